/** While nothing is told, what is looked at is asked for again after this. */
const LOOK_AGAIN_MS = 20_000;
/** While changes are told: only for what no change tells, such as what became of messages, or the next day. */
const LOOK_NOW_AND_THEN_MS = 60_000;

let told = false;

/** Whether the stream of changes is open. */
export function noteTold(isTold: boolean): void {
  told = isTold;
}

/** How long after it was read something that is looked at is asked for again. */
export const lookAgainMs = (): number => (told ? LOOK_NOW_AND_THEN_MS : LOOK_AGAIN_MS);
