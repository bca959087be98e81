import { subtractDecimals } from '../../../shared/decimal';
import type { TaskDetail } from '../../../shared/contracts/tasks';
import { leftToDo } from '../../../shared/scoring/progress';
import { presentTask } from '../../tasks/present';
import { tasksFor, withSurroundings, type LoadedTask } from '../../tasks/queries';
import type { ActionContext } from '../../context';
import { Project } from '../../projects/entities';
import type { BotHandler, BotReply } from '../conversation';

const SHOWN = 5;

/** 项目名称 得分: total, grade and every row that lost points, if the asker may see the project. */
export const answerScore: BotHandler = async (ctx, { reading: { name } }) => {
  const found = await findByProjectName(ctx, name);
  if (found.length === 0) return plain(`没有找到您可以查看的“${name}”。`, '请检查项目名称，或在应用里打开项目查看。');
  return answerOf(ctx, name, found);
};

const SHORTEST_NAME = 4;

/** The score of a project whose name alone was said; null when it names none the asker may see. */
export async function answerToName(ctx: ActionContext, said: string): Promise<BotReply | null> {
  const name = said.trim();
  const found = name.length >= SHORTEST_NAME ? await findByProjectName(ctx, name) : [];
  return found.length > 0 ? answerOf(ctx, name, found) : null;
}

async function answerOf(ctx: ActionContext, name: string, found: LoadedTask[]): Promise<BotReply> {
  return found.length > 1
    ? chooseOne(name, found)
    : scoreOf(await presentTask(ctx, found[0]!), leftToDo(found[0]!.task));
}

/** Tasks in the asker's scope whose project name contains the words; an exact name wins. */
async function findByProjectName(ctx: ActionContext, name: string): Promise<LoadedTask[]> {
  const tasks = await tasksFor(ctx.db, ctx.actor)
    .innerJoin(Project, 'project', 'project.id = task.projectId')
    .andWhere("project.name LIKE :pattern ESCAPE '!'", { pattern: `%${name.replace(/[!%_]/g, '!$&')}%` })
    .orderBy('task.id', 'DESC')
    .limit(SHOWN + 1)
    .getMany();
  const places = await withSurroundings(ctx.db, tasks);
  const exact = places.filter(({ project }) => project.name === name);
  return exact.length > 0 ? exact.slice(0, 1) : places;
}

/** @param left what is still to be done while it is being filled */
function scoreOf(task: TaskDetail, left: string): BotReply {
  const { project, result } = task;
  const buttons = [{ label: '查看原因', path: `#/tasks/${task.id}` }];
  if (result.total === null || task.state === 'assigned' || task.state === 'drafting' || task.state === 'returned')
    return {
      title: `“${project.name}”还没有得分`,
      markdown: `**“${project.name}”还没有得分**，${task.stateLabel}，${left}。`,
      buttons,
    };
  const lost = lostRows(task);
  const sentence = `“${project.name}” ${result.total} 分，${result.grade}`;
  const assumed = task.indicators.some((row) => row.assumed) ? ['其中部分实际完成值为演示假设。'] : [];
  return {
    title: sentence,
    markdown: [
      `**${sentence}。**${lost.length > 0 ? `扣 ${subtractDecimals('100', result.total)} 分：` : '没有扣分。'}`,
      ...lost.slice(0, SHOWN).map((line) => `- ${line}`),
      ...(lost.length > SHOWN ? [`- 还有 ${lost.length - SHOWN} 项，请打开查看`] : []),
      ...assumed,
      task.state === 'completed' ? '已办结。' : `${task.stateLabel}，得分以复核为准。`,
    ].join('\n\n'),
    buttons,
  };
}

function lostRows({ funds, indicators, result }: TaskDetail): string[] {
  const rows = [
    { name: '预算执行率', points: funds.points, ...result.funds },
    ...indicators.map((row) => ({ ...row, ...result.indicators.find((scored) => scored.id === row.id)! })),
  ];
  return rows
    .filter((row) => row.score !== null && Number(row.score) < Number(row.points))
    .sort((a, b) => Number(b.points) - Number(b.score) - (Number(a.points) - Number(a.score)))
    .map(({ name, explanation: { text } }) => (text.startsWith(name) ? text : `${name}：${text}`));
}

function chooseOne(asked: string, found: LoadedTask[]): BotReply {
  return {
    title: `有几个项目叫“${asked}”`,
    markdown: [
      `有几个项目的名称包含“${asked}”，请发完整名称：`,
      ...found.slice(0, SHOWN).map(({ project }) => `- ${project.name} 得分`),
    ].join('\n\n'),
    buttons: [],
  };
}

function plain(title: string, hint: string): BotReply {
  return { title, markdown: `${title}\n\n${hint}`, buttons: [{ label: '打开我的任务', path: '#/' }] };
}
