// 延期: what fillers are told when they get more time.
import { spokenDay } from '../../shared/calendar';
import type { ActionContext } from '../context';
import type { OutboxPayload } from '../outbox/payloads';
import type { LoadedTask } from '../tasks/queries';
import { identityLines, taskPath } from './words';

const SHOWN = 5;

/** @param places the tasks of one filler as they were before; at least one */
export function extensionMessage(
  ctx: ActionContext,
  places: LoadedTask[],
  { dueDate, reason }: { dueDate: string; reason: string },
): OutboxPayload {
  const [first] = places;
  const why = `${ctx.actor.name}：${reason}`;
  if (places.length === 1)
    return {
      kind: 'notice',
      title: `延至${spokenDay(dueDate)}：${first!.project.name}自评`,
      lines: [`原截止日期 ${spokenDay(first!.task.dueDate)}`, ...identityLines(first!), why],
      buttonLabel: '打开任务',
      path: taskPath(first!.task.id),
      holds: { as: 'filler', dueDate },
    };
  return {
    kind: 'notice',
    title: `延至${spokenDay(dueDate)}：您的 ${places.length} 项自评`,
    lines: [
      ...places.slice(0, SHOWN).map(({ project, task }) => `${project.name}（原 ${spokenDay(task.dueDate)}）`),
      ...(places.length > SHOWN ? [`还有 ${places.length - SHOWN} 项，见“我的任务”`] : []),
      why,
    ],
    buttonLabel: '查看我的任务',
    path: '#/',
  };
}
