import { saidInstant, spokenDay, spokenDaysLeft } from '../../../shared/calendar';
import type { TaskTimeline } from '../../../shared/contracts/timeline';
import { deliveryStateLabels } from '../../../shared/delivery/deliveryState';
import { presentTaskTimeline } from '../../deliveries/timeline';
import type { LoadedTask } from '../../tasks/queries';
import { mayUrge } from '../../urges/policy';
import { privately } from '../actions/acting';
import { compose, personally, someOf } from '../compose';
import type { BotHandler } from '../conversation';
import { kindNamed } from '../names/kindNamed';
import { answerPerson } from './person';
import { answerProgress } from './progress';
import { oneTask } from './projectTask';
import { seesOthers } from './standings';

const NAMED = 3;
const STEPS = 2;

/** 教育局交了没: all that a unit has, to the asker alone. */
const ofUnit = privately(answerProgress);

/** 进度 of whatever was named; of one project that is where it is. */
export const answerHowFar: BotHandler = async (ctx, asked) => {
  const kind = await kindNamed(ctx, asked);
  return (kind === 'project' || kind === 'person' ? answerWhere : answerProgress)(ctx, asked);
};

/** 张伟手上有几个: of a person; 市教育局有几个任务 asks how far a unit is. */
export const answerInHand: BotHandler = async (ctx, asked) => {
  const kind = await kindNamed(ctx, asked);
  return (kind === 'person' || kind === null ? answerPerson : answerHowFar)(ctx, asked);
};

/** 项目 到哪了: with whom, since when, whether they know, what comes next. Names people, so it is the asker's alone. */
export const answerWhere: BotHandler = async (ctx, asked) => {
  // 到哪了, said by whoever looks after many, is about all of them.
  if (!asked.reading.name && seesOthers(ctx)) return answerProgress(ctx, asked);
  const kind = await kindNamed(ctx, asked);
  if (kind === 'person') return answerPerson(ctx, asked);
  if (kind === 'unit' || kind === 'campaign') return ofUnit(ctx, asked);
  const one = await oneTask(ctx, asked);
  if ('reply' in one) return one.reply;
  const { place } = one;
  const { name } = place.project;
  const timeline = await presentTaskTimeline(ctx, place);
  const told = compose(ctx, {
    sentence: `“${name}”${whereOf(place, timeline)}`,
    lines: [...nowLines(ctx.now, timeline), ...latest(ctx.now, timeline)],
    buttons: [
      { label: '查看办理记录', path: `#/tasks/${place.task.id}` },
      ...(mayUrge(ctx.actor, place) ? [{ label: '催办', say: `催办 ${name}` }] : []),
    ],
  });
  return personally(asked, told);
};

function whereOf({ task }: LoadedTask, { now }: TaskTimeline): string {
  if (!now) return `已办结，${task.total} 分，${task.grade}`;
  const names = now.people.map((person) => person.name);
  const holder = names.length > 0 ? `在${someOf(names, NAMED, '人')}那里` : '还没有人办理';
  return `${holder}，${now.label}，${spokenDaysLeft(now.daysLeft)}`;
}

function nowLines(at: Date, { now, next }: TaskTimeline): string[] {
  if (!now) return [];
  const told = now.people.slice(0, NAMED).map((person) => `${person.name}${toldOf(person.told)}`);
  return [
    `从${saidInstant(new Date(now.since), at)} 起，${spokenDay(now.dueDate)}截止`,
    ...(told.length > 0 ? [`通知情况：${told.join('，')}`] : ['请绩效管理员设置这一步的办理人']),
    ...(next ? [`下一步：${[next.label, someOf(next.people, NAMED, '人')].filter(Boolean).join('，')}`] : []),
  ];
}

type ToldPerson = NonNullable<TaskTimeline['now']>['people'][number]['told'];

function toldOf(told: ToldPerson): string {
  if (!told) return '还没有收到通知';
  return told.toldBy ? `由${told.toldBy}电话告知` : deliveryStateLabels[told.state];
}

const latest = (now: Date, { entries }: TaskTimeline) =>
  entries
    .slice(0, STEPS)
    .map(({ at, actorName, label, comment }) =>
      [`${saidInstant(new Date(at), now)} ${actorName ?? ''}${actorName ? ' ' : ''}${label}`, comment]
        .filter(Boolean)
        .join('：'),
    );
