// What a reviewer should look at, so that the rest may be passed over. Pure.
import { compareDecimals } from '../../../shared/decimal';
import type { TaskDetail, TaskIndicator } from '../../../shared/contracts/tasks';
import { answerText } from '../../../shared/scoring/dataStates';
import type { Finding } from '../../../shared/scoring/types';
import { lostPoints } from '../results/losses';

export interface ReviewMark {
  text: string;
  tone: 'bad' | 'warn' | 'demo';
}

/** Why this row deserves a look; empty when it does not. */
export function marksOf(detail: TaskDetail, row: TaskIndicator): ReviewMark[] {
  const score = detail.result.indicators.find((scored) => scored.id === row.id)?.score ?? null;
  const lost = score === null ? '0' : lostPoints(row.points, score);
  return [
    ...(score === null ? [{ text: '没有得分', tone: 'bad' as const }] : []),
    ...(compareDecimals(lost, '0') > 0 ? [{ text: `扣 ${lost} 分`, tone: 'bad' as const }] : []),
    ...returnMarks(row),
  ];
}

/** What the check let pass about this row; how the indicator is set is not the filler's doing and told apart. */
export function risksOf({ result }: TaskDetail, row: TaskIndicator): Finding[] {
  return result.findings.filter((finding) => finding.place === row.id && !finding.forAdmin);
}

/** What was asked for when the row was returned, and whether its value changed since. */
function returnMarks(row: TaskIndicator): ReviewMark[] {
  if (!row.returnReason) return [];
  const asked = { text: `曾退回：${row.returnReason}`, tone: 'warn' as const };
  if (row.returnedActual === null) return [asked];
  const now = answerText(row);
  const change =
    now === row.returnedActual ? `完成值没有改，仍是 ${now}` : `完成值由 ${row.returnedActual} 改为 ${now}`;
  return [{ text: change, tone: 'warn' as const }, asked];
}

/** Rows once returned first, then those that lost most. */
export function rowsToLookAt(detail: TaskDetail): TaskIndicator[] {
  const scores = new Map(detail.result.indicators.map((row) => [row.id, row.score]));
  const lost = (row: TaskIndicator) => lostPoints(row.points, scores.get(row.id));
  const wasReturned = (row: TaskIndicator) => Number(row.returnReason !== null);
  return detail.indicators
    .filter((row) => row.assumed || marksOf(detail, row).length + risksOf(detail, row).length > 0)
    .sort((one, other) => wasReturned(other) - wasReturned(one) || compareDecimals(lost(other), lost(one)));
}
