import type { TaskDetail } from '../../../shared/contracts/tasks';

const STATUS_WORDS = { done: '已办', current: '办理中', waiting: '等待' };

/** The chain of review: who has decided, who has it now, who comes after. */
export function Steps({ steps }: { steps: TaskDetail['steps'] }) {
  return (
    <section className="card">
      <h2 className="card__title">审核进度</h2>
      <ol className="steps">
        {steps.map((step) => (
          <li key={step.label} className={`steps__step steps__step--${step.status}`}>
            <span className="steps__dot" aria-hidden="true" />
            <span className="steps__label">{step.label}</span>
            <span className="muted">{step.holders.join('、')}</span>
            <span className="steps__status">{STATUS_WORDS[step.status]}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
