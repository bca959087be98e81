// What a filler may type, field by field, laid over what the server holds. Pure.
import type { DraftFields, RowFields, SaveDraftInput } from '../../shared/contracts/drafts';
import type { TaskDetail, TaskIndicator } from '../../shared/contracts/tasks';
import { fieldLabels, FORM_FIELDS, ROW_FIELDS, type FormField, type RowField } from '../../shared/draftFields';

export type FieldValue = string | boolean | null;

/** `goalActual`, or `<indicator id>.actual`. */
export type FieldPath = string;

/** A typed value, with the server's value it was typed over: that tells a conflict from a plain change. */
export interface Edit {
  value: FieldValue;
  base: FieldValue;
  /** what this device sent since, oldest first: when the server holds one of these, nobody else was there */
  sent?: FieldValue[];
}

export type Edits = Record<FieldPath, Edit>;

/** Changes to some fields of one row. */
export type EditRow = (changes: Partial<Record<RowField, FieldValue>>) => void;

export const rowPath = (indicatorId: string, field: RowField): FieldPath => `${indicatorId}.${field}`;

function isFormField(path: FieldPath): path is FormField {
  return FORM_FIELDS.some((field) => field === path);
}

function splitRowPath(path: FieldPath): { indicatorId: string; field: RowField } {
  const [indicatorId = '', name] = path.split('.');
  const field = ROW_FIELDS.find((known) => known === name) ?? 'actual';
  return { indicatorId, field };
}

/** The server's value of a field; null also for a row that is gone. */
export function serverValue(detail: TaskDetail, path: FieldPath): FieldValue {
  if (path === 'goalActual') return detail.goalActual;
  if (isFormField(path))
    return path === 'executionReason' ? detail.funds.executionReason : detail.funds.executionMeasure;
  const { indicatorId, field } = splitRowPath(path);
  return detail.indicators.find((row) => row.id === indicatorId)?.[field] ?? null;
}

/** “系统功能达标率”的实际完成值 */
export function fieldLabel(detail: TaskDetail, path: FieldPath): string {
  if (isFormField(path)) return fieldLabels[path];
  const { indicatorId, field } = splitRowPath(path);
  const name = detail.indicators.find((row) => row.id === indicatorId)?.name ?? '指标';
  return `“${name}”的${fieldLabels[field]}`;
}

/** The server trims and composes text and may write 80 as 80.00; such a difference is none. */
export function sameValue(path: FieldPath, one: FieldValue, other: FieldValue): boolean {
  return normal(path, one) === normal(path, other);
}

function normal(path: FieldPath, value: FieldValue): FieldValue {
  if (typeof value !== 'string') return value === false ? null : value;
  const text = value.normalize('NFC').trim() || null;
  return text && path.endsWith('.bandPercent') ? String(Number(text)) : text;
}

/** The sheet as the filler sees it: the server's, with every edit on top. */
export function withEdits(detail: TaskDetail, edits: Edits): TaskDetail {
  const text = (field: FormField) => {
    const edit = edits[field];
    return edit ? textOf(edit.value) : textOf(serverValue(detail, field));
  };
  return {
    ...detail,
    goalActual: text('goalActual'),
    funds: { ...detail.funds, executionReason: text('executionReason'), executionMeasure: text('executionMeasure') },
    indicators: detail.indicators.map((row) => withRowEdits(row, edits)),
  };
}

function withRowEdits(row: TaskIndicator, edits: Edits): TaskIndicator {
  const touched = ROW_FIELDS.filter((field) => edits[rowPath(row.id, field)]);
  if (touched.length === 0) return row;
  return { ...row, ...Object.fromEntries(touched.map((field) => [field, edits[rowPath(row.id, field)]!.value])) };
}

function textOf(value: FieldValue): string | null {
  return typeof value === 'string' ? value : null;
}

/** The request that stores the edited fields, with the values they were typed over. */
export function toSaveInput(detail: TaskDetail, edits: Edits): SaveDraftInput {
  return { version: detail.version, ...fieldsOf(edits, 'value'), base: fieldsOf(edits, 'base') };
}

