// Reading the board. Counting goes by (kind, status, delivery), which an index holds; each such group lies in one state by
// the rule that everybody asks, so no message is in two states and none is left out.
import { In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { addDays, dayOf, instantOn } from '../../shared/calendar';
import type { DeliveryCounts, DeliveryList, DeliveryQuery } from '../../shared/contracts/deliveries';
import { deliveryStateOf, type DeliveryFacts } from '../../shared/delivery/deliveryState';
import { channelOf } from '../../shared/delivery/messageKinds';
import type { ActionContext } from '../context';
import { narrowToTyped } from '../database/narrowToTyped';
import { OrgUnit, Person } from '../identity/entities';
import { OutboxMessage } from '../outbox/entities';
import { Task } from '../tasks/entities';
import { presentDeliveries } from './present';
import { authorizeWatching, withinDeliveryScope } from './scope';

type Narrowing = Pick<DeliveryQuery, 'purpose' | 'campaignId' | 'person' | 'period'>;

/** Messages of one kind that stand alike. */
interface Group extends DeliveryFacts {
  kind: string;
  count: number;
}

/**
 * One page of the board with its sums, newest first.
 * @throws Problem 403 for somebody who holds no unit
 */
export async function listDeliveries(ctx: ActionContext, query: DeliveryQuery): Promise<DeliveryList> {
  authorizeWatching(ctx.actor);
  const groups = await countGroups(ctx, query);
  const shown = groups.filter((group) => isShown(group, query.way));
  const ids = await pageOfIds(
    ctx,
    query,
    shown.filter((group) => isWanted(group, query.show)),
  );
  const page = ids.slice(0, query.limit);
  return {
    deliveries: await presentDeliveries(ctx, await loadInOrder(ctx.db, page)),
    next: ids.length > query.limit ? page.at(-1)! : null,
    counts: countsOf(shown),
    phone: await countToPhone(ctx, query, shown),
    upkeep: sum(groups.filter(({ kind }) => channelOf(kind) === 'upkeep')),
    today: countsOf((await countGroups(ctx, { period: 'today' })).filter((group) => isShown(group, undefined))),
    at: ctx.now.toISOString(),
  };
}

const sum = (groups: Group[]) => groups.reduce((total, group) => total + group.count, 0);

function isShown({ kind }: Group, way: DeliveryQuery['way']): boolean {
  return way ? channelOf(kind) === way : channelOf(kind) !== 'upkeep';
}

function isWanted(group: Group, show: DeliveryQuery['show']): boolean {
  return !show || deliveryStateOf(group) === (show === 'phone' ? 'missed' : show);
}

function countsOf(groups: Group[]): DeliveryCounts {
  const counts = { waiting: 0, sent: 0, reached: 0, read: 0, missed: 0, cancelled: 0 };
  for (const group of groups) counts[deliveryStateOf(group)] += group.count;
  return counts;
}

async function countGroups(ctx: ActionContext, narrowing: Narrowing): Promise<Group[]> {
  const rows = await narrowed(ctx, narrowing)
    .select('message.kind', 'kind')
    .addSelect('message.status', 'status')
    .addSelect('message.delivery', 'delivery')
    .addSelect('COUNT(*)', 'count')
    .groupBy('message.kind')
    .addGroupBy('message.status')
    .addGroupBy('message.delivery')
    .getRawMany<DeliveryFacts & { kind: string; count: string | number }>();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

function narrowed({ db, actor, now }: ActionContext, { purpose, campaignId, person, period }: Narrowing) {
  // Told which index: MariaDB would rather fetch every message of each person from all over the table.
  const messages = db.createQueryBuilder(OutboxMessage, 'message').useIndex('ix_outbox_standing').where('1 = 1');
  const query = withinDeliveryScope(messages, actor);
  if (purpose) query.andWhere('message.purpose = :purpose', { purpose });
  if (campaignId) query.andWhere(`message.taskId IN ${tasksOfCampaign(query)}`, { campaignId });
  if (person) query.andWhere(`message.recipientId IN ${peopleNamed(query, person)}`);
  const from = beginOf(period, now);
  return from ? query.andWhere('message.createdAt >= :from', { from }) : query;
}

function beginOf(period: Narrowing['period'], now: Date): Date | null {
  if (period === 'all') return null;
  return instantOn(period === 'today' ? dayOf(now) : addDays(dayOf(now), -6));
}

const tasksOfCampaign = (query: SelectQueryBuilder<OutboxMessage>) =>
  query
    .subQuery()
    .select('campaignTask.id')
    .from(Task, 'campaignTask')
    .where('campaignTask.campaignId = :campaignId')
    .getQuery();

function peopleNamed(query: SelectQueryBuilder<OutboxMessage>, person: string): string {
  const named = query
    .subQuery()
    .select('named.id')
    .from(Person, 'named')
    .leftJoin(OrgUnit, 'namedUnit', 'namedUnit.id = named.unitId');
  return narrowToTyped(named, person, 'person', 'named.name', 'namedUnit.name').getQuery();
}

/** The newest ids after `before`, one more than a page. Each group is read by the index in the order of ids. */
async function pageOfIds(ctx: ActionContext, query: DeliveryQuery, groups: Group[]): Promise<string[]> {
  const found: string[] = [];
  for (const group of groups) {
    const part = withPhone(alike(narrowed(ctx, query), group), query.show)
      .select('message.id', 'id')
      .orderBy('message.id', 'DESC')
      .limit(query.limit + 1);
    if (query.before) part.andWhere('message.id < :before', { before: query.before });
    found.push(...(await part.getRawMany<{ id: string }>()).map(({ id }) => id));
  }
  return found.sort((one, other) => (one < other ? 1 : -1)).slice(0, query.limit + 1);
}

function alike(query: SelectQueryBuilder<OutboxMessage>, { kind, status, delivery }: Group) {
  query.andWhere('message.kind = :kind AND message.status = :status', { kind, status });
  if (delivery === null) return query.andWhere('message.delivery IS NULL');
  return query.andWhere('message.delivery = :delivery', { delivery });
}

function withPhone(query: SelectQueryBuilder<OutboxMessage>, show: DeliveryQuery['show']) {
  return show === 'phone' ? query.andWhere("message.nextWay = 'phone' AND message.toldById IS NULL") : query;
}

async function countToPhone(ctx: ActionContext, query: DeliveryQuery, groups: Group[]): Promise<number> {
  let count = 0;
  for (const group of groups.filter((one) => isWanted(one, 'phone')))
    count += await withPhone(alike(narrowed(ctx, query), group), 'phone').getCount();
  return count;
}

async function loadInOrder(db: EntityManager, ids: string[]): Promise<OutboxMessage[]> {
  const rows = await db.findBy(OutboxMessage, { id: In(ids) });
  return rows.sort((one, other) => (one.id < other.id ? 1 : -1));
}
