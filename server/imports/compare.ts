// What an import would change, value by value, as the preview shows it and the audit keeps it.
import type { ImportChange } from '../../shared/contracts/projectImports';
import { formatTarget } from '../../shared/indicators/officialText';
import { sameKey } from '../../shared/indicators/units';
import {
  indicatorKey,
  type ExistingProject,
  type WantedFunds,
  type WantedIndicator,
  type WantedProject,
} from './wanted';

/** Every difference between a project and what the file wants it to be; empty when there is none. */
export function changesOf(
  existing: ExistingProject,
  wanted: WantedProject,
  nameOf: (personId: string | null) => string | null,
): ImportChange[] {
  return [
    ...factChanges(existing, wanted, nameOf),
    ...rowChanges(existing.funds, wanted.funds, fundsText),
    ...rowChanges(existing.indicators, wanted.indicators, indicatorText),
  ];
}

function difference(label: string, before: string | null, after: string | null): ImportChange[] {
  return before === after ? [] : [{ label, before, after }];
}

function factChanges(
  { project }: ExistingProject,
  { facts }: WantedProject,
  nameOf: (personId: string | null) => string | null,
): ImportChange[] {
  return [
    ...difference('项目编码', project.code, facts.code),
    ...difference('项目名称', project.name, facts.name),
    ...difference('主管部门', project.competentDepartment, facts.competentDepartment),
    ...difference('年度总体目标', project.annualObjective, facts.annualObjective),
    ...(project.fillerId === facts.fillerId
      ? []
      : [{ label: '填报人', before: nameOf(project.fillerId), after: nameOf(facts.fillerId) }]),
    ...difference('立项依据', project.narrative.basis, facts.narrative.basis),
    ...difference('主要内容', project.narrative.content, facts.narrative.content),
  ];
}

/** How rows of one kind are told: what they are called, by what they are the same, and their fields. */
interface RowWords<Row> {
  what: string;
  key(row: Row): string;
  name(row: Row): string;
  whole(row: Row): string;
  fields(row: Row): [label: string, value: string | null][];
}

const fundsText: RowWords<WantedFunds> = {
  what: '资金来源',
  key: ({ source }) => sameKey(source),
  name: ({ source }) => source,
  whole: ({ source, annualBudget }) => `${source}，全年预算数 ${annualBudget} 万元`,
  fields: ({ initialBudget, annualBudget, executed }) => [
    ['年初预算数', `${initialBudget} 万元`],
    ['全年预算数', `${annualBudget} 万元`],
    ['全年执行数', `${executed} 万元`],
  ],
};

const indicatorText: RowWords<WantedIndicator> = {
  what: '绩效指标',
  key: indicatorKey,
  name: ({ name }) => name,
  whole: (row) => `${row.name}，${formatTarget(row)}，${row.points} 分`,
  fields: (row) => [
    ['年度指标值', formatTarget(row)],
    ['类型', row.kind === 'quantitative' ? '定量' : '定性'],
    ['分值', row.points],
    ['指标解释', row.definition],
    ['评分标准', row.scoringStandard],
    ['数据来源', row.dataSource],
    ['佐证要求', row.requiredEvidence],
  ],
};

function rowChanges<Row>(before: Row[], after: Row[], words: RowWords<Row>): ImportChange[] {
  const known = new Map(before.map((row) => [words.key(row), row]));
  const kept = new Set(after.map(words.key));
  const changes = after.flatMap((row): ImportChange[] => {
    const earlier = known.get(words.key(row));
    if (!earlier) return [{ label: `新增${words.what}`, before: null, after: words.whole(row) }];
    const values = new Map(words.fields(earlier));
    return words
      .fields(row)
      .flatMap(([label, value]) => difference(`“${words.name(row)}”的${label}`, values.get(label) ?? null, value));
  });
  const gone = before.filter((row) => !kept.has(words.key(row)));
  return [
    ...changes,
    ...gone.map((row) => ({ label: `删去${words.what}`, before: words.whole(row), after: null })),
    ...orderChange(before, after, words),
  ];
}

/** Rows are scored and printed in their order, so another order is a change of its own. */
function orderChange<Row>(before: Row[], after: Row[], { key, what, name }: RowWords<Row>): ImportChange[] {
  const both = (rows: Row[], others: Row[]) => {
    const there = new Set(others.map(key));
    return rows.filter((row) => there.has(key(row)));
  };
  const [old, now] = [both(before, after), both(after, before)];
  if (old.map(key).join('\n') === now.map(key).join('\n')) return [];
  const list = (rows: Row[]) => rows.map(name).join('、');
  return [{ label: `${what}的顺序`, before: list(old), after: list(now) }];
}
