// Whose messages somebody may see and act upon.
import type { SelectQueryBuilder } from 'typeorm';
import type { Role } from '../../shared/contracts/common';
import { problems } from '../../shared/problems';
import type { Actor } from '../context';
import { holdsRole } from '../identity/actor';
import { OrgUnit, Person } from '../identity/entities';
import type { OutboxMessage } from '../outbox/entities';
import { Task } from '../tasks/entities';

const WATCHING: Role[] = ['admin', 'lead', 'reviewer', 'leader'];

/** Whether the actor has a board of messages at all. */
export function mayWatchDeliveries(actor: Actor): boolean {
  return actor.roles.some(({ role }) => WATCHING.includes(role));
}

/** @throws Problem 403 */
export function authorizeWatching(actor: Actor): void {
  if (!mayWatchDeliveries(actor))
    throw problems.notAllowed({ what: '查看送达情况', who: '绩效管理员、单位负责人或复核人' });
}

const ACTING: Role[] = ['admin', 'lead', 'reviewer'];

/** Whether the actor may have a message about this unit sent again, or take note that its person was told. */
export function mayAct(actor: Actor, unitPath: string | null): boolean {
  if (unitPath === null) return seesAll(actor);
  return ACTING.some((role) => holdsRole(actor, role, unitPath));
}

/** `/<root>/` has nothing above it. */
const isWhole = (unitPath: string) => unitPath.split('/').filter(Boolean).length === 1;

const seesAll = (actor: Actor) => actor.roles.some(({ role, unitPath }) => role === 'admin' && isWhole(unitPath));

/**
 * Narrows a query on messages (alias `message`) to the units the actor's roles cover: by the task's unit, or by the
 * recipient's where a message is about no task. The whole bureau's admin sees every row, also answers in groups.
 */
export function withinDeliveryScope(query: SelectQueryBuilder<OutboxMessage>, actor: Actor) {
  if (seesAll(actor)) return query;
  const paths = [...new Set(actor.roles.filter(({ role }) => WATCHING.includes(role)).map(({ unitPath }) => unitPath))];
  if (paths.length === 0) return query.andWhere('1 = 0');
  const within = (alias: string) => `(${paths.map((_, at) => `${alias}.path LIKE :deliveryPath${at}`).join(' OR ')})`;
  const tasks = query
    .subQuery()
    .select('scopedTask.id')
    .from(Task, 'scopedTask')
    .innerJoin(OrgUnit, 'taskUnit', 'taskUnit.id = scopedTask.unitId')
    .where(within('taskUnit'));
  const people = query
    .subQuery()
    .select('scopedPerson.id')
    .from(Person, 'scopedPerson')
    .innerJoin(OrgUnit, 'personUnit', 'personUnit.id = scopedPerson.unitId')
    .where(within('personUnit'));
  return query.andWhere(
    `(message.taskId IN ${tasks.getQuery()} OR (message.taskId IS NULL AND message.recipientId IN ${people.getQuery()}))`,
    Object.fromEntries(paths.map((path, at) => [`deliveryPath${at}`, `${path}%`])),
  );
}
