// What bound groups hear without asking: how the campaign goes, on the first working day of the week and on the last day;
// once that it is complete. Totals only. The key of each is unique, so no restart and no second process says it again.
import { IsNull, Not } from 'typeorm';
import { dayOf, daysBetween, hourOf, spokenDay, type IsWorkday } from '../../../shared/calendar';
import { campaignLabel } from '../../../shared/labels';
import { groupOccasion, MORNING_HOUR, type GroupOccasion } from '../../../shared/reminders/groupSummaries';
import { loadCalendar } from '../../calendar/workCalendar';
import { Campaign } from '../../campaigns/entities';
import { systemContext, type ActionContext } from '../../context';
import type { Database } from '../../database/database';
import { holdRows } from '../../database/holdRows';
import { enqueue } from '../../outbox/enqueue';
import { OutboxMessage } from '../../outbox/entities';
import { BotGroup } from '../entities';
import { progressPicture } from '../pictures/ofCampaign';
import { standingsOf, totalsOf, type Totals } from '../questions/standings';
import { endBinding, EXPIRED } from './bindGroup';

const EVENING_HOUR = 18;

/**
 * Queues what bound groups hear now, and ends bindings of groups that cannot be reached any more.
 * @returns how many summaries were queued
 */
export async function sendGroupSummaries(database: Database, now: Date, requestId: string): Promise<number> {
  const { bound, isWorkday } = await database.read(async (db) => ({
    bound: await db.findBy(BotGroup, { openFor: Not(IsNull()) }),
    isWorkday: (await loadCalendar(db)).isWorkday,
  }));
  let queued = 0;
  for (const { id } of bound)
    queued += await database.transaction((db) => workOn(overseeing(systemContext(db, now, requestId)), id, isWorkday));
  return queued;
}

/** The totals are those of the whole campaign, whoever bound the group. */
function overseeing(ctx: ActionContext): ActionContext {
  return { ...ctx, actor: { ...ctx.actor, roles: [{ role: 'leader', unitId: '', unitPath: '/' }] } };
}

async function workOn(ctx: ActionContext, id: string, isWorkday: IsWorkday): Promise<0 | 1> {
  await holdRows(ctx.db, BotGroup, [id]);
  const group = await ctx.db.findOneBy(BotGroup, { id, openFor: Not(IsNull()) });
  if (!group) return 0;
  const why = await whyLost(ctx, group);
  if (why !== null) {
    await endBinding(ctx, group, 'campaign.group-lost', why);
    await tellBinder(ctx, group, why);
    return 0;
  }
  const campaign = await ctx.db.findOneByOrFail(Campaign, { id: group.campaignId });
  const totals = totalsOf(await standingsOf(ctx, { campaigns: [campaign], unit: null }));
  const occasion = await occasionOf(ctx, group, campaign, totals, isWorkday);
  if (occasion === null || !isTalkingTime(ctx.now, isWorkday)) return 0;
  const key = `group:${group.id}:${occasion.key}`;
  if (await ctx.db.existsBy(OutboxMessage, { dedupeKey: key })) return 0;
  await tellGroup(ctx, group, { ...occasion, key }, campaign, totals);
  return 1;
}

/** Groups are left in peace outside of office hours. */
const isTalkingTime = (now: Date, isWorkday: IsWorkday) =>
  isWorkday(dayOf(now)) && hourOf(now) >= MORNING_HOUR && hourOf(now) < EVENING_HOUR;

/** A summary, or the last words once all is done. */
type Occasion = GroupOccasion | { kind: 'closed'; key: string };

/** What the group should have heard by now. */
async function occasionOf(
  { db, now }: ActionContext,
  { id, boundAt }: BotGroup,
  { dueDate }: Campaign,
  { total, completed }: Totals,
  isWorkday: IsWorkday,
): Promise<Occasion | null> {
  if (total > 0 && completed === total) return { kind: 'closed', key: 'closed' };
  const last = await db.findOneBy(OutboxMessage, { dedupeKey: `group:${id}:last:${dueDate}` });
  return groupOccasion({ boundAt, dueDate, lastSaidAt: last?.createdAt ?? null }, dayOf(now), isWorkday);
}

