import type { Grid } from './grid';

/** A file that cannot be checked. The message is one Chinese sentence for the person who gave it. */
export class UnreadableFile extends Error {}

/** What was read from a file, whatever it holds. */
export type ReadContent = { grids: Grid[] } | { json: unknown };

/** A file that can be read but holds no self-evaluation; what was read may be an evaluation of another kind. */
export class NotSelfEvaluation extends UnreadableFile {
  constructor(
    message: string,
    readonly content: ReadContent,
  ) {
    super(message);
  }
}
