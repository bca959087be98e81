import type { ReactNode } from 'react';
import { LAUNCH_STEPS } from '../../../shared/launch/findings';

interface LaunchStepProps {
  step: 1 | 2 | 3 | 4 | 5;
  children: ReactNode;
}

/** One of the five steps, with its number; a finding leads to it. */
export function LaunchStep({ step, children }: LaunchStepProps) {
  const title = LAUNCH_STEPS[step - 1]!;
  return (
    <section className="launch-step" id={`step-${step}`} tabIndex={-1} aria-label={`第 ${step} 步：${title}`}>
      <h2 className="launch-step__title">
        <span className="launch-step__number" aria-hidden="true">
          {step}
        </span>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Brings a step into view and the focus with it. */
export function goToStep(id: string): void {
  const place = document.getElementById(id);
  place?.scrollIntoView({ block: 'start' });
  place?.focus({ preventScroll: true });
}
