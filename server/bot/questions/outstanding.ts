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
import { numbered } from './numbered';
import {
  aboutOf,
  countUnits,
  lookedAt,
  OPEN,
  seesOthers,
  standingsOf,
  totalsOf,
  unitsOf,
  type About,
  type Looked,
  type Standing,
} from './standings';
import type { ChatButton } from '../../dingtalk/port';

/** 谁还没交. */
export const answerUnsubmitted: BotHandler = (ctx, asked) => answer(ctx, asked, 'open');
/** 逾期. */
export const answerOverdue: BotHandler = (ctx, asked) => answer(ctx, asked, 'overdue');

async function answer(ctx: ActionContext, asked: Asked, looked: Asking): Promise<BotReply> {
  const about = await aboutOf(ctx, asked);
  if ('reply' in about) return about.reply;
  const standings = await standingsOf(ctx, about);
  const open = standings.filter(({ state }) => OPEN.includes(state));
  const asking = looked === 'overdue' ? open.map((one) => ({ ...one, count: one.overdue })) : open;
  const left = totalsOf(asking).total;
  const units = left > 0 && seesOthers(ctx) ? await countUnits(ctx, about, looked) : 0;
  const found = { about, standings: asking, looked, units };
  const sentence = sentenceOf(ctx, found, totalsOf(standings).total);
  if (left === 0) {
    const button = mayOversee(ctx.actor) ? { label: '查看进度', path: '#/campaigns' } : MY_TASKS;
    const told = compose(ctx, { sentence, buttons: [button] });
    return seesOthers(ctx) && !about.unit ? told : personally(asked, told);
  }
  if (!seesOthers(ctx)) return personally(asked, await own(ctx, asked, found, sentence));
  // Of a single unit even the number says who is late.
  if (about.unit) return personally(asked, await listed(ctx, asked, found, sentence));
  if (!asked.inGroup) return listed(ctx, asked, found, sentence);
  // The group hears how many; who it is goes to whoever asked.
  const told = compose(ctx, { sentence, notes: ['名单已私聊发给您。'] });
  return { ...told, privately: await listed(ctx, asked, found, sentence) };
}

type Asking = Exclude<Looked, 'all'>;

interface Found {
  about: About;
  /** of what is still to be handed in */
  standings: Standing[];
  looked: Asking;
  /** with any of it */
  units: number;
}

function sentenceOf(ctx: ActionContext, { about, standings, looked, units }: Found, all: number): string {
  const { total, overdue } = totalsOf(standings);
  const whose = about.unit ? `${about.unit.name} ` : '';
  if (looked === 'overdue') {
    if (total === 0) return seesOthers(ctx) ? `${whose}没有逾期的任务` : '您没有逾期的任务';
    return seesOthers(ctx) ? `${whose}${total} 项逾期未交，涉及 ${units} 个单位` : `您有 ${total} 项逾期未交`;
  }
  if (all === 0) return '还没有您可以查看的任务';
  if (total === 0) return seesOthers(ctx) ? `${whose}${all} 项全部交齐` : '您的任务都交了';
  const late = overdue > 0 ? `，其中逾期 ${overdue} 项` : '';
  if (!seesOthers(ctx)) return `您还有 ${total} 项没有交${late}`;
  return `${whose}${all} 项中 ${total} 项还没有交${late}`;
}

async function own(ctx: ActionContext, asked: Asked, found: Found, sentence: string): Promise<Told> {
  const places = await loadOpen(ctx, found, LINES);
  await numbered(ctx, asked, places);
  return compose(ctx, {
    sentence,
    isNumbered: places.length > 1,
    lines: places.map((place) => `${place.project.name}：${standOf(ctx, place)}`),
    total: totalsOf(found.standings).total,
    buttons: [{ label: '去填最近的一项', path: `#/tasks/${places[0]!.task.id}` }, MY_TASKS],
  });
}

async function listed(ctx: ActionContext, asked: Asked, found: Found, sentence: string): Promise<Told> {
  const { total } = totalsOf(found.standings);
  if (total > MOST_LISTED) return byUnit(ctx, found, sentence);
  const places = await loadOpen(ctx, found, MOST_LISTED);
  const shown = places.slice(0, LINES);
  await numbered(ctx, asked, shown);
  const urged = await lastUrges(
    ctx.db,
    shown.map(({ task }) => task.id),
  );
  const lines = shown.map((place) => {
    const urge = urged.get(place.task.id);
    const last = urge ? `，${saidInstant(new Date(urge.at), ctx.now)} 催过` : '';
    return `${place.unit.name} ${place.fillerName}：${place.project.name}，${standOf(ctx, place)}${last}`;
  });
  return compose(ctx, { sentence, isNumbered: true, lines, total, buttons: actsOn(ctx, found) });
}

async function byUnit(ctx: ActionContext, found: Found, sentence: string): Promise<Told> {
  const { about, looked, units } = found;
  const most = await unitsOf(ctx, about, { looked, most: LINES });
  const lines = most.map(({ unitName, open, overdue }) => {
    const late = overdue > 0 && looked !== 'overdue' ? `，其中逾期 ${overdue} 项` : '';
    return `${unitName}：${open} 项${late}`;
  });
  return compose(ctx, {
    sentence,
    besides: [`涉及 ${units} 个单位，未交最多的是：`],
    lines,
    total: units,
    counted: '个单位',
    buttons: actsOn(ctx, found),
  });
}

/** Opens the list where it can be acted on. */
function actsOn({ actor }: ActionContext, { about, standings, looked }: Found): ChatButton[] {
  if (!mayOversee(actor)) return [MY_TASKS];
  const count = (id: string) => totalsOf(standings.filter(({ campaignId }) => campaignId === id)).total;
  const [most] = [...about.campaigns].sort((a, b) => count(b.id) - count(a.id));
  const urging = about.unit?.name ?? (about.campaigns.length === 1 ? most!.name : null);
  return [
    { label: '查看名单', path: listPathOf(most!.id, looked, about.unit?.id ?? null) },
    ...(urging && holdsRoleAnywhere(actor, 'admin') ? [{ label: '催办', say: `催办 ${urging}` }] : []),
  ];
}

/** The board of a campaign with exactly these tasks. */
export function listPathOf(campaignId: string, looked: Asking, unitId: string | null): string {
  const show = `show=${looked === 'overdue' ? 'overdue' : 'outstanding'}`;
  return `#/campaigns/${campaignId}/${[show, unitId && `unitId=${unitId}`].filter(Boolean).join('&')}`;
}

function standOf(ctx: ActionContext, { task }: LoadedTask): string {
  const due = spokenDaysLeft(daysBetween(dayOf(ctx.now), task.dueDate));
  return `${due}，${task.state === 'returned' ? '已退回，' : ''}${leftToDo(task)}`;
}

/** The open ones, those due first. */
async function loadOpen(ctx: ActionContext, { about, looked }: Found, most: number): Promise<LoadedTask[]> {
  const query = lookedAt(ctx, about, looked).orderBy('task.dueDate', 'ASC').addOrderBy('task.id', 'ASC');
  return withSurroundings(ctx.db, await query.limit(most).getMany());
}
