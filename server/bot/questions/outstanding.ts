// 谁还没交 and 逾期: who has not handed in. Names are for those who may see the tasks, and never for a group.
import { dayOf, daysBetween, saidInstant, spokenDaysLeft } from '../../../shared/calendar';
import { leftToDo } from '../../../shared/scoring/progress';
import type { ActionContext } from '../../context';
import { holdsRoleAnywhere } from '../../identity/actor';
import { mayOversee } from '../../insight/policy';
import { withSurroundings, type LoadedTask } from '../../tasks/queries';
import { lastUrges } from '../../urges/queries';
import { compose, LINES, MOST_LISTED, MY_TASKS, personally } from '../compose';
import type { Asked, BotHandler, BotReply, Told } from '../conversation';
import {
  aboutOf,
  OPEN,
  seesOthers,
  standingsOf,
  tasksAbout,
  totalsOf,
  unitsOf,
  type About,
  type Standing,
} from './standings';
import type { ChatButton } from '../../dingtalk/port';

/** 谁还没交. */
export const answerUnsubmitted: BotHandler = (ctx, asked) => answer(ctx, asked, false);
/** 逾期. */
export const answerOverdue: BotHandler = (ctx, asked) => answer(ctx, asked, true);

async function answer(ctx: ActionContext, asked: Asked, overdueOnly: boolean): Promise<BotReply> {
  const about = await aboutOf(ctx, asked);
  if ('reply' in about) return about.reply;
  const standings = (await standingsOf(ctx, about)).map((one) => (overdueOnly ? { ...one, count: one.overdue } : one));
  const open = overdueOnly ? standings : standings.filter(({ state }) => OPEN.includes(state));
  const found = { about, standings: open.filter(({ count }) => count > 0), overdueOnly };
  const all = totalsOf(standings).total;
  const sentence = sentenceOf(ctx, found, all);
  const left = totalsOf(found.standings).total;
  if (left === 0) {
    const button = mayOversee(ctx.actor) ? { label: '查看进度', path: '#/campaigns' } : MY_TASKS;
    const told = compose(ctx, { sentence, buttons: [button] });
    return seesOthers(ctx) && !about.unit ? told : personally(asked, told);
  }
  if (!seesOthers(ctx)) return personally(asked, await own(ctx, found, sentence));
  // Of a single unit even the number says who is late.
  if (about.unit) return personally(asked, await listed(ctx, found, sentence));
  if (!asked.inGroup) return listed(ctx, found, sentence);
  // The group hears how many; who it is goes to whoever asked.
  const told = compose(ctx, { sentence, notes: ['名单已私聊发给您。'] });
  return { ...told, privately: await listed(ctx, found, sentence) };
}

interface Found {
  about: About;
  /** of what is still to be handed in */
  standings: Standing[];
  overdueOnly: boolean;
}

function sentenceOf(ctx: ActionContext, { about, standings, overdueOnly }: Found, all: number): string {
  const { total, overdue } = totalsOf(standings);
  const whose = about.unit ? `${about.unit.name} ` : '';
  if (overdueOnly) {
    const units = new Set(standings.map(({ unitId }) => unitId)).size;
    if (total === 0) return seesOthers(ctx) ? `${whose}没有逾期的任务` : '您没有逾期的任务';
    return seesOthers(ctx) ? `${whose}${total} 项逾期未交，涉及 ${units} 个单位` : `您有 ${total} 项逾期未交`;
  }
  if (all === 0) return '还没有您可以查看的任务';
  if (total === 0) return seesOthers(ctx) ? `${whose}${all} 项全部交齐` : '您的任务都交了';
  const late = overdue > 0 ? `，其中逾期 ${overdue} 项` : '';
  if (!seesOthers(ctx)) return `您还有 ${total} 项没有交${late}`;
  return `${whose}${all} 项中 ${total} 项还没有交${late}`;
}

async function own(ctx: ActionContext, found: Found, sentence: string): Promise<Told> {
  const places = await loadOpen(ctx, found, LINES);
  return compose(ctx, {
    sentence,
    lines: places.map((place) => `${place.project.name}：${standOf(ctx, place)}`),
    total: totalsOf(found.standings).total,
    buttons: [{ label: '去填最近的一项', path: `#/tasks/${places[0]!.task.id}` }, MY_TASKS],
  });
}

async function listed(ctx: ActionContext, found: Found, sentence: string): Promise<Told> {
  const { total } = totalsOf(found.standings);
  if (total > MOST_LISTED) return byUnit(ctx, found, sentence);
  const places = await loadOpen(ctx, found, MOST_LISTED);
  const urged = await lastUrges(
    ctx.db,
    places.slice(0, LINES).map(({ task }) => task.id),
  );
  const lines = places.slice(0, LINES).map((place) => {
    const urge = urged.get(place.task.id);
    const last = urge ? `，${saidInstant(new Date(urge.at), ctx.now)} 催过` : '';
    return `${place.unit.name} ${place.fillerName}：${place.project.name}，${standOf(ctx, place)}${last}`;
  });
  return compose(ctx, { sentence, lines, total, buttons: actsOn(ctx, found) });
}

async function byUnit(ctx: ActionContext, found: Found, sentence: string): Promise<Told> {
  const units = await unitsOf(ctx, found.standings);
  const lines = units.slice(0, LINES).map(({ unitName, open, overdue }) => {
    const late = overdue > 0 && !found.overdueOnly ? `，其中逾期 ${overdue} 项` : '';
    return `${unitName}：${open} 项${late}`;
  });
  return compose(ctx, {
    sentence,
    besides: [`涉及 ${units.length} 个单位，未交最多的是：`],
    lines,
    total: units.length,
    counted: '个单位',
    buttons: actsOn(ctx, found),
  });
}

/** Opens the list where it can be acted on. */
function actsOn({ actor }: ActionContext, { about, standings, overdueOnly }: Found): ChatButton[] {
  if (!mayOversee(actor)) return [MY_TASKS];
  const count = (id: string) => totalsOf(standings.filter(({ campaignId }) => campaignId === id)).total;
  const [most] = [...about.campaigns].sort((a, b) => count(b.id) - count(a.id));
  const show = `show=${overdueOnly ? 'overdue' : 'outstanding'}`;
  const filter = [show, about.unit && `unitId=${about.unit.id}`].filter(Boolean).join('&');
  const urging = about.unit?.name ?? (about.campaigns.length === 1 ? most!.name : null);
  return [
    { label: '查看名单', path: `#/campaigns/${most!.id}/${filter}` },
    ...(urging && holdsRoleAnywhere(actor, 'admin') ? [{ label: '催办', say: `催办 ${urging}` }] : []),
  ];
}

function standOf(ctx: ActionContext, { task }: LoadedTask): string {
  const due = spokenDaysLeft(daysBetween(dayOf(ctx.now), task.dueDate));
  return `${due}，${task.state === 'returned' ? '已退回，' : ''}${leftToDo(task)}`;
}

/** The open ones, those due first. */
async function loadOpen(ctx: ActionContext, { about, overdueOnly }: Found, most: number): Promise<LoadedTask[]> {
  const query = tasksAbout(ctx, about).andWhere('task.state IN (:...open)', { open: OPEN });
  if (overdueOnly) query.andWhere('task.dueDate < :today', { today: dayOf(ctx.now) });
  return withSurroundings(
    ctx.db,
    await query.orderBy('task.dueDate', 'ASC').addOrderBy('task.id', 'ASC').limit(most).getMany(),
  );
}
