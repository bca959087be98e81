// What of the found the asker may see, by the same scope as over HTTP: asked of the database by ids, one statement a kind.
import { Brackets, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { Campaign } from '../../campaigns/entities';
import type { ActionContext } from '../../context';
import { OrgUnit, Person } from '../../identity/entities';
import { Project } from '../../projects/entities';
import { Task } from '../../tasks/entities';
import { viewingPaths, withinScope } from '../../tasks/queries';

/** Projects among `ids` with a task the asker may see, and those the asker manages. */
export async function visibleProjects(ctx: ActionContext, ids: string[]): Promise<Project[]> {
  if (ids.length === 0) return [];
  const managed = ctx.actor.roles.filter(({ role }) => role === 'admin').map(({ unitPath }) => unitPath);
  const query = rows(ctx, Project, ids).innerJoin(OrgUnit, 'at', 'at.id = row.unitId');
  return below(query, managed, `EXISTS ${aTask(ctx, 'projectId')}`).getMany();
}

/** Units among `ids` below the asker's roles, their own one, and those whose tasks they have. */
export async function visibleUnits(ctx: ActionContext, ids: string[]): Promise<OrgUnit[]> {
  if (ids.length === 0) return [];
  const query = rows(ctx, OrgUnit, ids).innerJoin(OrgUnit, 'at', 'at.id = row.id').andWhere('row.active = :yes');
  const own = query.subQuery().select('self.unitId').from(Person, 'self').where('self.id = :scopePersonId').getQuery();
  return below(query, viewingPaths(ctx.actor), `row.id IN ${own} OR EXISTS ${aTask(ctx, 'unitId')}`).getMany();
}

/** People among `ids` in units below the asker's roles, and the asker. */
export async function visiblePeople(ctx: ActionContext, ids: string[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  const query = rows(ctx, Person, ids).innerJoin(OrgUnit, 'at', 'at.id = row.unitId').andWhere('row.active = :yes');
  return below(query, viewingPaths(ctx.actor), 'row.id = :scopePersonId').getMany();
}

/** Campaigns among `ids` with a task the asker may see. */
export async function visibleCampaigns(ctx: ActionContext, ids: string[]): Promise<Campaign[]> {
  if (ids.length === 0) return [];
  return rows(ctx, Campaign, ids)
    .andWhere(`EXISTS ${aTask(ctx, 'campaignId')}`)
    .getMany();
}

function rows<Row extends ObjectLiteral>({ db, actor }: ActionContext, entity: new () => Row, ids: string[]) {
  return db
    .createQueryBuilder(entity, 'row')
    .where('row.id IN (:...ids)', { ids })
    .setParameters({ ...withinScope(db.createQueryBuilder(Task, 'task'), actor).getParameters(), yes: true });
}

/** Subquery: a task of the row, within the asker's scope. */
function aTask({ db, actor }: ActionContext, column: 'projectId' | 'unitId' | 'campaignId'): string {
  const query = withinScope(db.createQueryBuilder(Task, 'task').select('1').where('1 = 1'), actor);
  return `(${query.andWhere(`task.${column} = row.id`).getQuery()})`;
}

function below<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>, paths: string[], or: string) {
  return query.andWhere(
    new Brackets((any) => {
      any.where(or);
      paths.forEach((path, index) => any.orWhere(`at.path LIKE :at${index}`, { [`at${index}`]: `${path}%` }));
    }),
  );
}
