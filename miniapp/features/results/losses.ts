// Where points were lost, exactly. Pure.
import { compareDecimals, roundHalfUp, subtractDecimals } from '../../../shared/decimal';
import type { TaskDetail } from '../../../shared/contracts/tasks';

/** Points lost at a row, two decimals; all of them while it has no score. */
export function lostPoints(points: string, score: string | null | undefined): string {
  return roundHalfUp(subtractDecimals(points, score ?? '0'));
}

export interface Loss {
  name: string;
  lost: string;
}

/** Every place that cost points, the dearest first. */
export function lossesOf({ result, funds, indicators }: TaskDetail): Loss[] {
  const scores = new Map(result.indicators.map((row) => [row.id, row.score]));
  return [
    { name: '预算执行率', lost: lostPoints(funds.points, result.funds.score) },
    ...indicators.map((row) => ({ name: `“${row.name}”`, lost: lostPoints(row.points, scores.get(row.id)) })),
  ]
    .filter(({ lost }) => compareDecimals(lost, '0') > 0)
    .sort((one, other) => compareDecimals(other.lost, one.lost));
}
