/**
 * Since when a task `task` in review waits for its step, as SQL: since the step before was decided, or since it was handed
 * in. Not since it was changed last: points taken off (扣分), more time or another filler make nobody wait for less.
 */
export const WAITS_SINCE = `COALESCE(
  (SELECT done.decidedAt FROM reviews done
    WHERE done.taskId = task.id AND done.round = task.round AND done.step = task.step - 1),
  task.submittedAt, task.updatedAt)`;
