// What of a sheet differs between two moments: between two submissions, or from the year before. Pure.

/** A row as a reviewer reads it; values in official words, texts as typed, '' for nothing. */
export interface RowVersion {
  id: string;
  name: string;
  actual: string;
  deviationReason: string;
  correctiveMeasure: string;
}

/** A sheet as it was handed in. */
export interface SheetVersion {
  goalActual: string;
  executionReason: string;
  executionMeasure: string;
  /** 得分 in all, two decimals; null while a row has none */
  total: string | null;
  rows: RowVersion[];
}

export interface Difference {
  /** `funds`, `goal`, or the id of the row as it is now */
  place: string;
  /** whose value it is, e.g. 系统功能达标率 */
  name: string;
  /** which value, e.g. 实际完成值 */
  label: string;
  before: string;
  after: string;
}

/** Names of the two places beside the indicators that are filled in, too. */
export const headNames = { goal: '年度总体目标', funds: '项目资金' } as const;

const ROW_FIELDS = [
  ['actual', '实际完成值'],
  ['deviationReason', '偏差原因'],
  ['correctiveMeasure', '改进措施'],
] as const;

const HEAD_FIELDS = [
  ['goal', 'goalActual', '实际完成情况'],
  ['funds', 'executionReason', '预算执行偏差原因'],
  ['funds', 'executionMeasure', '预算执行改进措施'],
] as const;

/**
 * Old → new, in the order of the sheet.
 *
 * @param keyOf what tells which row of `before` is which of `after`: the id within one task, the name from year to year
 */
export function differences(
  before: SheetVersion,
  after: SheetVersion,
  keyOf: (row: RowVersion) => string = ({ id }) => id,
): Difference[] {
  const earlier = new Map(before.rows.map((row) => [keyOf(row), row]));
  return [
    ...HEAD_FIELDS.flatMap(([place, field, label]) =>
      changed({ place, name: headNames[place], label }, before[field], after[field]),
    ),
    ...after.rows.flatMap((row) =>
      ROW_FIELDS.flatMap(([field, label]) =>
        changed({ place: row.id, name: row.name, label }, earlier.get(keyOf(row))?.[field] ?? '', row[field]),
      ),
    ),
  ];
}

function changed(what: Pick<Difference, 'place' | 'name' | 'label'>, before: string, after: string): Difference[] {
  return before === after ? [] : [{ ...what, before, after }];
}
