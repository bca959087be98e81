import { saveWords } from './saveWords';
import type { Draft } from './useDraft';

/** Whether it is saved, in a few words; the colour changes only when it is not. */
export function SaveLine({ draft: { state, session } }: { draft: Draft }) {
  const { text, late, retry } = saveWords(state);
  return (
    <>
      <span role="status" className={late ? 'fill-head__late' : undefined}>
        {text}
      </span>
      {retry && (
        <button type="button" className="fill-head__retry" onClick={session.retryNow}>
          现在重试
        </button>
      )}
    </>
  );
}
