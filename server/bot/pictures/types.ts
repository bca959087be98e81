// What a picture in the chat shows. The figures are kept in the outbox and drawn when the message leaves, so that a row
// holds a few hundred bytes and no image.

/** Colours of the mini-app, by what they mean. */
export type Tone = 'good' | 'brand' | 'warn' | 'bad' | 'faint';

interface Words {
  /** the sentence that is to be seen in it */
  title: string;
  /** below it: as of when, and whether it is demo data */
  note: string;
}

export interface Part {
  label: string;
  count: number;
  tone: Tone;
}

/** A ring of what is in, its parts in words, and a bar for each unit. */
export interface ProgressPicture extends Words {
  kind: 'progress';
  /** of all parts together */
  done: number;
  /** what the ring counts, such as 已交 */
  doneLabel: string;
  parts: Part[];
  /** at most five; `counts` in the order of `parts`. In a group there are none: nobody is pilloried */
  rows: { name: string; counts: number[]; figure: string }[];
}

/** How many fall into each class: grades, or ranges of scores. */
export interface ColumnsPicture extends Words {
  kind: 'columns';
  columns: Part[];
}

/** Execution rates against the share of the year that has passed. */
export interface RatesPicture extends Words {
  kind: 'rates';
  timeProgressPercent: string;
  /** at most five */
  rows: { name: string; ratePercent: string; figure: string; tone: Tone }[];
}

export type ChatPicture = ProgressPicture | ColumnsPicture | RatesPicture;

/** Rows a picture can hold and still be read on a phone. */
export const MOST_ROWS = 5;
