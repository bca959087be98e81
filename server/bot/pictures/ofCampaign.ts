// The pictures of a campaign, from numbers that were counted elsewhere.
import { spokenInstant } from '../../../shared/calendar';
import type { UnitProgress } from '../../../shared/insight/completion';
import { gradesSentence, scoresSentence } from '../../../shared/insight/sentences';
import type { ScoreBin } from '../../../shared/insight/scores';
import { DEMO_LABEL } from '../../../shared/labels';
import type { Campaign } from '../../campaigns/entities';
import { MOST_ROWS, type ColumnsPicture, type Part, type ProgressPicture, type Tone } from './types';

interface Progress {
  total: number;
  open: number;
  inReview: number;
  completed: number;
}

type Marked = Pick<Campaign, 'isDemo'>;

/** Under every picture: as of when, and that it is demo data where it is. */
export const pictureNote = ({ isDemo }: Marked, now: Date): string =>
  `截至 ${spokenInstant(now)}${isDemo ? `。${DEMO_LABEL}` : ''}`;

/**
 * How far a campaign, or a unit's part of it, is.
 * @param name what stands in front of the figures
 * @param units those with the most outstanding first; none where others read along
 */
export function progressPicture(
  campaign: Marked,
  name: string,
  { total, open, inReview, completed }: Progress,
  units: readonly UnitProgress[],
  now: Date,
): ProgressPicture {
  const done = inReview + completed;
  return {
    kind: 'progress',
    title: `${name}：${total} 项中 ${done} 项已交`,
    note: pictureNote(campaign, now),
    done,
    doneLabel: '已交',
    parts: [
      { label: '已办结', count: completed, tone: 'good' },
      { label: '审核中', count: inReview, tone: 'brand' },
      { label: '未交', count: open, tone: 'faint' },
    ],
    rows: units.length > 1 ? units.slice(0, MOST_ROWS).map(rowOf) : [],
  };
}

const rowOf = ({ unitName, open, inReview, completed }: UnitProgress) => ({
  name: unitName,
  counts: [completed, inReview, open],
  figure: `${inReview + completed}/${open + inReview + completed} 已交`,
});

/** From the best grade to the worst, whatever a profile calls them. */
const GRADE_TONES: Tone[] = ['good', 'brand', 'warn', 'bad'];

/** How many finished ones have which grade. @param grades the best first */
export function gradesPicture(campaign: Marked, grades: { grade: string; count: number }[], now: Date): ColumnsPicture {
  const columns = grades.map(({ grade, count }, at): Part => ({
    label: grade,
    count,
    tone: GRADE_TONES[at] ?? 'faint',
  }));
  return { kind: 'columns', title: gradesSentence(grades), note: pictureNote(campaign, now), columns };
}

/** How the scores of what is handed in are spread, the highest first. */
export function scoresPicture(campaign: Marked, bins: ScoreBin[], now: Date): ColumnsPicture {
  const columns = bins.map(({ label, count }): Part => ({ label, count, tone: 'brand' }));
  return { kind: 'columns', title: scoresSentence(bins), note: pictureNote(campaign, now), columns };
}
