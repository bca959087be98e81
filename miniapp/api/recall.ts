import { recallAnswer, rememberAnswer } from './answers';
import { get } from './client';
import { noteRemembered } from './connection';
import { isWorthRepeating } from './problems';

/** How long somebody looks at a skeleton before the device shows what it remembers. */
const PATIENCE_MS = 3_000;

/**
 * What the server says, and what it said last when it does not answer (in time).
 *
 * @param isShown something is on the page already: then a failure is a failure, and what is shown stays
 * @param onLate told the answer when the device had to stand in for it
 */
export async function getOrRecall<T>(path: string, isShown: boolean, onLate: (answer: T) => void): Promise<T> {
  const asked = get<T>(path).then((answer) => {
    void rememberAnswer(path, answer);
    return answer;
  });
  if (isShown) return asked;
  const standIn = async (): Promise<T | null> => {
    const remembered = await recallAnswer<T>(path);
    if (remembered) noteRemembered(remembered.at);
    return remembered && remembered.answer;
  };
  const first = await Promise.race([asked.catch((failure: unknown) => new Failed(failure)), patience()]);
  if (first instanceof Failed) {
    if (!isWorthRepeating(first.failure)) throw first.failure;
    const remembered = await standIn();
    if (remembered === null) throw first.failure;
    return remembered;
  }
  if (first !== TOO_LONG) return first as T;
  const remembered = await standIn();
  if (remembered === null) return asked;
  asked.then(onLate, () => undefined);
  return remembered;
}

class Failed {
  constructor(readonly failure: unknown) {}
}

const TOO_LONG = Symbol('too long');

const patience = () =>
  new Promise<typeof TOO_LONG>((resolve) => {
    window.setTimeout(() => resolve(TOO_LONG), PATIENCE_MS);
  });
