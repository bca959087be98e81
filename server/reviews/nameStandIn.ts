// 请人代理审核: a reviewer names the colleague who decides in their place for a time. It is the deputy (代理人) that everybody
// has one of; here they say themselves who it is, and from when on.
import { Brackets, In, Not, type SelectQueryBuilder } from 'typeorm';
import { dayOf, spokenDay } from '../../shared/calendar';
import type { Colleagues, NameStandInInput, StandIn } from '../../shared/contracts/reviews';
import { problems } from '../../shared/problems';
import { isStandInOn } from '../../shared/workflow/nextHolder';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext, Actor } from '../context';
import { newId } from '../database/ids';
import { narrowToTyped } from '../database/narrowToTyped';
import { mayReview } from '../identity/actor';
import { OrgUnit, Person } from '../identity/entities';
import { LENT_ROLES } from '../identity/standIns';
import { enqueue } from '../outbox/enqueue';
import { listToReview } from './queue';
import { releaseStandIn } from './releaseStandIn';

const SHOWN = 20;

type Dated = NameStandInInput & { from: string };

/** @throws Problem 403 for somebody without anything to review */
function authorizeNaming(actor: Actor): void {
  if (!mayReview(actor)) throw problems.notAllowed({ what: '请人代理审核', who: '审核人' });
}

/**
 * Names who reviews in the actor's place, or that nobody does any more.
 * @throws Problem 403 for somebody without anything to review; 422 for a colleague who cannot stand in, or days that are over
 */
export async function nameStandIn(ctx: ActionContext, named: NameStandInInput): Promise<void> {
  const input = { ...named, from: named.from ?? dayOf(ctx.now) };
  authorizeNaming(ctx.actor);
  const { personId } = ctx.actor;
  const before = await ctx.db.findOneByOrFail(Person, { id: personId });
  const standIn = input.standInId === null ? null : await requireFit(ctx, input);
  const after = standIn
    ? { deputyId: standIn.id, deputyUntil: input.until, standInFrom: input.from }
    : { deputyId: null, deputyUntil: null, standInFrom: null };
  await ctx.db.update(Person, { id: personId }, after);
  if (before.deputyId) await releaseStandIn(ctx, before.deputyId);
  await recordAudit(ctx, {
    subject: 'person',
    subjectId: personId,
    action: 'stand-in.changed',
    before: { deputyId: before.deputyId, deputyUntil: before.deputyUntil, standInFrom: before.standInFrom },
    after,
    comment: standIn ? `${standIn.name}，${daysOf(input)}` : '不再请人代理审核',
  });
  if (standIn) await tellStandIn(ctx, standIn, input);
}

async function requireFit(ctx: ActionContext, { standInId, from, until }: Dated): Promise<Person> {
  const refuse = (reason: string) => problems.deputyUnfit({ reason });
  const today = dayOf(ctx.now);
  if (standInId === ctx.actor.personId) throw refuse('不能请自己代理自己，请另选一人。');
  if (until && until < from) throw refuse('截止日期早于开始日期，请改正。');
  if (until && until < today) throw refuse('截止日期已经过去，请另选日期。');
  const found = await colleagues(ctx).andWhere('person.id = :standInId', { standInId }).getOne();
  if (!found) throw refuse('只能请您负责的单位里在职的同事代理，请另选一人。');
  return found;
}

function daysOf({ from, until }: Pick<Dated, 'from' | 'until'>): string {
  return until ? `${spokenDay(from)}至${spokenDay(until)}` : `${spokenDay(from)}起`;
}

/** People at work in the units whose submissions the actor reviews by their own right. */
function colleagues({ db, actor }: ActionContext): SelectQueryBuilder<Person> {
  const paths = actor.roles.filter(({ role }) => LENT_ROLES.includes(role)).map(({ unitPath }) => unitPath);
  return db
    .createQueryBuilder(Person, 'person')
    .innerJoin(OrgUnit, 'unit', 'unit.id = person.unitId')
    .where({ active: true, id: Not(actor.personId) })
    .andWhere(
      new Brackets((any) => {
        any.where('1 = 0');
        paths.forEach((path, index) => any.orWhere(`unit.path LIKE :path${index}`, { [`path${index}`]: `${path}%` }));
      }),
    );
}

/** Whom the actor may choose from. @throws Problem 403 for somebody without anything to review */
export async function listColleagues(ctx: ActionContext, search: string): Promise<Colleagues> {
  authorizeNaming(ctx.actor);
  const query = colleagues(ctx);
  if (search) narrowToTyped(query, search, 'search', 'person.name', 'unit.name');
  const people = await query.orderBy('person.name', 'ASC').addOrderBy('person.id', 'ASC').limit(SHOWN).getMany();
  const unitIds = people.map(({ unitId }) => unitId);
  const units = new Map((await ctx.db.findBy(OrgUnit, { id: In(unitIds) })).map(({ id, name }) => [id, name]));
  return {
    people: people.map(({ id, name, title, unitId }) => ({ id, name, title, unitName: units.get(unitId) ?? '' })),
  };
}

/** Who reviews in the actor's place, and for whom the actor does. */
export async function presentStandIn({ db, actor, now }: ActionContext): Promise<StandIn> {
  const self = await db.findOneByOrFail(Person, { id: actor.personId });
  const standIn = self.deputyId && self.standInFrom ? await db.findOneBy(Person, { id: self.deputyId }) : null;
  const today = dayOf(now);
  const isOver = self.deputyUntil !== null && self.deputyUntil < today;
  const forWhom = await db.findBy(Person, { id: In((actor.standsInFor ?? []).map(({ personId }) => personId)) });
  return {
    standIn:
      standIn && !isOver
        ? {
            id: standIn.id,
            name: standIn.name,
            from: self.standInFrom!,
            until: self.deputyUntil,
            isOn: isStandInOn(today, self),
          }
        : null,
    standsInFor: forWhom.map(({ name, deputyUntil }) => ({ name, until: deputyUntil })),
  };
}

/** One notice for all that waits already; what comes later is told as to everybody who holds the step. */
async function tellStandIn(ctx: ActionContext, standIn: Person, input: Dated): Promise<void> {
  const { places, more } = await listToReview(ctx.db, { ...ctx.actor, standsInFor: [] });
  const waiting = places.length + more;
  await enqueue(ctx, {
    dedupeKey: `notice:stand-in:${newId()}`,
    purpose: 'review',
    recipientId: standIn.id,
    taskId: null,
    message: {
      kind: 'notice',
      title: `${ctx.actor.name}请您代理审核，${daysOf(input)}`,
      lines: [waiting > 0 ? `现在有 ${waiting} 项待审核` : '现在没有待审核的', '审核时显示您的姓名，并注明代谁审核'],
      buttonLabel: '去审核',
      path: '#/reviews',
      holds: { standInFor: ctx.actor.personId },
    },
  });
}
