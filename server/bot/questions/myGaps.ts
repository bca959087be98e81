// 我还差什么: of each task what is missing by its name, as the form would say it.
import { In } from 'typeorm';
import { dayOf, daysBetween, spokenDaysLeft } from '../../../shared/calendar';
import { leftToDo, progressOf } from '../../../shared/scoring/progress';
import type { ActionContext } from '../../context';
import { IndicatorResult } from '../../tasks/entities';
import { listToFill, returnedRows, type LoadedTask } from '../../tasks/queries';
import { evaluate } from '../../tasks/sheet';
import { compose, LINES, MY_TASKS, personally, someOf } from '../compose';
import type { BotHandler } from '../conversation';
import { numbered } from './numbered';

const NAMED = 4;
/** Task buttons beside the one that opens all of them. */
const TASK_BUTTONS = 4;
const HEADS: Record<string, string> = { funds: '项目资金', goal: '年度总体目标完成情况' };

/** 我还差什么: the nearest due first, with a button that opens exactly that task. */
export const answerMyGaps: BotHandler = async (ctx, asked) => {
  const places = await listToFill(ctx.db, ctx.actor);
  if (places.length === 0)
    return personally(asked, compose(ctx, { sentence: '您没有要填的任务，什么都不差', buttons: [MY_TASKS] }));
  const left = places.reduce((sum, { task }) => sum + task.missingCount, 0);
  const shown = places.slice(0, LINES);
  await numbered(ctx, asked, shown);
  return personally(
    asked,
    compose(ctx, {
      sentence: gapSentence(places, left),
      isNumbered: shown.length > 1,
      lines: await gapLines(ctx, shown),
      total: places.length,
      buttons: [
        ...shown.slice(0, TASK_BUTTONS).map(({ task, project }) => ({
          label: shown.length === 1 ? '去填报' : `填报 ${project.name}`,
          path: `#/tasks/${task.id}`,
        })),
        ...(places.length > 1 ? [MY_TASKS] : []),
      ],
    }),
  );
};

/** How much is missing in these tasks. */
export function gapSentence(places: LoadedTask[], left: number): string {
  const tasks = places.length > 1 ? `${places.length} 项任务` : `“${places[0]!.project.name}”`;
  return left > 0 ? `还差 ${left} 项没有填，${tasks}待提交` : `都填好了，${tasks}待提交`;
}

/** A line for each of a few tasks: what is missing by its name, and what came back. */
export async function gapLines(ctx: ActionContext, places: LoadedTask[]): Promise<string[]> {
  const missing = await missingNames(ctx, places);
  const returned = await returnedRows(ctx.db, places);
  return places.map((place) =>
    gapLine(ctx, place, missing.get(place.task.id) ?? [], returned.get(place.task.id) ?? []),
  );
}

/** What is missing, and of what came back which rows, or why all of it. */
function gapLine(
  ctx: ActionContext,
  { task, project }: LoadedTask,
  missing: string[],
  returned: { name: string }[],
): string {
  const due = spokenDaysLeft(daysBetween(dayOf(ctx.now), task.dueDate));
  const names = missing.length > 0 ? `：${someOf(missing, NAMED, '项')}` : '';
  const left = `${project.name}（${due}）${leftToDo(task)}${names}`;
  if (task.state !== 'returned') return left;
  const rows = returned.map(({ name }) => name);
  return `${left}；退回的是${rows.length > 0 ? someOf(rows, NAMED, '项') : `整张表：${task.returnReason ?? ''}`}`;
}

/** What is missing in each of a few tasks, in the order of the form; one statement for all. */
async function missingNames({ db }: ActionContext, places: LoadedTask[]): Promise<Map<string, string[]>> {
  const rows = await db.find(IndicatorResult, {
    where: { taskId: In(places.map(({ task }) => task.id)) },
    order: { position: 'ASC' },
  });
  return new Map(
    places.map(({ task, campaign }) => {
      const own = rows.filter(({ taskId }) => taskId === task.id);
      const { sheet, scored } = evaluate(task, own, campaign.profileId);
      const names = new Map(own.map(({ id, name }) => [id, name]));
      return [task.id, progressOf(sheet, scored).missingIds.map((id) => HEADS[id] ?? names.get(id) ?? '')];
    }),
  );
}
