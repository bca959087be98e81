import { launchCampaignSchema, type LaunchCampaignInput } from '../../shared/contracts/campaigns';
import { spokenInstant } from '../../shared/calendar';
import type { LaunchFormInput } from '../../shared/contracts/launches';
import { blockingSentences } from '../../shared/launch/findings';
import { problems } from '../../shared/problems';
import { recordAudit } from '../audit/recordAudit';
import { planCampaign } from '../campaigns/plan';
import type { ActionContext } from '../context';
import { changeRow } from './changeRow';
import { loadLaunch } from './queries';

/**
 * 定时发起: the clock launches it at the moment, in the actor's name, after checking it once more.
 * @throws Problem 403, 404, 409; 400 for a form that is not whole or a moment that is past; 422 listing what blocks
 */
export async function scheduleLaunch(
  ctx: ActionContext,
  id: string,
  { version, at }: { version: number; at: string },
): Promise<void> {
  const launch = await loadLaunch(ctx, id);
  const moment = new Date(at);
  if (moment <= ctx.now) throw invalid('at', '发起时间已经过去，请另选时间。');
  const blocking = blockingSentences((await planCampaign(ctx, wholeInput(launch.form), moment)).findings);
  if (blocking.length > 0) throw problems.campaignNotReady({ problems: blocking });
  await changeRow(
    ctx,
    launch,
    { version, from: ['draft', 'blocked'], verb: '定时' },
    { state: 'scheduled', scheduledFor: moment, scheduledById: ctx.actor.personId, blocked: [] },
  );
  await recordAudit(ctx, {
    subject: 'launch',
    subjectId: id,
    action: 'launch.scheduled',
    after: { name: launch.form.name, scheduledFor: at },
    comment: spokenInstant(moment),
  });
}

/** 取消定时: it is a draft again. @throws Problem 403, 404; 409 when it was launched meanwhile */
export async function cancelSchedule(ctx: ActionContext, id: string, version: number): Promise<void> {
  const launch = await loadLaunch(ctx, id);
  const draft = { state: 'draft', scheduledFor: null, scheduledById: null } as const;
  await changeRow(ctx, launch, { version, from: ['scheduled'], verb: '取消定时' }, draft);
  await recordAudit(ctx, {
    subject: 'launch',
    subjectId: id,
    action: 'launch.unscheduled',
    before: { name: launch.form.name, scheduledFor: launch.scheduledFor?.toISOString() ?? null },
  });
}

/** The form as what is launched. @throws Problem 400 listing what is missing */
function wholeInput(form: LaunchFormInput): LaunchCampaignInput {
  const parsed = launchCampaignSchema.safeParse(form);
  if (parsed.success) return parsed.data;
  throw problems.invalidInput({
    issues: parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })),
  });
}

const invalid = (field: string, message: string) => problems.invalidInput({ issues: [{ field, message }] });
