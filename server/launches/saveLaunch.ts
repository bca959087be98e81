import type { LaunchFormInput } from '../../shared/contracts/launches';
import { recordAudit } from '../audit/recordAudit';
import { authorizeLaunch } from '../campaigns/plan';
import type { ActionContext } from '../context';
import { newId } from '../database/ids';
import { changeRow } from './changeRow';
import { Launch } from './entities';
import { loadLaunch } from './queries';

/** 存为草稿: nothing is checked and nothing is sent. @throws Problem 403 unless the actor is an admin */
export async function saveLaunch(ctx: ActionContext, form: LaunchFormInput): Promise<Launch> {
  authorizeLaunch(ctx);
  const launch = ctx.db.create(Launch, {
    id: newId(),
    state: 'draft',
    version: 1,
    form,
    scheduledFor: null,
    scheduledById: null,
    blocked: [],
    campaignId: null,
    createdById: ctx.actor.personId,
    changedById: ctx.actor.personId,
    changedAt: ctx.now,
  });
  await ctx.db.insert(Launch, launch);
  const { id: subjectId } = launch;
  await recordAudit(ctx, { subject: 'launch', subjectId, action: 'launch.saved', after: { name: form.name } });
  return launch;
}

/**
 * Goes on with a draft, or with one the clock was kept from launching.
 * @throws Problem 403, 404; 409 when it was changed meanwhile, waits for its moment, or is launched
 */
export async function changeLaunch(
  ctx: ActionContext,
  id: string,
  { version, form }: { version: number; form: LaunchFormInput },
): Promise<void> {
  const launch = await loadLaunch(ctx, id);
  await changeRow(ctx, launch, { version, from: ['draft', 'blocked'], verb: '修改' }, { form });
  await recordAudit(ctx, {
    subject: 'launch',
    subjectId: id,
    action: 'launch.saved',
    before: { name: launch.form.name },
    after: { name: form.name },
  });
}

/** 删除草稿: it is kept for the audit, and shown nowhere. @throws Problem 403, 404, 409 */
export async function removeLaunch(ctx: ActionContext, id: string, version: number): Promise<void> {
  const launch = await loadLaunch(ctx, id);
  await changeRow(ctx, launch, { version, from: ['draft', 'blocked'], verb: '删除' }, { state: 'removed' });
  await recordAudit(ctx, {
    subject: 'launch',
    subjectId: id,
    action: 'launch.removed',
    before: { name: launch.form.name },
  });
}
