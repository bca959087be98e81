// 得分 and 为什么扣分: from the explanation that was stored with the score, so that chat, page and report say the same.
import { subtractDecimals } from '../../../shared/decimal';
import type { TaskDetail } from '../../../shared/contracts/tasks';
import { leftToDo } from '../../../shared/scoring/progress';
import type { Explanation } from '../../../shared/scoring/types';
import type { ActionContext } from '../../context';
import { mayOversee } from '../../insight/policy';
import { presentTask } from '../../tasks/present';
import type { LoadedTask } from '../../tasks/queries';
import { compose, LINES, personally, type Answer } from '../compose';
import type { BotHandler, Told } from '../conversation';
import { oneTask } from './projectTask';
import { answerScores } from './scores';
import { namesMany } from './standings';

/** Rows named beside the score; all of them are told when somebody asks why. */
const NAMED = 3;

/** 项目 得分: total, grade, and where most was lost; without a name, how the scores are spread for those who oversee them. */
export const answerScore: BotHandler = async (ctx, asked) => {
  const isOfAll = !asked.reading.name && mayOversee(ctx.actor);
  if (isOfAll || (await namesMany(ctx, asked))) return answerScores(ctx, asked);
  const one = await oneTask(ctx, asked);
  return 'reply' in one ? one.reply : personally(asked, await told(ctx, one.place, scoreOf));
};

/** 为什么扣分: rule by rule. */
export const answerWhyLost: BotHandler = async (ctx, asked) => {
  const one = await oneTask(ctx, asked);
  return 'reply' in one ? one.reply : personally(asked, await told(ctx, one.place, whyOf));
};

async function told(ctx: ActionContext, place: LoadedTask, say: (task: TaskDetail) => Answer): Promise<Told> {
  const task = await presentTask(ctx, place);
  const { name } = task.project;
  const isOpen = task.state === 'assigned' || task.state === 'drafting' || task.state === 'returned';
  if (task.result.total === null || isOpen)
    return compose(ctx, {
      sentence: `“${name}”还没有得分，${task.stateLabel}，${leftToDo(place.task)}`,
      buttons: [{ label: '打开任务', path: `#/tasks/${task.id}` }],
    });
  return compose(ctx, say(task));
}

interface Lost {
  name: string;
  lost: string;
  explanation: Explanation;
}

function scoreOf(task: TaskDetail): Answer {
  const rows = lostRows(task);
  const { name } = task.project;
  return {
    sentence: sentenceOf(task),
    lines: rows.slice(0, NAMED).map(ruleOf),
    total: rows.length,
    notes: notesOf(task),
    buttons: [
      ...(rows.length > 0 ? [{ label: '为什么扣分', say: `${name} 为什么扣分` }] : []),
      { label: '打开任务', path: `#/tasks/${task.id}` },
      ...(task.state === 'completed' ? [{ label: '发报告给我', say: `报告 ${name}` }] : []),
    ],
  };
}

function whyOf(task: TaskDetail): Answer {
  const rows = lostRows(task);
  return {
    sentence: sentenceOf(task),
    lines: rows.map((row) => `扣 ${row.lost} 分。${withStop(ruleOf(row))}${row.explanation.whatIf ?? ''}`),
    notes: [...(task.result.adjustments ?? []).map(({ text }) => text), ...basisOf(rows), ...notesOf(task)],
    buttons: [{ label: '查看全部原因', path: `#/tasks/${task.id}` }],
  };
}

function sentenceOf({ project, result }: TaskDetail): string {
  const lost = subtractDecimals('100', result.total!);
  const less = Number(lost) > 0 ? `，扣 ${lost} 分` : '，没有扣分';
  return `“${project.name}” ${result.total} 分，${result.grade}${less}`;
}

const notesOf = (task: TaskDetail): string[] => [
  ...(task.indicators.some((row) => row.assumed) ? ['其中部分实际完成值为演示假设。'] : []),
  task.state === 'completed' ? '已办结。' : `${task.stateLabel}，得分以复核为准。`,
];

/** Rows with less than full points, those that lost most first. */
function lostRows({ funds, indicators, result }: TaskDetail): Lost[] {
  const rows = [
    { name: '预算执行率', points: funds.points, ...result.funds },
    ...indicators.map((row) => ({ ...row, ...result.indicators.find((scored) => scored.id === row.id)! })),
  ];
  return rows
    .filter((row) => row.score !== null && Number(row.score) < Number(row.points))
    .map(({ name, points, score, explanation }) => ({ name, lost: subtractDecimals(points, score!), explanation }))
    .sort((a, b) => Number(b.lost) - Number(a.lost));
}

const ruleOf = ({ name, explanation: { text } }: Lost) => (text.startsWith(name) ? text : `${name}：${text}`);

/** The regulations behind what is shown, each once. */
function basisOf(rows: Lost[]): string[] {
  const sources = new Set(rows.slice(0, LINES).map(({ explanation }) => explanation.source));
  return sources.size > 0 ? [`依据：${[...sources].join('；')}。`] : [];
}

const withStop = (words: string) => (/[。；]$/.test(words) ? words : `${words}。`);
