import { LessThan, MoreThanOrEqual, type SelectQueryBuilder } from 'typeorm';
import { addDays, instantOn } from '../../shared/calendar';
import {
  AUDIT_PER_PAGE,
  MOST_EXPORTED,
  type AuditLine,
  type AuditPage,
  type AuditQuery,
} from '../../shared/contracts/audit';
import { problems } from '../../shared/problems';
import type { ActionContext } from '../context';
import { narrowToTyped } from '../database/narrowToTyped';
import { Project } from '../projects/entities';
import { Task } from '../tasks/entities';
import { actGroups } from './actGroups';
import { AuditEntry } from './entities';
import { presentEntries } from './present';
import { authorizeAudit, readsWhole, withinAuditScope } from './scope';

/** 审计日志, the latest first, a page at a time. @throws Problem 403 unless 绩效管理员 or 分管领导 */
export async function searchAudit(ctx: ActionContext, wanted: AuditQuery): Promise<AuditPage> {
  authorizeAudit(ctx.actor);
  const query = matching(ctx, wanted);
  const total = await query.getCount();
  const entries = await latestFirst(query)
    .offset((wanted.page - 1) * AUDIT_PER_PAGE)
    .limit(AUDIT_PER_PAGE)
    .getMany();
  return {
    entries: await presentEntries(ctx.db, entries),
    total,
    page: wanted.page,
    actions: actGroups(),
    isWhole: readsWhole(ctx.actor),
  };
}

/** All that matches, for an export. @throws Problem 403; 400 when there are more than an export holds */
export async function allMatching(ctx: ActionContext, wanted: AuditQuery): Promise<AuditLine[]> {
  authorizeAudit(ctx.actor);
  const query = matching(ctx, wanted);
  const total = await query.getCount();
  if (total > MOST_EXPORTED) {
    const message = `符合条件的有 ${total} 条，一次最多导出 ${MOST_EXPORTED} 条，请缩小日期范围。`;
    throw problems.invalidInput({ issues: [{ field: 'from', message }] });
  }
  return presentEntries(ctx.db, await latestFirst(query).getMany());
}

const latestFirst = (query: SelectQueryBuilder<AuditEntry>) =>
  query.orderBy('entry.at', 'DESC').addOrderBy('entry.id', 'DESC');

function matching(
  ctx: ActionContext,
  { person, project, action, from, to }: AuditQuery,
): SelectQueryBuilder<AuditEntry> {
  const query = withinAuditScope(ctx.db.createQueryBuilder(AuditEntry, 'entry').where('1 = 1'), ctx.actor);
  if (person) narrowToTyped(query, person, 'person', 'entry.actorName');
  if (action) query.andWhere('entry.action = :action', { action });
  if (from) query.andWhere({ at: MoreThanOrEqual(instantOn(from)) });
  if (to) query.andWhere({ at: LessThan(instantOn(addDays(to, 1))) });
  if (project) {
    const named = (select: string) =>
      narrowToTyped(query.subQuery().select(select).from(Project, 'named'), project, 'project', 'named.name');
    const tasks = query
      .subQuery()
      .select('ofProject.id')
      .from(Task, 'ofProject')
      .where(`ofProject.projectId IN ${named('named.id').getQuery()}`);
    query.andWhere(`(entry.subjectId IN ${named('named.id').getQuery()} OR entry.subjectId IN ${tasks.getQuery()})`);
  }
  return query;
}
