// Self score against the score after review.
import { compareDecimals, proportion, subtractDecimals, sumDecimals } from '../decimal';

/** A finished task with the 得分 of its first submission and of the end. */
export interface ReviewedScore {
  taskId: string;
  projectName: string;
  unitName: string;
  first: string;
  final: string;
}

export interface ScoreChange extends ReviewedScore {
  /** final − first, two decimals */
  change: string;
}

export interface ReviewEffect {
  /** finished ones that can be compared */
  compared: number;
  lowered: number;
  raised: number;
  unchanged: number;
  /** mean of the changes over all compared, two decimals; null without any */
  meanChange: string | null;
  /** those that changed, the largest change first */
  changes: ScoreChange[];
}

/** What the review changed. A single reviewer's doing it is not: the filler hands in again, the rules count. */
export function reviewEffect(scores: readonly ReviewedScore[]): ReviewEffect {
  const all = scores.map((one) => ({ ...one, change: subtractDecimals(one.final, one.first) }));
  const side = (one: ScoreChange) => compareDecimals(one.change, '0');
  return {
    compared: all.length,
    lowered: all.filter((one) => side(one) < 0).length,
    raised: all.filter((one) => side(one) > 0).length,
    unchanged: all.filter((one) => side(one) === 0).length,
    meanChange:
      all.length === 0 ? null : proportion('1', sumDecimals(all.map(({ change }) => change)), String(all.length)),
    changes: all
      .filter((one) => side(one) !== 0)
      .sort((a, b) => compareDecimals(size(b.change), size(a.change)) || (a.projectName < b.projectName ? -1 : 1)),
  };
}

const size = (change: string) => change.replace(/^-/, '');
