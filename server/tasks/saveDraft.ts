import type { IndicatorResultInput, SaveDraftInput } from '../../shared/contracts/tasks';
import type { StaleVersionDetails } from '../../shared/contracts/problem';
import { problems } from '../../shared/problems';
import { headNames } from '../../shared/reviews/differences';
import { isJudged } from '../../shared/scoring/judged';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { changeTask } from './changeTask';
import { IndicatorResult, Task } from './entities';
import { authorizeFilling, requireMove } from './policy';
import { loadResults, loadTask, loadTaskToChange, type LoadedTask } from './queries';
import { evaluate } from './sheet';

const ROW_FIELDS = ['actual', 'band', 'bandPercent', 'deviationReason', 'correctiveMeasure', 'assumed'] as const;
const TASK_FIELDS = ['goalActual', 'executionReason', 'executionMeasure'] as const;

/** What people call the fields of a draft. */
export const fieldLabels: Record<string, string> = {
  actual: '实际完成值',
  band: '完成情况',
  bandPercent: '完成程度（%）',
  deviationReason: '偏差原因',
  correctiveMeasure: '改进措施',
  goalActual: '年度总体目标实际完成情况',
  executionReason: '预算执行偏差原因',
  executionMeasure: '预算执行改进措施',
};

type Changed = { field: string; label: string; before: unknown; after: unknown };

/**
 * 保存草稿: stores what was typed, whatever it says; only the rows that were sent. Nothing changed, nothing is written.
 * @throws Problem 403 for somebody else's task, 409 when the task is not being filled, a row is locked, or the version is stale
 */
export async function saveDraft(ctx: ActionContext, taskId: string, input: SaveDraftInput): Promise<LoadedTask> {
  const place = await loadTaskToChange(ctx.db, taskId);
  authorizeFilling(ctx.actor, place);
  const { state } = requireMove(place, 'save');
  const rows = await loadResults(ctx.db, taskId);
  const edits = matchRows(rows, input.results);
  const heading = taskChanges(place.task, input);
  requireOpenHead(place.task, heading);
  const changed = [...heading, ...edits.flatMap((edit) => rowChanges(edit.row, edit.input))];
  if (changed.length === 0 && place.task.version === input.version) return place;

  const task = await changeTask(
    ctx,
    place.task,
    input.version,
    { ...pick(input, TASK_FIELDS), state, savedAt: ctx.now },
    () => conflictsOf(changed),
  );
  for (const { row, input: typed } of edits) {
    Object.assign(row, pick(typed, ROW_FIELDS), { assumed: stillAssumed(row, typed) });
    await ctx.db.update(IndicatorResult, { id: row.id }, pick(row, ROW_FIELDS));
  }
  await storeProgress(ctx, task, rows, place.campaign.profileId);
  await recordAudit(ctx, {
    subject: 'task',
    subjectId: taskId,
    action: 'task.draft-saved',
    before: Object.fromEntries(changed.map((one) => [one.field, one.before])),
    after: Object.fromEntries(changed.map((one) => [one.field, one.after])),
  });
  return loadTask(ctx.db, taskId);
}

/** Lists show what is missing without scoring every sheet again. */
async function storeProgress(
  ctx: ActionContext,
  task: Task,
  rows: IndicatorResult[],
  profileId: string,
): Promise<void> {
  const { missingCount, rowCount } = evaluate(task, rows, profileId);
  await ctx.db.update(Task, { id: task.id }, { missingCount, rowCount });
}

interface Edit {
  row: IndicatorResult;
  input: IndicatorResultInput;
}

/** @throws Problem naming each row that is unknown, named twice or already accepted */
function matchRows(rows: IndicatorResult[], inputs: IndicatorResultInput[]): Edit[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const seen = new Set<string>();
  return inputs.map((input, index) => {
    const field = `results[${index}].indicatorId`;
    const row = byId.get(input.indicatorId);
    if (!row) throw problems.invalidInput({ issues: [{ field, message: '这项任务没有这个指标。' }] });
    if (seen.has(row.id)) throw problems.invalidInput({ issues: [{ field, message: `“${row.name}”填写了两次。` }] });
    seen.add(row.id);
    if (row.locked && rowChanges(row, input).length > 0)
      throw problems.rowLocked({ indicator: row.name, field: `results[${index}]` });
    return { row, input };
  });
}

/** @throws Problem 409 naming the goal or the money when a reviewer has accepted it and returned other rows only */
function requireOpenHead({ returnedHead }: Task, changed: Changed[]): void {
  for (const { field } of returnedHead ? changed : []) {
    const place = field === 'goalActual' ? 'goal' : 'funds';
    if (!returnedHead![place]) throw problems.rowLocked({ indicator: headNames[place], field });
  }
}

function taskChanges(task: Task, input: SaveDraftInput): Changed[] {
  return TASK_FIELDS.filter(
    (field) => input[field] !== undefined && (input[field] || null) !== (task[field] || null),
  ).map((field) => ({ field, label: fieldLabels[field]!, before: task[field], after: input[field] }));
}

function rowChanges(row: IndicatorResult, input: IndicatorResultInput): Changed[] {
  return ROW_FIELDS.filter((field) => field !== 'assumed' && !sameValue(field, row[field], input[field])).map(
    (field) => ({
      field: `${row.id}.${field}`,
      label: `${row.name} ${fieldLabels[field]}`,
      before: row[field],
      after: input[field],
    }),
  );
}

function sameValue(field: string, stored: unknown, typed: unknown): boolean {
  if (field === 'bandPercent' && stored !== null && typed !== null) return Number(stored) === Number(typed);
  return (stored || null) === (typed || null);
}

/** A value counts as assumed only while it is the assumption that was offered. */
function stillAssumed(row: IndicatorResult, typed: IndicatorResultInput): boolean {
  const offered = row.suggestion;
  if (!typed.assumed || !offered?.assumed) return false;
  return isJudged(row)
    ? offered.band === typed.band && Number(offered.bandPercent) === Number(typed.bandPercent)
    : offered.actual === typed.actual;
}

function conflictsOf(changed: Changed[]): StaleVersionDetails['conflicts'] {
  const text = (value: unknown) => (value === null || value === undefined ? null : String(value));
  return changed.map(({ field, label, before, after }) => ({ field, label, yours: text(after), theirs: text(before) }));
}

function pick<Row extends object, Key extends keyof Row>(row: Row, keys: readonly Key[]): Pick<Row, Key> {
  return Object.fromEntries(keys.filter((key) => row[key] !== undefined).map((key) => [key, row[key]])) as Pick<
    Row,
    Key
  >;
}
