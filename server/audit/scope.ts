// Whose entries somebody may look through: 绩效管理员 and 分管领导, for the units their roles cover.
import { Brackets, type SelectQueryBuilder } from 'typeorm';
import { problems } from '../../shared/problems';
import type { Actor } from '../context';
import { isWhole } from '../identity/actor';
import { OrgUnit, Person } from '../identity/entities';
import { Project } from '../projects/entities';
import { Task } from '../tasks/entities';
import type { AuditEntry } from './entities';

const READING = ['admin', 'leader'];

const pathsOf = (actor: Actor): string[] => [
  ...new Set(actor.roles.filter(({ role }) => READING.includes(role)).map(({ unitPath }) => unitPath)),
];

/** Whether the audit trail (留痕) is open to the actor at all; of which units, {@link withinAuditScope} says. */
export const mayReadAudit = (actor: Actor): boolean => pathsOf(actor).length > 0;
/** Whether the actor reads everything, also what belongs to no unit. */
export const readsWhole = (actor: Actor): boolean => pathsOf(actor).some(isWhole);

/** @throws Problem 403 */
export function authorizeAudit(actor: Actor): void {
  if (!mayReadAudit(actor)) throw problems.notAllowed({ what: '查看审计日志', who: '绩效管理员或分管领导' });
}

/**
 * Narrows a query on entries (alias `entry`): who covers the whole bureau sees all, others what was done to tasks, projects
 * and people of their units.
 */
export function withinAuditScope(query: SelectQueryBuilder<AuditEntry>, actor: Actor): SelectQueryBuilder<AuditEntry> {
  if (readsWhole(actor)) return query;
  const paths = pathsOf(actor);
  const within = ['1 = 0', ...paths.map((_, at) => `scopeUnit.path LIKE :scopePath${at}`)].join(' OR ');
  const ofUnits = (entity: typeof Task | typeof Project | typeof Person, subject: string) =>
    `(entry.subject = '${subject}' AND entry.subjectId IN ${query
      .subQuery()
      .select('own.id')
      .from(entity, 'own')
      .innerJoin(OrgUnit, 'scopeUnit', 'scopeUnit.id = own.unitId')
      .where(within)
      .getQuery()})`;
  return query
    .andWhere(
      new Brackets((any) =>
        any.where(ofUnits(Task, 'task')).orWhere(ofUnits(Project, 'project')).orWhere(ofUnits(Person, 'person')),
      ),
    )
    .setParameters(Object.fromEntries(paths.map((path, at) => [`scopePath${at}`, `${path}%`])));
}
