// 绑定的群: the groups of a campaign as its board shows them. Conversation ids stay in the house.
import { In, IsNull, Not } from 'typeorm';
import type { BoundGroup, CampaignGroups } from '../../../shared/contracts/groups';
import { deliveryStateOf } from '../../../shared/delivery/deliveryState';
import { problems } from '../../../shared/problems';
import { Campaign } from '../../campaigns/entities';
import type { ActionContext } from '../../context';
import { requireAdmin } from '../../identity/actor';
import { Person } from '../../identity/entities';
import { OutboxMessage } from '../../outbox/entities';
import { tasksFor } from '../../tasks/queries';
import { BotGroup } from '../entities';
import { EXPIRED, mayBind } from './bindGroup';

/** Of those that were lost no more are told than a card holds. */
const MOST_LOST = 5;
const MOST_BOUND = 100;

/**
 * Who hears of a campaign, and whether the latest summary arrived.
 * @throws Problem 404 when nothing of the campaign is in the actor's scope, 403 for whoever is no admin
 */
export async function listGroups(ctx: ActionContext, campaignId: string): Promise<CampaignGroups> {
  const { name } = await campaignManaged(ctx, campaignId);
  const bound = await ctx.db.find(BotGroup, {
    where: { campaignId, openFor: Not(IsNull()) },
    order: { boundAt: 'ASC' },
    take: MOST_BOUND,
  });
  return {
    groups: await present(ctx, bound, await lostOnes(ctx, campaignId)),
    say: `绑定批次 ${name}`,
    can: { bind: await mayBind(ctx, campaignId) },
  };
}

/** @throws Problem as {@link listGroups} */
export async function campaignManaged(ctx: ActionContext, campaignId: string): Promise<Campaign> {
  const inScope = await tasksFor(ctx.db, ctx.actor)
    .andWhere('task.campaignId = :campaignId', { campaignId })
    .getExists();
  const campaign = inScope ? await ctx.db.findOneBy(Campaign, { id: campaignId }) : null;
  if (!campaign) throw problems.notFound({ what: '这个评价批次' });
  requireAdmin(ctx.actor, '查看绑定的群');
  return campaign;
}

/** Groups whose binding ended because nothing reached them, and that are bound to nothing since. */
function lostOnes({ db }: ActionContext, campaignId: string): Promise<BotGroup[]> {
  return db
    .createQueryBuilder(BotGroup, 'lost')
    .innerJoin(OutboxMessage, 'last', "last.dedupeKey = lost.lastKey AND last.status = 'failed'")
    .where('lost.campaignId = :campaignId AND lost.openFor IS NULL', { campaignId })
    .andWhere('(last.missedCode IS NULL OR last.missedCode <> :expired)', { expired: EXPIRED })
    .andWhere((query) => {
      const later = query.subQuery().select('1').from(BotGroup, 'later');
      return `NOT EXISTS ${later.where('later.conversationId = lost.conversationId AND later.boundAt > lost.boundAt').getQuery()}`;
    })
    .orderBy('lost.endedAt', 'DESC')
    .limit(MOST_LOST)
    .getMany();
}

async function present({ db }: ActionContext, bound: BotGroup[], lost: BotGroup[]): Promise<BoundGroup[]> {
  const groups = [...bound, ...lost];
  const keys = groups.flatMap(({ lastKey }) => lastKey ?? []);
  const messages = await db.findBy(OutboxMessage, { dedupeKey: In(keys) });
  const people = await db.find(Person, {
    select: { id: true, name: true },
    where: { id: In(groups.map(({ boundById }) => boundById)) },
  });
  const latest = new Map(messages.map((message) => [message.dedupeKey, message]));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return groups.map(({ id, title, boundById, boundAt, openFor, lastKey }) => ({
    id,
    title,
    boundByName: names.get(boundById) ?? '',
    boundAt: boundAt.toISOString(),
    state: openFor === null ? 'lost' : 'bound',
    last: lastOf(latest.get(lastKey ?? '')),
  }));
}

function lastOf(message: OutboxMessage | undefined): BoundGroup['last'] {
  if (!message) return null;
  const state = deliveryStateOf(message);
  const at = (message.finishedAt ?? message.createdAt).toISOString();
  return { at, state, reason: state === 'missed' ? (message.missedReason ?? message.reason) : null };
}
