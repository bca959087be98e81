/** A file that cannot be checked. The message is one Chinese sentence for the person who gave it. */
export class UnreadableFile extends Error {}
