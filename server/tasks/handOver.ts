import { Not } from 'typeorm';
import { nextHolder } from '../../shared/workflow/nextHolder';
import type { ActionContext } from '../context';
import { loadActor } from '../identity/actor';
import { OrgUnit, Person, PersonRole } from '../identity/entities';
import { announceReview } from '../notifications/announce';
import { cancelTodosOf } from '../outbox/endTodos';
import { Task } from './entities';
import { candidatesFor } from './handOverCandidates';
import { isReviewer } from './policy';
import { loadTask, loadTaskToChange } from './queries';
import { giveTask } from './reassignTask';

/**
 * What somebody who left was to do goes to others: tasks to fill by the rule of `nextHolder`, steps to review to those
 * who hold them now. Done twice, it finds nothing the second time.
 */
export async function handOverTasksOf(ctx: ActionContext, personId: string): Promise<void> {
  await tellReviewersInsteadOf(ctx, personId);
  const { name, active } = await ctx.db.findOneByOrFail(Person, { id: personId });
  const held = await ctx.db.find(Task, {
    select: { id: true },
    where: { fillerId: personId, state: Not('completed') },
    order: { id: 'ASC' },
  });
  for (const { id } of held) await handOver(ctx, id, `${name}${active ? '所在的单位已撤销' : '已离职'}`);
}

async function handOver(ctx: ActionContext, taskId: string, comment: string): Promise<void> {
  const place = await loadTaskToChange(ctx.db, taskId);
  const next = nextHolder(await candidatesFor(ctx, place));
  if (next) await giveTask(ctx, place, place.task.version, { toId: next.personId, reason: next.reason, comment });
}

/**
 * Whoever reviews is looked up when it is needed, so nothing is to be changed; but those who come after somebody have
 * not been told yet.
 */
async function tellReviewersInsteadOf(ctx: ActionContext, personId: string): Promise<void> {
  const held = await ctx.db.findBy(PersonRole, { personId });
  for (const { role, unitId } of held) await tellReviewers(ctx, role, unitId, personId);
}

/**
 * After a role was given or taken: tells those who now hold a step that is open within the unit. Those who have been told
 * are not told again.
 * @param insteadOf who may no longer hold it: then their to-dos vanish
 */
export async function tellReviewers(
  ctx: ActionContext,
  role: PersonRole['role'],
  unitId: string,
  insteadOf?: string,
): Promise<void> {
  const unit = await ctx.db.findOneByOrFail(OrgUnit, { id: unitId });
  const waiting = await ctx.db
    .createQueryBuilder(Task, 'task')
    .innerJoin(OrgUnit, 'unit', 'unit.id = task.unitId')
    .select('task.id', 'id')
    .where("task.state = 'in-review' AND unit.path LIKE :path", { path: `${unit.path}%` })
    .orderBy('task.id')
    .getRawMany<{ id: string }>();
  const former = insteadOf ? await loadActor(ctx.db, insteadOf, ctx.now) : null;
  for (const { id } of waiting) {
    const place = await loadTask(ctx.db, id);
    if (place.chain[place.task.step]?.role !== role) continue;
    if (insteadOf && !(former && isReviewer(former, place))) await cancelTodosOf(ctx, id, insteadOf);
    await announceReview(ctx, place);
  }
}
