import { problems } from '../../shared/problems';
import type { ActionContext } from '../context';
import { IndicatorResult } from '../tasks/entities';
import { authorizeFilling, requireMove } from '../tasks/policy';
import { loadTaskToChange, type LoadedTask } from '../tasks/queries';

export interface RowInPlace {
  place: LoadedTask;
  row: IndicatorResult;
}

/**
 * The row whose 佐证材料 are to be changed, kept from everybody else until the transaction ends.
 * @throws Problem 403 for somebody else's task, 404 for an unknown row, 409 while it is not being filled or the row is accepted
 */
export async function rowToProve(ctx: ActionContext, taskId: string, indicatorId: string): Promise<RowInPlace> {
  const place = await loadTaskToChange(ctx.db, taskId);
  authorizeFilling(ctx.actor, place);
  requireMove(place, 'save');
  const row = await ctx.db.findOneBy(IndicatorResult, { id: indicatorId, taskId });
  if (!row) throw problems.notFound({ what: '这个指标' });
  if (row.locked) throw problems.rowLocked({ indicator: row.name, field: 'evidence' });
  return { place, row };
}
