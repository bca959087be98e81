// 填好了帮我交: looked through as a submission would be, and opened where it is handed in. The bot hands in nothing itself:
// whoever submits has seen the check.
import { dayOf, daysBetween, spokenDaysLeft } from '../../../shared/calendar';
import { isBeingFilled, positionLabel } from '../../../shared/workflow/taskWorkflow';
import type { ActionContext } from '../../context';
import { proofOf } from '../../evidence/queries';
import { listToFill, loadResults, type LoadedTask } from '../../tasks/queries';
import { evaluateForSubmission } from '../../tasks/submitTask';
import { compose, LINES, MY_TASKS, personally } from '../compose';
import type { BotHandler, Told } from '../conversation';
import { gapLines, gapSentence } from './myGaps';
import { numbered } from './numbered';
import { oneTask } from './projectTask';

/** Of what is named, of the asker's only open task, or of all of them. */
export const answerSubmit: BotHandler = async (ctx, asked) => {
  if (asked.reading.name || asked.meant) {
    const one = await oneTask(ctx, asked);
    return 'reply' in one ? one.reply : personally(asked, await checked(ctx, one.place));
  }
  const own = await listToFill(ctx.db, ctx.actor);
  if (own.length === 0) return personally(asked, compose(ctx, { sentence: '您没有要提交的任务', buttons: [MY_TASKS] }));
  if (own.length === 1) return personally(asked, await checked(ctx, own[0]!));
  const shown = own.slice(0, LINES);
  await numbered(ctx, asked, shown);
  const ready = own.filter(({ task }) => task.missingCount === 0);
  const told = compose(ctx, {
    sentence: `您有 ${own.length} 项要提交，${ready.length > 0 ? `其中 ${ready.length} 项都填好了` : '都还没有填完'}`,
    isNumbered: true,
    lines: await gapLines(ctx, shown),
    total: own.length,
    buttons: [
      ...ready.slice(0, 3).map(({ task, project }) => ({ label: `提交 ${project.name}`, path: checkOf(task.id) })),
      MY_TASKS,
    ],
  });
  return personally(asked, told);
};

const checkOf = (taskId: string): string => `#/tasks/${taskId}/check`;

async function checked(ctx: ActionContext, place: LoadedTask): Promise<Told> {
  const { task, project, chain, fillerName } = place;
  const look = { label: '打开任务', path: `#/tasks/${task.id}` };
  if (!isBeingFilled(task))
    return compose(ctx, { sentence: `“${project.name}”已经提交，现在${positionLabel(task, chain)}`, buttons: [look] });
  if (task.fillerId !== ctx.actor.personId)
    return compose(ctx, { sentence: `“${project.name}”要由填报人${fillerName}提交`, buttons: [look] });
  if (task.missingCount > 0)
    return compose(ctx, {
      sentence: `还不能提交：${gapSentence([place], task.missingCount)}`,
      lines: await gapLines(ctx, [place]),
      buttons: [{ label: '去填报', path: `#/tasks/${task.id}` }],
    });
  const rows = await loadResults(ctx.db, task.id);
  const { findings, total } = evaluateForSubmission(place, rows, await proofOf(ctx.db, rows)).scored;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const notes = findings.filter(({ severity }) => severity === 'warning').length;
  if (errors.length > 0)
    return compose(ctx, {
      sentence: `还不能提交：“${project.name}”有 ${errors.length} 处要改`,
      lines: errors.map(({ message }) => message),
      counted: '处',
      buttons: [{ label: '去修改', path: checkOf(task.id) }],
    });
  return compose(ctx, {
    sentence: `“${project.name}”可以提交，自评 ${total} 分`,
    besides: [
      `${spokenDaysLeft(daysBetween(dayOf(ctx.now), task.dueDate))}。${notes > 0 ? `有 ${notes} 处提醒，` : ''}请您本人看过检查结果后提交。`,
    ],
    buttons: [{ label: '检查并提交', path: checkOf(task.id) }],
  });
}
