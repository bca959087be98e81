// Whose messages somebody may see and act upon.
import type { SelectQueryBuilder } from 'typeorm';
import type { Role } from '../../shared/contracts/common';
import { problems } from '../../shared/problems';
import type { Actor } from '../context';
import { holdsRole, holdsRoleAnywhere, isWhole } from '../identity/actor';
import { OrgUnit, Person } from '../identity/entities';
import type { OutboxMessage } from '../outbox/entities';
import { Task } from '../tasks/entities';

const WATCHING: Role[] = ['admin', 'lead', 'reviewer', 'leader'];

/** Whether the actor has a board of messages at all. */
export function mayWatchDeliveries(actor: Actor): boolean {
  return WATCHING.some((role) => holdsRoleAnywhere(actor, role));
}

/** @throws Problem 403 */
export function authorizeWatching(actor: Actor): void {
  if (!mayWatchDeliveries(actor))
    throw problems.notAllowed({ what: '查看送达情况', who: '绩效管理员、单位负责人或复核人' });
}

const ACTING: Role[] = ['admin', 'lead', 'reviewer'];

/** Whether the actor may have a message about this unit sent again, or take note that its person was told. */
export function mayAct(actor: Actor, unitPath: string | null): boolean {
  if (unitPath !== null) return ACTING.some((role) => holdsRole(actor, role, unitPath));
  return actor.roles.some((held) => ACTING.includes(held.role) && isWhole(held.unitPath));
}

/**
 * Narrows a query on messages (alias `message`) to what goes to people of the units the actor's roles cover and is about
 * tasks of these units, or about none. Who holds a role for the whole bureau sees every row, also answers in groups.
 */
export function withinDeliveryScope(query: SelectQueryBuilder<OutboxMessage>, actor: Actor) {
  const paths = [...new Set(actor.roles.filter(({ role }) => WATCHING.includes(role)).map(({ unitPath }) => unitPath))];
  if (paths.some(isWhole)) return query;
  const within = (alias: string) =>
    ['1 = 0', ...paths.map((_, at) => `${alias}.path LIKE :scopePath${at}`)].join(' OR ');
  // Joined, not asked for in subqueries: MariaDB would go through every message and ask for each.
  return query
    .innerJoin(Person, 'scopePerson', 'scopePerson.id = message.recipientId')
    .innerJoin(OrgUnit, 'scopeUnit', `scopeUnit.id = scopePerson.unitId AND (${within('scopeUnit')})`)
    .leftJoin(Task, 'scopeTask', 'scopeTask.id = message.taskId')
    .leftJoin(OrgUnit, 'scopeTaskUnit', 'scopeTaskUnit.id = scopeTask.unitId')
    .andWhere(`(message.taskId IS NULL OR ${within('scopeTaskUnit')})`)
    .setParameters(Object.fromEntries(paths.map((path, at) => [`scopePath${at}`, `${path}%`])));
}
