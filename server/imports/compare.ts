// What an import would change, value by value, as the preview shows it and the audit keeps it.
import type { ImportChange } from '../../shared/contracts/projectImports';
import { formatTarget } from '../../shared/indicators/officialText';
import { difference, rowChanges, type RowWords } from '../../shared/differences';
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
