// A digest as somebody else may see it: whoever works for two units is told of both in one message, and those who answer
// for one of them see what concerns it.
import type { About, Reason } from './facts';
import { reminderKinds } from './kinds';

interface Told {
  title: string;
  lines: string[];
  reasons: Reason[];
  /** null: it was sent before it was kept which tasks its lines name */
  about: About | null;
}

const HIDDEN_TITLE = '提醒：涉及其他单位的任务';

/** What of it is shown, the rest counted. @param maySee whether the reader may see a task */
export function asSeenBy(
  { title, lines, reasons, about }: Told,
  maySee: (taskId: string) => boolean,
): Omit<Told, 'about'> {
  const isShown = (taskId: string | null | undefined) => taskId === null || (taskId !== undefined && maySee(taskId));
  const shown = lines.filter((_, at) => isShown(about?.lines[at]));
  const hidden = lines.length - shown.length;
  return {
    title: isShown(about?.title) ? title : HIDDEN_TITLE,
    lines: hidden > 0 ? [...shown, `另有 ${hidden} 行说的是其他单位的任务，这里不显示`] : shown,
    reasons: [...reasons.filter(({ taskId }) => isShown(taskId)), ...counted(reasons, isShown)],
  };
}

/** One line for each kind, so that it stays clear why the message was sent. */
function counted(reasons: Reason[], isShown: (taskId: string | null) => boolean): Reason[] {
  const counts = new Map<Reason['kind'], number>();
  for (const { kind, taskId } of reasons) if (!isShown(taskId)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({
    kind,
    why: `${reminderKinds[kind].label}：其他单位的任务 ${count} 项`,
    taskId: null,
  }));
}
