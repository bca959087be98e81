// The self-evaluation JSON as a stated table, with JSON paths as places.
import { withDetails } from './details';
import type { IndicatorKind } from '../contracts/common';
import { scoringRuleSchema } from '../contracts/scoringRule';
import type { ScoringRule } from '../scoring/types';
import { isBlank } from './stated';
import type { Stated, StatedFundsRow, StatedIndicator, StatedTable } from './table';

/** The JSON is not a self-evaluation; the message names the field in Chinese. */
export class JsonShapeError extends Error {}

type Fields = Record<string, unknown>;

const MOST_INDICATORS = 20_000;
/** An object with none of these is some other JSON. */
const FIELDS = ['project', 'fiscalYear', 'funds', 'goal', 'indicators', 'total', 'grade'];

/**
 * Reads the self-evaluation JSON: numbers or decimal texts, fields in any order, unknown fields ignored. Blank or missing
 * fields are blank cells; scores, total and grade that are missing are simply not stated.
 *
 * @throws JsonShapeError when it is no object, or a field holds a list or object where a value is due
 */
export function tableFromJson(json: unknown): StatedTable {
  const root = fieldsOf(json, '');
  const keys = Object.keys(root);
  if (keys.length > 0 && !keys.some((key) => FIELDS.includes(key)))
    throw new JsonShapeError('没有自评表的字段（project、funds、indicators 等），不像一张自评表。');
  const project = childOf(root, 'project');
  const goal = childOf(root, 'goal');
  const stated = (from: Fields, path: string, key: string) => textOf(from[key], join(path, key));
  return {
    project: {
      name: stated(project, 'project', 'name'),
      code: optional(project, 'project', 'code'),
      competentDepartment: stated(project, 'project', 'competentDepartment'),
      unit: stated(project, 'project', 'unit'),
      leader: optional(project, 'project', 'leader'),
    },
    fiscalYear: stated(root, '', 'fiscalYear'),
    profile: optional(root, '', 'profile')?.text ?? null,
    moneyUnit: '万元',
    funds: fundsOf(childOf(root, 'funds')),
    goal: { target: stated(goal, 'goal', 'target'), actual: stated(goal, 'goal', 'actual') },
    indicators: withDetails(indicatorsOf(root.indicators)),
    indicatorsPlace: 'indicators',
    pointsTotal: null,
    total: optional(root, '', 'total'),
    grade: optional(root, '', 'grade'),
    notes: listOf(root.notes, 'notes').map((note, at) => textOf(note, `notes[${at}]`)),
    readerNotes: [],
  };
}

/** A field's path. */
export const join = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);

/** The fields of an object.
 * @throws JsonShapeError for anything else
 */
export function fieldsOf(value: unknown, path: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  const where = path === '' ? '文件内容' : `“${path}”`;
  throw new JsonShapeError(`${where}应为对象（{ … }），不是${kindOf(value)}。`);
}

/** The object under a key, empty where there is none. */
export function childOf(root: Fields, key: string): Fields {
  return root[key] === undefined || root[key] === null ? {} : fieldsOf(root[key], key);
}

/** A list, empty where there is none, never endless. */
export function listOf(value: unknown, path: string): unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new JsonShapeError(`“${path}”应为列表（[ … ]），不是${kindOf(value)}。`);
  if (value.length > MOST_INDICATORS)
    throw new JsonShapeError(`“${path}”有${value.length}项，超过${MOST_INDICATORS}项。`);
  return value;
}

function kindOf(value: unknown): string {
  if (value === null) return '空值';
  if (Array.isArray(value)) return '列表';
  return { string: '文本', number: '数字', boolean: '是否值', object: '对象' }[typeof value as string] ?? '这种值';
}

/** A text or number as it stands, with its place. */
export function textOf(value: unknown, place: string): Stated {
  if (value === undefined || value === null) return { text: '', place };
  if (typeof value === 'string') return { text: value, place };
  if (typeof value === 'number') return { text: plainNumber(value), place };
  throw new JsonShapeError(`“${place}”应为文本或数字，不是${kindOf(value)}。`);
}

/** A JSON number without an exponent, e.g. 1e-7 as 0.0000001. */
function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}

/** The text under a key; null where blank. */
export function optional(from: Fields, path: string, key: string): Stated | null {
  const stated = textOf(from[key], join(path, key));
  return stated.text.trim() === '' ? null : stated;
}

function fundsOf(funds: Fields): StatedTable['funds'] {
  const stated = (key: string) => textOf(funds[key], `funds.${key}`);
  return {
    place: 'funds',
    initialBudget: stated('initialBudget'),
    annualBudget: stated('annualBudget'),
    executed: stated('executed'),
    rate: optional(funds, 'funds', 'ratePercent') ?? optional(funds, 'funds', 'rate'),
    points: optional(funds, 'funds', 'points'),
    score: optional(funds, 'funds', 'score'),
    reason:
      optional(funds, 'funds', 'executionReason') ??
      optional(funds, 'funds', 'deviationReason') ??
      optional(funds, 'funds', 'reason'),
    rows: listOf(funds.rows, 'funds.rows').map((row, at) => fundsRowOf(row, `funds.rows[${at}]`)),
  };
}

function fundsRowOf(value: unknown, path: string): StatedFundsRow {
  const row = fieldsOf(value, path);
  return {
    source: textOf(row.source, `${path}.source`),
    initialBudget: optional(row, path, 'initialBudget'),
    annualBudget: optional(row, path, 'annualBudget'),
    executed: optional(row, path, 'executed'),
    score: optional(row, path, 'score'),
  };
}

/** Where no row has points the layout has no place for them, as Hubei's: then none is missing. */
function indicatorsOf(value: unknown): StatedIndicator[] {
  const rows = listOf(value, 'indicators').map((row, at) => indicatorOf(row, `indicators[${at}]`));
  return rows.some(({ points }) => !isBlank(points)) ? rows : rows.map((row) => ({ ...row, points: null }));
}

function indicatorOf(value: unknown, place: string): StatedIndicator {
  const row = fieldsOf(value, place);
  const stated = (key: string) => textOf(row[key], `${place}.${key}`);
  return {
    place,
    level1: stated('level1'),
    level2: stated('level2'),
    name: stated('name'),
    kind: kindIn(row.kind, `${place}.kind`),
    comparator: optional(row, place, 'comparator'),
    target: stated('target'),
    unit: optional(row, place, 'unit'),
    actual: stated('actual'),
    band: optional(row, place, 'band'),
    bandPercent: optional(row, place, 'bandPercent'),
    points: stated('points'),
    score: optional(row, place, 'score'),
    deviationReason: stated('deviationReason'),
    correctiveMeasure: stated('correctiveMeasure'),
    approvedTarget: optional(row, place, 'approvedTarget'),
    scoringRule: ruleIn(row.scoringRule, `${place}.scoringRule`),
  };
}

function kindIn(value: unknown, place: string): IndicatorKind | null {
  if (value === 'quantitative' || value === 'qualitative') return value;
  if (value === undefined || value === null || value === '') return null;
  throw new JsonShapeError(`“${place}”应为 quantitative（定量）或 qualitative（定性）。`);
}

function ruleIn(value: unknown, place: string): ScoringRule | null {
  if (value === undefined || value === null) return null;
  const rule = scoringRuleSchema.safeParse(value);
  if (rule.success) return rule.data;
  throw new JsonShapeError(`“${place}”不是可用的赋分规则，请删去或更正。`);
}
