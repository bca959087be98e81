// 待审核 in words: as a notice, a card and a to-do. Made when a review begins, and once more for what still waits to leave
// when points were taken off meanwhile.
import type { EntityManager } from 'typeorm';
import { ASSUMED_LABEL } from '../../shared/labels';
import { positionLabel } from '../../shared/workflow/taskWorkflow';
import type { OutboxPayload } from '../outbox/payloads';
import { IndicatorResult } from '../tasks/entities';
import type { LoadedTask } from '../tasks/queries';
import type { Holds } from './holds';
import { again, dueInstant, identityLines, taskPath } from './words';

type Payload<Kind extends OutboxPayload['kind']> = Extract<OutboxPayload, { kind: Kind }>;

/** A review as it is asked for. */
export interface ReviewRequest {
  place: LoadedTask;
  /** in whose place the reader decides; null by their own right */
  forName: string | null;
  /** what {@link assumptionLines} says of the task */
  assumptions: string[];
}

/** True as long as the same submission waits at the same step for whoever is asked. */
const holdsOf = ({ task: { round, step, total } }: LoadedTask): Holds => ({
  as: 'reviewer',
  states: ['in-review'],
  round,
  step,
  total,
});

const titleOf = ({ project }: LoadedTask) => `待您审核：${project.name}自评`;
const scoreOf = ({ task }: LoadedTask) => `${task.total} 分，${task.grade}`;
const verbOf = ({ task, chain }: LoadedTask) => positionLabel(task, chain).replace(/中$/, '');
const inPlace = (forName: string | null) => (forName ? [`请您代${forName}审核`] : []);

export function reviewNotice({ place, forName, assumptions }: ReviewRequest): Payload<'notice'> {
  const { task, unit, fillerName } = place;
  return {
    kind: 'notice',
    title: titleOf(place),
    lines: [
      `${unit.name} ${fillerName}${again(task.round) || '提交'}，请${verbOf(place)}`,
      ...identityLines(place),
      `自评得分 ${scoreOf(place)}`,
      ...inPlace(forName),
      ...assumptions,
    ],
    buttonLabel: '去审核',
    path: taskPath(task.id),
    holds: holdsOf(place),
  };
}

/** Approving is one press, returning needs reasons and is done on the page. */
export function reviewCard({ place, forName, assumptions }: ReviewRequest): Payload<'card'> {
  const { id, round, step, total } = place.task;
  const path = taskPath(id);
  return {
    kind: 'card',
    title: titleOf(place),
    lines: [
      ['提交人', `${place.unit.name} ${place.fillerName}${again(round) && `，${again(round)}`}`],
      ['自评得分', scoreOf(place)],
      ...[...inPlace(forName), ...assumptions].map((line): [string, string] => ['说明', line]),
    ],
    buttons: [
      { label: '通过', actionId: 'approve', path },
      { label: '查看详情', actionId: null, path },
    ],
    status: '待审核',
    decides: { round, step, total },
    holds: holdsOf(place),
  };
}

export function reviewTodo(place: LoadedTask): Payload<'todo.open'> {
  const { task, project, unit, fillerName } = place;
  return {
    kind: 'todo.open',
    subject: `${verbOf(place)}：${project.name}绩效自评`,
    lines: [
      ['提交人', `${unit.name} ${fillerName}${again(task.round) && `（${again(task.round)}）`}`],
      ['自评得分', `${task.total} 分（${task.grade}）`],
    ],
    dueAt: dueInstant(task.dueDate),
    path: taskPath(task.id),
    holds: holdsOf(place),
  };
}

/** A score that rests on assumed values says so wherever it is told. */
export async function assumptionLines(db: EntityManager, taskId: string): Promise<string[]> {
  const assumed = await db.countBy(IndicatorResult, { taskId, assumed: true });
  return assumed > 0 ? [`其中 ${assumed} 项指标用了${ASSUMED_LABEL}`] : [];
}
