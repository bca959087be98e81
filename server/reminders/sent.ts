// 提醒记录: what was sent and why, for the person and for whoever answers for a campaign.
import { In, type SelectQueryBuilder } from 'typeorm';
import type {
  CampaignReminders,
  CampaignRemindersQuery,
  MyReminders,
  SentReminder,
} from '../../shared/contracts/reminders';
import { deliveryStateOf, type DeliveryFacts, type DeliveryState } from '../../shared/delivery/deliveryState';
import type { ActionContext } from '../context';
import { withinDeliveryScope } from '../deliveries/scope';
import { holdsRoleAnywhere } from '../identity/actor';
import { OrgUnit, Person } from '../identity/entities';
import { OutboxMessage } from '../outbox/entities';
import { problems } from '../../shared/problems';
import { DigestCampaign, ReminderDigest } from './entities';
import { requireCampaign } from './policies';
import { seenBy, wordsOf } from './visible';

interface Page {
  before?: string;
  limit: number;
}

/** What the asker was reminded of, the latest first. */
export async function myReminders({ db, actor }: ActionContext, { before, limit }: Page): Promise<MyReminders> {
  const query = db
    .createQueryBuilder(ReminderDigest, 'digest')
    .where('digest.personId = :personId', { personId: actor.personId })
    .orderBy('digest.id', 'DESC')
    .limit(limit + 1);
  if (before) query.andWhere('digest.id < :before', { before });
  const rows = await query.getMany();
  const messages = await messagesOf(db, rows);
  const page = rows.slice(0, limit);
  return {
    reminders: page.map((row) => {
      const message = messages.get(row.messageKey);
      return present(row, message, { ...wordsOf(message?.payload), reasons: row.reasons });
    }),
    next: rows.length > limit ? page.at(-1)!.id : null,
  };
}

/**
 * The proof (送达证明) of a campaign: who was told, reached, read, the latest first.
 * @throws Problem 404; 403 for who neither manages nor reviews
 */
export async function campaignReminders(
  ctx: ActionContext,
  campaignId: string,
  query: CampaignRemindersQuery,
): Promise<CampaignReminders> {
  await requireCampaign(ctx, campaignId);
  if (!holdsRoleAnywhere(ctx.actor, 'admin') && !holdsRoleAnywhere(ctx.actor, 'reviewer'))
    throw problems.notAllowed({ what: '查看提醒记录', who: '绩效管理员或复核人' });
  const { limit, before, kind, state } = query;
  const wanted = toldIn(ctx, campaignId)
    .select('digest.id', 'id')
    .orderBy('digest.id', 'DESC')
    .limit(limit + 1);
  if (before) wanted.andWhere('digest.id < :before', { before });
  if (kind) wanted.andWhere('digest.kinds LIKE :kind', { kind: `%,${kind},%` });
  if (state) wanted.andWhere(STATES[state]);
  const ids = (await wanted.getRawMany<{ id: string }>()).map(({ id }) => id);
  const page = ids.slice(0, limit);
  return {
    reminders: await presentTold(ctx, page),
    next: ids.length > limit ? page.at(-1)! : null,
    counts: await countsOf(ctx, campaignId),
  };
}

/** As {@link deliveryStateOf} sorts rows into states, for the database. */
const STATES: Record<DeliveryState, string> = {
  cancelled: "message.status = 'cancelled'",
  waiting: "message.delivery IS NULL AND message.status IN ('waiting', 'sending')",
  sent: "message.delivery IS NULL AND message.status IN ('sent', 'unknown')",
  reached: "message.delivery = 'reached' AND message.status <> 'cancelled'",
  read: "message.delivery = 'read' AND message.status <> 'cancelled'",
  missed:
    "((message.delivery = 'missed' AND message.status <> 'cancelled') OR (message.delivery IS NULL AND message.status = 'failed'))",
};

/** Messages of reminders about a campaign, within the actor's units. */
function toldIn({ db, actor }: ActionContext, campaignId: string): SelectQueryBuilder<OutboxMessage> {
  const query = db
    .createQueryBuilder(OutboxMessage, 'message')
    .innerJoin(ReminderDigest, 'digest', 'digest.messageKey = message.dedupeKey')
    .innerJoin(DigestCampaign, 'spoken', 'spoken.digestId = digest.id')
    .where('spoken.campaignId = :campaignId', { campaignId });
  return withinDeliveryScope(query, actor);
}

async function countsOf(ctx: ActionContext, campaignId: string): Promise<CampaignReminders['counts']> {
  const groups = await toldIn(ctx, campaignId)
    .select(['message.status AS status', 'message.delivery AS delivery'])
    .addSelect('COUNT(*)', 'count')
    .groupBy('message.status')
    .addGroupBy('message.delivery')
    .getRawMany<DeliveryFacts & { count: number | string }>();
  const count = (...states: DeliveryState[]) =>
    groups
      .filter((group) => states.includes(deliveryStateOf(group)))
      .reduce((sum, group) => sum + Number(group.count), 0);
  return {
    told: count('waiting', 'sent', 'reached', 'read', 'missed'),
    // Who has read it was reached.
    reached: count('reached', 'read'),
    read: count('read'),
    missed: count('missed'),
  };
}

/** Of whoever works for several units only what concerns those of the reader. */
async function presentTold(ctx: ActionContext, ids: string[]): Promise<CampaignReminders['reminders']> {
  const { db } = ctx;
  const rows = await db.find(ReminderDigest, { where: { id: In(ids) }, order: { id: 'DESC' } });
  const messages = await messagesOf(db, rows);
  const people = await db.findBy(Person, { id: In(rows.map(({ personId }) => personId)) });
  const units = await db.findBy(OrgUnit, { id: In(people.map(({ unitId }) => unitId)) });
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  const byId = new Map(people.map((person) => [person.id, person]));
  const seen = await seenBy(ctx, rows);
  return rows.map((row) => {
    const { id, name, unitId, active } = byId.get(row.personId)!;
    const message = messages.get(row.messageKey);
    return {
      ...present(row, message, seen(row, wordsOf(message?.payload))),
      person: { id, name, unitName: unitNames.get(unitId) ?? null, active },
    };
  });
}

async function messagesOf(db: ActionContext['db'], rows: ReminderDigest[]): Promise<Map<string, OutboxMessage>> {
  const messages = await db.findBy(OutboxMessage, { dedupeKey: In(rows.map(({ messageKey }) => messageKey)) });
  return new Map(messages.map((message) => [message.dedupeKey, message]));
}

/** Without a message it is known that it was sent, and nothing more. @param shown what of it the reader may see */
function present(
  row: ReminderDigest,
  message: OutboxMessage | undefined,
  { title, lines, reasons }: Pick<SentReminder, 'title' | 'lines' | 'reasons'>,
): SentReminder {
  return {
    id: row.id,
    at: row.createdAt.toISOString(),
    title,
    lines,
    reasons: reasons.map(({ kind, why }) => ({ kind, why })),
    state: message ? deliveryStateOf(message) : 'sent',
    reachedAt: message?.reachedAt?.toISOString() ?? null,
    readAt: message?.readAt?.toISOString() ?? null,
    missedWhy: message && deliveryStateOf(message) === 'missed' ? (message.missedReason ?? message.reason) : null,
  };
}
