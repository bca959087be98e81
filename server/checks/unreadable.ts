/** A file that cannot be checked. The message is one Chinese sentence for the person who gave it. */
export class UnreadableFile extends Error {}

/** A file that can be read but holds no self-evaluation; it may hold an evaluation of another kind. */
export class NotSelfEvaluation extends UnreadableFile {}
