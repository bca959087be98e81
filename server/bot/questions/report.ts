import { positionLabel } from '../../../shared/workflow/taskWorkflow';
import { reportFileName } from '../../reports/compileReports';
import { readyReport } from '../../reports/queries';
import { leftToDo } from '../../../shared/scoring/progress';
import { compose, personally } from '../compose';
import type { BotHandler } from '../conversation';
import { oneTask } from './projectTask';

/** 报告 项目: the compiled Word report follows as a file, at once or as soon as it is compiled. */
export const answerReport: BotHandler = async (ctx, asked) => {
  const one = await oneTask(ctx, asked);
  if ('reply' in one) return one.reply;
  const { task, project, chain } = one.place;
  const buttons = [{ label: '打开任务', path: `#/tasks/${task.id}` }];
  if (task.state !== 'completed' || !task.scored) {
    const left = task.state === 'in-review' ? '' : `，${leftToDo(task)}`;
    return personally(
      asked,
      compose(ctx, {
        sentence: `“${project.name}”还没有报告可发`,
        besides: [`现在${positionLabel(task, chain)}${left}，办结后才能生成评价报告。`],
        buttons,
      }),
    );
  }
  const isReady = (await readyReport(ctx.db, task.id)) !== null;
  const sentence = isReady
    ? `“${project.name}”的评价报告已发给您`
    : `正在生成“${project.name}”的评价报告，好了就发给您`;
  const report = { taskId: task.id, fileName: reportFileName(project.name, 'evaluation-report') };
  return personally(asked, compose(ctx, { sentence, buttons, report }));
};
