// 怎么延期: who asks, who answers, and how it is said here, with the asker's own tasks as examples.
import { spokenDay } from '../../../shared/calendar';
import { holdsRoleAnywhere } from '../../identity/actor';
import { listToFill } from '../../tasks/queries';
import { compose, LINES, personally } from '../compose';
import type { BotHandler } from '../conversation';
import { numbered } from './numbered';

export const answerHowExtend: BotHandler = async (ctx, asked) => {
  const own = await listToFill(ctx.db, ctx.actor);
  const said = asked.reading.name || own[0]?.project.name || '项目名称';
  const shown = own.slice(0, LINES);
  if (own.length > 1) await numbered(ctx, asked, shown);
  const isAdmin = holdsRoleAnywhere(ctx.actor, 'admin');
  const told = compose(ctx, {
    sentence: '填报人或单位负责人申请，绩效管理员答复，同意之前截止日期不变',
    besides: [`把项目、日期和理由发给我就行，例如：延期申请 ${said} 下周五 因为等验收报告。`],
    isNumbered: true,
    lines: own.length > 1 ? shown.map(({ project, task }) => `${project.name}：${spokenDay(task.dueDate)}截止`) : [],
    total: own.length > 1 ? own.length : 0,
    buttons: [
      ...(own[0] ? [{ label: '打开任务', path: `#/tasks/${own[0].task.id}` }] : []),
      ...(isAdmin ? [{ label: '在评价批次里延期', path: '#/campaigns' }] : []),
    ],
  });
  return personally(asked, told);
};