function fieldsOf(edits: Edits, side: 'value' | 'base'): DraftFields {
  const sheet: Record<string, FieldValue> = {};
  const rows = new Map<string, RowFields>();
  for (const [path, edit] of Object.entries(edits)) {
    if (isFormField(path)) sheet[path] = edit[side];
    else {
      const { indicatorId, field } = splitRowPath(path);
      const value = isMark(path) ? edit[side] === true : edit[side];
      rows.set(indicatorId, { ...rows.get(indicatorId), indicatorId, [field]: value });
    }
  }
  return { ...sheet, results: [...rows.values()] };
}

const SENT_REMEMBERED = 20;

/** Noted before they are sent: the answer may get lost, and more be typed before the server is heard again. */
export function markSent(edits: Edits): Edits {
  const marked = Object.entries(edits).map(([path, edit]) => {
    const sent = [...(edit.sent ?? []).filter((value) => value !== edit.value), edit.value];
    return [path, { ...edit, sent: sent.slice(-SENT_REMEMBERED) }];
  });
  return Object.fromEntries(marked);
}

/**
 * The fields a refusal names, each as it was sent and with what is wrong with it.
 * @param issues with paths as the server writes them: `results[2].actual`, `results[2]` for the whole row, `goalActual`
 */
export function refusedFields(input: SaveDraftInput, issues: { field: string; message: string }[]) {
  const found = new Map<FieldPath, { value: FieldValue; message: string }>();
  for (const { field, message } of issues) {
    const [, index, name] = /^results\[(\d+)\](?:\.(\w+))?$/.exec(field) ?? [];
    const row = index === undefined ? undefined : input.results[Number(index)];
    for (const one of row ? ROW_FIELDS : [])
      if (row![one] !== undefined && (!name || name === one))
        found.set(rowPath(row!.indicatorId, one), { value: row![one] ?? null, message });
    if (isFormField(field)) found.set(field, { value: input[field] ?? null, message });
  }
  return found;
}

/** The row takes nothing any more: a reviewer has accepted it, or it is gone. */
export function isClosed(detail: TaskDetail, path: FieldPath): boolean {
  if (isFormField(path)) return false;
  const row = detail.indicators.find(({ id }) => id === splitRowPath(path).indicatorId);
  return !row || row.locked;
}

/** 演示假设 follows the value it marks; nobody chooses it by itself. */
export function isMark(path: FieldPath): boolean {
  return path.endsWith('.assumed');
}

/** A field with the mark that goes with it. */
export function withCompanions(path: FieldPath): FieldPath[] {
  return isFormField(path) ? [path] : [path, rowPath(splitRowPath(path).indicatorId, 'assumed')];
}

/** Both sides changed the same field since they last agreed. */
export interface Conflict {
  path: FieldPath;
  label: string;
  yours: FieldValue;
  theirs: FieldValue;
}

/**
 * Edits after the server's sheet changed under them: those it already holds fall away, those typed over an unchanged
 * value stand, and where both sides changed a field both values are shown.
 */
export function mergeEdits(edits: Edits, detail: TaskDetail): { edits: Edits; conflicts: Conflict[] } {
  const kept: Edits = {};
  const conflicts: Conflict[] = [];
  for (const [path, edit] of Object.entries(edits)) {
    const theirs = serverValue(detail, path);
    if (sameValue(path, edit.value, theirs)) continue;
    const clashes = ![edit.base, ...(edit.sent ?? [])].some((known) => sameValue(path, known, theirs));
    if (clashes && isMark(path)) {
      kept[path] = { value: edit.value, base: theirs };
      continue;
    }
    // The old base stays until the user has chosen: hearing the server once more must not settle it.
    kept[path] = clashes ? edit : { value: edit.value, base: theirs };
    if (clashes) conflicts.push({ path, label: fieldLabel(detail, path), yours: edit.value, theirs });
  }
  return { edits: kept, conflicts };
}
