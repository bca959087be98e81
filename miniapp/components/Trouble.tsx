import { describeFailure } from '../api/problems';

/** A refusal in one line, beside the button that was refused. */
export function Trouble({ failure }: { failure: unknown }) {
  const { title, hint } = describeFailure(failure);
  return (
    <p className="field-error" role="alert">
      {title}
      {hint}
    </p>
  );
}
