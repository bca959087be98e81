// What DingTalk answers ends up in rows of ours. An answer too long for its column would keep the whole result from being
// written down, and a message whose result is not written down is sent again: so nothing leaves this folder unbounded.
import { shortened } from './markdown';

const LONGEST_ID = 100;
const LONGEST_CODE = 60;
const LONGEST_REASON = 500;

/** An id that DingTalk gave us; null for anything that can be none. */
export function boundedId(id: unknown): string | null {
  const text = typeof id === 'number' ? String(id) : id;
  return typeof text === 'string' && text.length > 0 && text.length <= LONGEST_ID ? text : null;
}

/** The beginning of a code. */
export const boundedCode = (code: string): string => code.slice(0, LONGEST_CODE);

/** The beginning of what it said. */
export const boundedReason = (reason: string): string => shortened(reason, LONGEST_REASON);
