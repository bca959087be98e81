// What a reviewer should look at, so that the rest may be passed over. Pure.
import { compareDecimals } from '../../../shared/decimal';
import type { TaskDetail, TaskIndicator } from '../../../shared/contracts/tasks';
import { lostPoints } from '../results/losses';
import { withoutName } from '../tasks/formModel';

export interface ReviewMark {
  text: string;
  tone: 'bad' | 'warn' | 'demo';
}

/** Why this row deserves a look; empty when it does not. */
export function marksOf(detail: TaskDetail, row: TaskIndicator): ReviewMark[] {
  const score = detail.result.indicators.find((scored) => scored.id === row.id)?.score ?? null;
  const lost = score === null ? '0' : lostPoints(row.points, score);
  const said = detail.result.findings.filter((finding) => finding.place === row.id);
  return [
    ...(score === null ? [{ text: '没有得分', tone: 'bad' as const }] : []),
    ...(compareDecimals(lost, '0') > 0 ? [{ text: `扣 ${lost} 分`, tone: 'bad' as const }] : []),
    ...(row.returnReason ? [{ text: `曾退回：${row.returnReason}`, tone: 'warn' as const }] : []),
    ...said.map((finding) => ({ text: withoutName(finding.message), tone: 'warn' as const })),
  ];
}

export function rowsToLookAt(detail: TaskDetail): TaskIndicator[] {
  return detail.indicators.filter((row) => row.assumed || marksOf(detail, row).length > 0);
}
