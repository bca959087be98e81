// 催办: one message for each person, about all that they hold.
import { dayOf, daysBetween, spokenDay, spokenDaysLeft, timeOf } from '../../shared/calendar';
import type { ActionContext } from '../context';
import type { OutboxPayload } from '../outbox/payloads';
import type { LoadedTask } from '../tasks/queries';
import { FILLING, type Holds } from './holds';
import { identityLines, taskPath } from './words';

const SHOWN = 5;

/** @param places what the person holds, the most urgent first; at least one */
export function urgeMessage(ctx: ActionContext, places: LoadedTask[]): OutboxPayload {
  // Who and when make it new: DingTalk silently drops a text that a person has had that day.
  const from = `${ctx.actor.name} ${spokenDay(dayOf(ctx.now))} ${timeOf(ctx.now)} 催办`;
  const [first] = places;
  if (places.length === 1)
    return {
      kind: 'notice',
      title: `催办：${first!.project.name}自评${whatIsMissing(first!)}，${left(ctx, first!)}`,
      lines: [from, ...identityLines(first!)],
      buttonLabel: isReview(first!) ? '去审核' : '继续填报',
      path: taskPath(first!.task.id),
      holds: { ...holdsOf(first!), saidOn: dayOf(ctx.now) },
    };
  return {
    kind: 'notice',
    title: `催办：您有 ${places.length} 项自评待办，最早的${left(ctx, first!)}`,
    lines: [
      from,
      ...places.slice(0, SHOWN).map((place) => `${place.project.name}：${whatIsMissing(place)}，${left(ctx, place)}`),
      ...(places.length > SHOWN ? [`还有 ${places.length - SHOWN} 项，见“我的任务”`] : []),
    ],
    buttonLabel: '查看我的任务',
    path: '#/',
    holds: { saidOn: dayOf(ctx.now) },
  };
}

/** True as long as the same is waited for by the same day. */
function holdsOf({ task: { state, round, step, dueDate } }: LoadedTask): Holds {
  if (state === 'in-review') return { as: 'reviewer', states: ['in-review'], round, step, dueDate };
  return { as: 'filler', states: FILLING, round, dueDate };
}

const isReview = ({ task }: LoadedTask) => task.state === 'in-review';

const left = ({ now }: ActionContext, { task }: LoadedTask) => spokenDaysLeft(daysBetween(dayOf(now), task.dueDate));

function whatIsMissing(place: LoadedTask): string {
  if (isReview(place)) return '待审核';
  const { state, missingCount } = place.task;
  if (state === 'returned') return '待修改';
  return missingCount > 0 ? `还差 ${missingCount} 项` : '已填完待提交';
}
