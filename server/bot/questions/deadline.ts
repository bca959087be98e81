// 什么时候截止: of what was named, of the asker's own tasks, or of the campaigns somebody looks after.
import { dayOf, daysBetween, spokenDay, spokenDaysLeft } from '../../../shared/calendar';
import { campaignLabel } from '../../../shared/labels';
import { isBeingFilled, positionLabel } from '../../../shared/workflow/taskWorkflow';
import { leftToDo } from '../../../shared/scoring/progress';
import type { Campaign } from '../../campaigns/entities';
import type { ActionContext } from '../../context';
import { mayOversee } from '../../insight/policy';
import { listToFill, type LoadedTask } from '../../tasks/queries';
import { compose, LINES, MY_TASKS, personally } from '../compose';
import type { Asked, BotHandler, BotReply } from '../conversation';
import { kindNamed } from '../names/kindNamed';
import { numbered } from './numbered';
import { answerPerson } from './person';
import { oneTask } from './projectTask';
import { aboutOf, inProgress, lookedAt, standingsOf, totalsOf, type About } from './standings';

const HOW_TO_EXTEND = { label: '怎么延期', say: '怎么延期' };

/** 什么时候截止, 还剩几天. */
export const answerDeadline: BotHandler = async (ctx, asked) => {
  const kind = asked.reading.name ? await kindNamed(ctx, asked) : null;
  if (kind === 'person') return answerPerson(ctx, asked);
  if (kind === 'unit' || kind === 'campaign') return ofMany(ctx, asked);
  if (asked.reading.name || asked.meant) return ofProject(ctx, asked);
  const own = await listToFill(ctx.db, ctx.actor);
  return own.length > 0 ? ofOwn(ctx, asked, own) : ofMany(ctx, asked);
};

const dueOf = ({ now }: ActionContext, day: string): string =>
  `${spokenDay(day)}截止，${spokenDaysLeft(daysBetween(dayOf(now), day))}`;

async function ofProject(ctx: ActionContext, asked: Asked): Promise<BotReply> {
  const one = await oneTask(ctx, asked);
  if ('reply' in one) return one.reply;
  const { task, project, chain } = one.place;
  const isOpen = isBeingFilled(task);
  const stands = positionLabel(task, chain);
  const told = compose(ctx, {
    sentence: isOpen
      ? `“${project.name}”${dueOf(ctx, task.dueDate)}`
      : `“${project.name}”已经交了，现在${stands}，原定 ${spokenDay(task.dueDate)}截止`,
    besides: isOpen ? [`现在${stands}，${leftToDo(task)}。`] : [],
    buttons: [{ label: '打开任务', path: `#/tasks/${task.id}` }, ...(isOpen ? [HOW_TO_EXTEND] : [])],
  });
  return personally(asked, told);
}

/** The nearest first, each with what is still to do. */
async function ofOwn(ctx: ActionContext, asked: Asked, own: LoadedTask[]): Promise<BotReply> {
  const shown = own.slice(0, LINES);
  await numbered(ctx, asked, shown);
  const [first] = own;
  const { task, project } = first!;
  const isOnly = own.length === 1;
  const told = compose(ctx, {
    sentence: `${isOnly ? '' : '最近的是'}“${project.name}”${isOnly ? '' : '，'}${dueOf(ctx, task.dueDate)}`,
    besides: isOnly ? [`${leftToDo(task)}。`] : [],
    isNumbered: true,
    lines: isOnly
      ? []
      : shown.map((place) => `${place.project.name}：${dueOf(ctx, place.task.dueDate)}，${leftToDo(place.task)}`),
    total: isOnly ? 0 : own.length,
    buttons: [{ label: isOnly ? '去填报' : '去填最近的一项', path: `#/tasks/${task.id}` }, HOW_TO_EXTEND],
  });
  return personally(asked, told);
}

/** Of campaigns under way, or of what a unit has still to hand in. */
async function ofMany(ctx: ActionContext, asked: Asked): Promise<BotReply> {
  const about = await aboutOf(ctx, asked);
  if ('reply' in about) return about.reply;
  const standings = await standingsOf(ctx, about);
  const campaigns = inProgress(about.campaigns, standings);
  const [first] = campaigns;
  if (!first) return compose(ctx, { sentence: '还没有您参与的评价批次', buttons: [MY_TASKS] });
  if (about.unit) return personally(asked, await ofUnit(ctx, about));
  const openOf = ({ id }: Campaign) => totalsOf(standings.filter(({ campaignId }) => campaignId === id)).open;
  const line = (one: Campaign) => `${campaignLabel(one)}：${dueOf(ctx, one.dueDate)}，${openOf(one)} 项未交`;
  return compose(ctx, {
    sentence:
      campaigns.length === 1
        ? line(first)
        : `${campaigns.length} 个批次正在进行，最近的 ${dueOf(ctx, nearest(campaigns))}`,
    lines: campaigns.length === 1 ? [] : campaigns.map(line),
    counted: '个批次',
    notes: ['个别任务批准延期的，以任务上的日期为准。'],
    buttons: [mayOversee(ctx.actor) ? { label: '查看进度', path: `#/campaigns/${first.id}` } : MY_TASKS],
  });
}

const nearest = (campaigns: Campaign[]): string => campaigns.map(({ dueDate }) => dueDate).sort()[0]!;

async function ofUnit(ctx: ActionContext, about: About) {
  const row = await lookedAt(ctx, about, 'open')
    .select('COUNT(*)', 'count')
    .addSelect('MIN(task.dueDate)', 'first')
    .addSelect('MAX(task.dueDate)', 'last')
    .getRawOne<{ count: number | string; first: string | null; last: string | null }>();
  const { count, first, last } = row!;
  const { name } = about.unit!;
  const buttons = [{ label: '谁还没交', say: `${name} 谁还没交` }];
  if (first === null || last === null)
    return compose(ctx, { sentence: `${name} 都交了，没有要截止的任务`, buttons: [MY_TASKS] });
  const until = first === last ? '' : `，最晚 ${spokenDay(last)}`;
  return compose(ctx, { sentence: `${name} 还有 ${count} 项没有交，最早 ${dueOf(ctx, first)}${until}`, buttons });
}
