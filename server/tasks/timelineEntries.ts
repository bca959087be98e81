// 办理记录: the story of a task for people, from the audit trail.
import type { TaskDetail } from '../../shared/contracts/tasks';
import { AuditEntry } from '../audit/entities';
import { actLabel } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import type { LoadedTask } from './queries';

/** In the audit, and no part of the story: single savings, files, what reviewers are reminded of, and messages that changed nothing. */
const UNTOLD = [
  'task.draft-saved',
  'task.review-late',
  'approval.ignored',
  'evidence.added',
  'evidence.described',
  'evidence.removed',
  'evidence.restored',
];

/** What happened, oldest first. */
export async function storyOf(ctx: ActionContext, taskId: string): Promise<AuditEntry[]> {
  const entries = await ctx.db.find(AuditEntry, {
    where: { subject: 'task', subjectId: taskId },
    order: { sequence: 'ASC' },
  });
  return entries.filter((entry) => !UNTOLD.includes(entry.action));
}

/** The same as the task's page shows it. */
export async function timelineEntries(
  ctx: ActionContext,
  { task, chain }: LoadedTask,
): Promise<TaskDetail['timeline']> {
  return (await storyOf(ctx, task.id)).map((entry) => presentEntry(entry, chain));
}

/** One entry of the trail in words; a decision names its step. */
export function presentEntry(entry: AuditEntry, chain: LoadedTask['chain']): TaskDetail['timeline'][number] {
  return {
    at: entry.at.toISOString(),
    label: labelOf(entry, chain),
    actorName: entry.actorName,
    comment: entry.comment,
  };
}

function labelOf(entry: AuditEntry, chain: LoadedTask['chain']): string {
  const step = entry.before?.step as number | undefined;
  const label = actLabel(entry);
  const decided = ['task.approved', 'task.completed', 'task.returned'].includes(entry.action);
  return decided && step !== undefined && chain[step] ? `${chain[step].label}：${label}` : label;
}
