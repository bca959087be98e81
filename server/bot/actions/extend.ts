import { sentenceOf } from '../../../shared/bot/say';
import { addDays, dayOf, latestDay, officialDay, spokenDay } from '../../../shared/calendar';
import { Problem } from '../../../shared/problems';
import { FILLING_STATES } from '../../../shared/workflow/taskWorkflow';
import type { ActionContext } from '../../context';
import { askExtension, authorizeExtension } from '../../extensions/askExtension';
import { holdsRoleAnywhere } from '../../identity/actor';
import { loadTask, tasksFor, withSurroundings, type LoadedTask } from '../../tasks/queries';
import { askWhich } from '../askWhich';
import type { Asked, BotReply } from '../conversation';
import { findSurely } from '../names/findNamed';
import { oneNamed } from '../names/oneNamed';
import { keepAct } from '../pending';
import type { Act } from '../waiting';
import { askedToAct, askToConfirm, fittingReason, says } from './acting';

type Extension = Extract<Act, { act: 'extend' }>;

/** More of one project, or of one person, than can be in a list to choose from. */
const MOST = 6;

/** 延期申请: what would be asked for, with what is still missing asked about. */
export const askForExtension = askedToAct(async (ctx, asked) => {
  const { day, reason } = asked.reading;
  const one = await taskOf(ctx, asked);
  if ('reply' in one) return one.reply;
  const { place } = one;
  const buttons = [{ label: '打开任务', path: `#/tasks/${place.task.id}` }];
  const how = `请这样回复：延期申请 ${place.project.name} ${laterDay(ctx, place)} 因为等验收报告`;
  if (!day)
    return says(`请说明“${place.project.name}”要延到哪一天`, {
      lines: [`现在 ${spokenDay(place.task.dueDate)} 截止。${how}`],
      buttons,
    });
  const unfit = await whyUnfit(ctx, place, day);
  if (unfit) return says(unfit.replace(/。$/u, ''), { lines: [how], buttons });
  return proposeExtension(ctx, asked, { act: 'extend', taskId: place.task.id, wantedDay: day, reason: reason || null });
});

/** For the example a day that can be asked for: a week after the due date, or after today where that is past. */
function laterDay({ now }: ActionContext, { task }: LoadedTask): string {
  return officialDay(addDays(latestDay(task.dueDate, dayOf(now)), 7));
}

/** Why this day cannot be asked for, so that another is said. @throws Problem where none can be */
async function whyUnfit(ctx: ActionContext, place: LoadedTask, day: string): Promise<string | null> {
  try {
    await authorizeExtension(ctx, place, day);
    return null;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'extension-unfit') throw error;
    return error.text.message;
  }
}

/** Shows the request before it is made, or asks why. */
export async function proposeExtension(ctx: ActionContext, asked: Asked, act: Extension): Promise<BotReply> {
  const { project, task } = await loadTask(ctx.db, act.taskId);
  const to = `延至${spokenDay(act.wantedDay)}`;
  if (act.reason === null) {
    await keepAct(ctx, asked.conversation, act);
    return says(`“${project.name}”要${to}，请直接回复理由`, {
      lines: ['例如：等第三方验收报告。回复后我再请您确认。'],
      buttons: [{ label: '取消', say: '取消' }],
    });
  }
  const fit = fittingReason(act.reason);
  if ('reply' in fit) return fit.reply;
  return askToConfirm(
    ctx,
    asked,
    { ...act, ...fit },
    {
      title: `将申请把“${project.name}”${to}`,
      lines: [
        `现在 ${spokenDay(task.dueDate)} 截止`,
        `理由：${fit.reason}`,
        '由绩效管理员答复，同意之前截止日期不变。',
      ],
    },
  );
}

/** @throws Problem as {@link askExtension} */
export async function extendConfirmed(ctx: ActionContext, { taskId, wantedDay, reason }: Extension): Promise<BotReply> {
  await askExtension(ctx, taskId, { wantedDay, reason: reason ?? '' });
  const { project } = await loadTask(ctx.db, taskId);
  return says(`已申请把“${project.name}”延至${spokenDay(wantedDay)}`, {
    lines: ['已通知绩效管理员，有答复会告诉您。'],
    buttons: [{ label: '打开任务', path: `#/tasks/${taskId}` }],
  });
}

/** 给市教育局延期: more time for a whole unit is given on the page, where one sees for what. */
async function ofUnit(ctx: ActionContext, name: string): Promise<BotReply | null> {
  const [unit] = await findSurely(ctx, name, ['unit']);
  if (!unit) return null;
  const line = '在这里一次申请一个项目，例如：延期申请 项目名称 下周五 因为等验收报告';
  if (!holdsRoleAnywhere(ctx.actor, 'admin')) return says(`请说明“${unit.name}”的哪个项目要延期`, { lines: [line] });
  return says(`给“${unit.name}”整个单位延期，请在评价批次里办理`, {
    lines: ['打开批次，按单位筛选，再点“延期这些”。'],
    buttons: [{ label: '打开评价批次', path: '#/campaigns' }],
  });
}

/** The task being filled that is meant: of the project named, or the asker's only one. */
async function taskOf(ctx: ActionContext, asked: Asked): Promise<{ place: LoadedTask } | { reply: BotReply }> {
  const query = tasksFor(ctx.db, ctx.actor).andWhere('task.state IN (:...states)', { states: FILLING_STATES });
  let what = '您名下';
  if (asked.reading.name) {
    const one = await oneNamed(ctx, asked, ['project']);
    if ('reply' in one) return { reply: (await ofUnit(ctx, asked.reading.name)) ?? one.reply };
    query.andWhere('task.projectId = :projectId', { projectId: one.found.id });
    what = `“${one.found.name}”`;
  } else query.andWhere('task.fillerId = :self', { self: ctx.actor.personId });
  const places = await withSurroundings(ctx.db, await query.orderBy('task.dueDate', 'ASC').limit(MOST).getMany());
  const [only, ...others] = places;
  if (!only) return { reply: says(`${what}现在没有正在填报的任务，不用延期`) };
  if (others.length === 0 || asked.reading.name) return { place: only };
  const options = places.map(({ project, task }) => ({
    label: project.name,
    line: `${project.name}，${spokenDay(task.dueDate)}截止`,
    say: sentenceOf({ ...asked.reading, name: project.name }),
    taskId: null,
  }));
  return { reply: await askWhich(ctx, asked, '有几个项目正在填报', options) };
}
