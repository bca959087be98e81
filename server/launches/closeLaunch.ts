import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { changeRow } from './changeRow';
import { loadLaunch } from './queries';

/**
 * A draft that became a campaign: in the same transaction, so that the clock or a colleague cannot launch it again.
 * @throws Problem 403, 404; 409 when it was changed or launched meanwhile
 */
export async function closeLaunch(
  ctx: ActionContext,
  { id, version }: { id: string; version: number },
  campaignId: string,
): Promise<void> {
  const launch = await loadLaunch(ctx, id);
  await changeRow(
    ctx,
    launch,
    { version, from: ['draft', 'blocked', 'scheduled'], verb: '再次发起' },
    { state: 'launched', campaignId, blocked: [] },
  );
  await recordAudit(ctx, { subject: 'launch', subjectId: id, action: 'launch.launched', after: { campaignId } });
}
