import type { RowFields, SaveDraftInput } from '../../shared/contracts/drafts';
import type { StaleVersionDetails } from '../../shared/contracts/problem';
import { fieldLabels, FORM_FIELDS, ROW_FIELDS } from '../../shared/draftFields';
import { problems } from '../../shared/problems';
import { headNames } from '../../shared/reviews/differences';
import { isJudged } from '../../shared/scoring/judged';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { changeTask, staleTask } from './changeTask';
import { IndicatorResult, Task } from './entities';
import { authorizeFilling, requireMove } from './policy';
import { loadResults, loadTaskToChange, type LoadedTask } from './queries';
import { evaluate } from './sheet';

interface Changed {
  /** `goalActual`, or `<indicator id>.actual` */
  field: string;
  name: string;
  indicatorId: string | null;
  label: string;
  before: unknown;
  after: unknown;
}

/**
 * 保存草稿: stores what was typed, whatever it says; only the fields that were sent. Two devices that typed in different
 * fields both get theirs stored; where they typed in the same one, the later is told both values and nothing of it is
 * stored. What is stored already is no change, so a save that is repeated does nothing.
 * @throws Problem 403 for somebody else's task, 409 when the task is not being filled, a row is locked, or a field was
 * typed over a value that is no longer there
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
  if (changed.length === 0) return place;
  const clashes = changed.filter((change) => !wasSeen(change, input, place.task.version));
  if (clashes.length > 0) throw await staleTask(ctx, place.task, conflictsOf(clashes), 'task.draft-saved');

  const changes = { ...pick(input, FORM_FIELDS), state, savedAt: ctx.now };
  const task = await changeTask(ctx, place.task, place.task.version, changes);
  for (const { row, input: typed } of edits) {
    Object.assign(row, pick(typed, ROW_FIELDS));
    row.assumed = stillAssumed(row);
    await ctx.db.update(IndicatorResult, { id: row.id }, pick(row, ROW_FIELDS));
  }
  const progress = await storeProgress(ctx, task, rows, place.campaign.profileId);
  await recordAudit(ctx, {
    subject: 'task',
    subjectId: taskId,
    action: 'task.draft-saved',
    before: Object.fromEntries(changed.map((one) => [one.field, one.before])),
    after: Object.fromEntries(changed.map((one) => [one.field, one.after])),
  });
  return { ...place, task: { ...task, ...progress } };
}

/** Whether the value that is about to be replaced is the one the filler saw. */
function wasSeen({ field, name, indicatorId, before }: Changed, { base, version }: SaveDraftInput, current: number) {
  const fields = indicatorId ? base?.results.find((row) => row.indicatorId === indicatorId) : base;
  const seen = (fields as Record<string, unknown> | undefined)?.[name];
  return seen === undefined ? version === current : sameValue(field, before, seen);
}

/** Lists show what is missing without scoring every sheet again. */
async function storeProgress(
  ctx: ActionContext,
  task: Task,
  rows: IndicatorResult[],
  profileId: string,
): Promise<Pick<Task, 'missingCount' | 'rowCount'>> {
  const { missingCount, rowCount } = evaluate(task, rows, profileId);
  await ctx.db.update(Task, { id: task.id }, { missingCount, rowCount });
  return { missingCount, rowCount };
}

interface Edit {
  row: IndicatorResult;
  input: RowFields;
}

/** @throws Problem naming each row that is unknown, named twice or already accepted */
function matchRows(rows: IndicatorResult[], inputs: RowFields[]): Edit[] {
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
  return FORM_FIELDS.filter((name) => input[name] !== undefined && !sameValue(name, task[name], input[name])).map(
    (name) => ({
      field: name,
      name,
      indicatorId: null,
      label: fieldLabels[name],
      before: task[name],
      after: input[name],
    }),
  );
}

/** 演示假设 follows the value it marks and is no change by itself. */
function rowChanges(row: IndicatorResult, input: RowFields): Changed[] {
  return ROW_FIELDS.filter(
    (name) => name !== 'assumed' && input[name] !== undefined && !sameValue(name, row[name], input[name]),
  ).map((name) => ({
    field: `${row.id}.${name}`,
    name,
    indicatorId: row.id,
    label: `${row.name} ${fieldLabels[name]}`,
    before: row[name],
    after: input[name],
  }));
}

function sameValue(field: string, stored: unknown, typed: unknown): boolean {
  if (field.endsWith('bandPercent') && stored && typed) return Number(stored) === Number(typed);
  return (stored || null) === (typed || null);
}

/** A value counts as assumed only while it is the assumption that was offered. */
function stillAssumed(row: IndicatorResult): boolean {
  const offered = row.suggestion;
  if (!row.assumed || !offered?.assumed) return false;
  return isJudged(row)
    ? offered.band === row.band && Number(offered.bandPercent) === Number(row.bandPercent)
    : offered.actual === row.actual;
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
