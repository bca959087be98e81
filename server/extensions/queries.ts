import { In } from 'typeorm';
import { dayOf } from '../../shared/calendar';
import type {
  ExtensionRequestView,
  ExtensionState,
  OpenExtensions,
  TaskExtension,
} from '../../shared/contracts/extensions';
import { daysToAskFor } from '../../shared/extensions';
import { FILLING_STATES } from '../../shared/workflow/taskWorkflow';
import type { ActionContext } from '../context';
import { Person } from '../identity/entities';
import { Task } from '../tasks/entities';
import { authorizeView } from '../tasks/policy';
import { loadTask, tasksFor, withSurroundings, type LoadedTask } from '../tasks/queries';
import { ExtensionRequest } from './entities';
import { isUndecided, mayAsk, mayDecide } from './policy';

/** As many as one reads through; the next ones are shown when these are answered. */
const LIST_LIMIT = 100;

/** What a task's page shows about more time. @throws Problem 403, 404 */
export async function loadTaskExtension(ctx: ActionContext, taskId: string): Promise<TaskExtension> {
  const place = await loadTask(ctx.db, taskId);
  authorizeView(ctx.actor, place);
  const latest = await ctx.db.findOne(ExtensionRequest, { where: { taskId }, order: { askedAt: 'DESC', id: 'DESC' } });
  const [shown] = latest ? await presentExtensions(ctx, [latest], [place]) : [];
  return {
    latest: shown ?? null,
    canAsk: mayAsk(ctx.actor, place) && shown?.state !== 'open',
    ...daysToAskFor(place.task.dueDate, dayOf(ctx.now)),
  };
}

/** Requests of a campaign that the actor may answer now, the oldest first. */
export async function listOpenExtensions(ctx: ActionContext, campaignId: string): Promise<OpenExtensions> {
  const waiting = await tasksFor(ctx.db, ctx.actor)
    .innerJoin(ExtensionRequest, 'request', 'request.openFor = task.id')
    .andWhere('task.campaignId = :campaignId', { campaignId })
    .andWhere('task.state IN (:...states)', { states: FILLING_STATES })
    .select('request.id', 'id')
    .orderBy('request.askedAt', 'ASC')
    .addOrderBy('request.id', 'ASC')
    .limit(LIST_LIMIT)
    .getRawMany<{ id: string }>();
  const requests = await ctx.db.find(ExtensionRequest, {
    where: { id: In(waiting.map(({ id }) => id)) },
    order: { askedAt: 'ASC', id: 'ASC' },
  });
  const tasks = await ctx.db.findBy(Task, { id: In(requests.map(({ taskId }) => taskId)) });
  const shown = await presentExtensions(ctx, requests, await withSurroundings(ctx.db, tasks));
  return { requests: shown.filter(({ can }) => can.decide) };
}

/** @param places the tasks of all these requests */
export async function presentExtensions(
  { db, actor }: ActionContext,
  requests: ExtensionRequest[],
  places: LoadedTask[],
): Promise<ExtensionRequestView[]> {
  const byTask = new Map(places.map((place) => [place.task.id, place]));
  const personIds = requests.flatMap(({ askedById, decidedById }) => [
    askedById,
    ...(decidedById ? [decidedById] : []),
  ]);
  const people = await db.find(Person, { select: { id: true, name: true }, where: { id: In(personIds) } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return requests.map((request) => {
    const place = byTask.get(request.taskId)!;
    const state = stateOf(request, place);
    return {
      id: request.id,
      taskId: request.taskId,
      projectName: place.project.name,
      unitName: place.unit.name,
      askedByName: names.get(request.askedById) ?? '',
      askedAt: request.askedAt.toISOString(),
      dueDate: request.dueDate,
      wantedDay: request.wantedDay,
      reason: request.reason,
      state,
      decidedByName: request.decidedById ? (names.get(request.decidedById) ?? '') : null,
      decidedAt: request.decidedAt?.toISOString() ?? null,
      answer: request.answer,
      can: {
        decide: state === 'open' && mayDecide(actor, place),
        withdraw: state === 'open' && request.askedById === actor.personId,
      },
    };
  });
}

/** What was not answered, and cannot be any more, is over. */
const stateOf = (request: ExtensionRequest, place: LoadedTask): ExtensionState =>
  request.state === 'open' && !isUndecided(request, place) ? 'overtaken' : request.state;