/** What DingTalk said when it refused the latest message for good; null while the group can be told. */
async function whyLost({ db }: ActionContext, { lastKey }: BotGroup): Promise<string | null> {
  const last = lastKey === null ? null : await db.findOneBy(OutboxMessage, { dedupeKey: lastKey });
  return last?.status === 'failed' && last.missedCode !== EXPIRED ? (last.reason ?? '') : null;
}

/** The words, and the picture behind them while there is something to be seen on it. */
async function tellGroup(
  ctx: ActionContext,
  group: BotGroup,
  { kind, key }: Occasion,
  campaign: Campaign,
  totals: Totals,
): Promise<void> {
  const to = { purpose: 'summary', recipientId: null, taskId: null } as const;
  const words = WORDS[kind](ctx, campaign, totals);
  const buttons = [{ label: '查看进度', path: `#/campaigns/${campaign.id}` }];
  await enqueue(ctx, {
    ...to,
    dedupeKey: key,
    message: { kind: 'robot', group: group.conversationId, ...words, buttons },
  });
  await ctx.db.update(BotGroup, { id: group.id }, { lastKey: key });
  // What is made up for is one line.
  if (kind === 'closed' || kind === 'after' || totals.total < 2) return;
  const picture = progressPicture(campaign, campaignLabel(campaign), totals, [], ctx.now);
  await enqueue(ctx, {
    ...to,
    dedupeKey: `${key}:picture`,
    message: { kind: 'picture', picture, group: group.conversationId },
  });
}

function summaryWords({ now }: ActionContext, campaign: Campaign, totals: Totals) {
  const { total, handedIn, completed, inReview, open, overdue } = totals;
  const label = campaignLabel(campaign);
  const title = `${total} 项已交 ${handedIn} 项：${label}`;
  const rest = [
    `办结 ${completed} 项`,
    inReview > 0 && `审核中 ${inReview} 项`,
    open > 0 && `未交 ${open} 项`,
    overdue > 0 && `逾期 ${overdue} 项`,
  ].filter(Boolean);
  const today = dayOf(now);
  const day = campaign.dueDate === today ? '今天截止' : `${spokenDay(campaign.dueDate)}截止`;
  return { title, markdown: `**${label}：${total} 项中已提交 ${handedIn} 项。**\n\n${rest.join('，')}，${day}。` };
}

/** 昨天截止: one line for what a day of downtime kept back. */
function lateWords({ now }: ActionContext, campaign: Campaign, { total, handedIn, open }: Totals) {
  const label = campaignLabel(campaign);
  const day = daysBetween(campaign.dueDate, dayOf(now)) === 1 ? '昨天' : spokenDay(campaign.dueDate);
  const rest = open > 0 ? `，未交 ${open} 项` : '';
  return {
    title: `${total} 项已交 ${handedIn} 项：${label}`,
    markdown: `**${label}：${day}截止，${total} 项中已提交 ${handedIn} 项${rest}。**`,
  };
}

function closingWords(_ctx: ActionContext, campaign: Campaign, { total }: Totals) {
  const title = `${total} 项已全部办结：${campaignLabel(campaign)}`;
  return { title, markdown: `**${campaignLabel(campaign)}：${total} 项已全部办结。** 本群不再收到这个批次的小结。` };
}

const WORDS = { week: summaryWords, last: summaryWords, after: lateWords, closed: closingWords };

/** The group cannot be told: whoever bound it is. */
async function tellBinder(
  ctx: ActionContext,
  { id, title, campaignId, boundById }: BotGroup,
  why: string,
): Promise<void> {
  await enqueue(ctx, {
    dedupeKey: `notice:group-lost:${id}`,
    purpose: 'summary',
    recipientId: boundById,
    taskId: null,
    message: {
      kind: 'notice',
      title: `群“${title}”收不到小结了`,
      lines: [
        '群可能已解散，或机器人已被移出，小结不再发送',
        ...(why ? [`钉钉的答复：${why}`] : []),
        '需要时请把机器人加回群里，重新说“绑定批次”',
      ],
      buttonLabel: '查看进度',
      path: `#/campaigns/${campaignId}`,
    },
  });
}
