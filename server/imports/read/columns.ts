// The columns of the three worksheets as data: which heads are accepted, what the blank workbook prints and says of each.
import { fundsHeads, roleOf } from '../../checks/layout/labels';
import { columnOf } from '../../templates/workbook/columns';

/** How a row names its project: by 项目编码, or by 项目名称 and 实施单位. */
export type KeyRole = 'code' | 'project' | 'implementer';
export type ProjectRole = KeyRole | 'department' | 'year' | 'objective' | 'filler' | 'basis' | 'content';
export type MoneyRole = 'initialBudget' | 'annualBudget' | 'executed';
export type FundsRole = KeyRole | 'source' | MoneyRole;
export type IndicatorRole =
  | KeyRole
  | 'level1'
  | 'level2'
  | 'name'
  | 'definition'
  | 'target'
  | 'nature'
  | 'unit'
  | 'points'
  | 'scoringStandard'
  | 'dataSource'
  | 'requiredEvidence';

/** One column of a worksheet. */
export interface ImportColumn<Role> {
  role: Role;
  /** the head in official words, as messages and the blank workbook print it */
  head: string;
  /** one line of 填写说明 */
  help: string;
  /** `key`: one of code and project must be there */
  need: 'must' | 'key' | 'may';
  /** most characters; absent for figures */
  longest?: number;
}

const code: ImportColumn<KeyRole> = {
  role: 'code',
  head: '项目编码',
  help: '一体化平台的项目编码，三张表靠它对应；没有编码的留空，用“项目名称”加“实施单位”对应。请设为文本格式。',
  need: 'key',
  longest: 30,
};
const project: ImportColumn<KeyRole> = {
  role: 'project',
  head: '项目名称',
  help: '与“项目”表中的名称一致。',
  need: 'key',
  longest: 200,
};
const implementer: ImportColumn<KeyRole> = {
  role: 'implementer',
  head: '实施单位',
  help: '没有项目编码、又有同名项目时填写。',
  need: 'may',
  longest: 200,
};

export const projectColumns: ImportColumn<ProjectRole>[] = [
  code,
  { ...project, help: '全称。同一单位、同一年度里不能重复。', need: 'must' },
  { role: 'department', head: '主管部门', help: '留空时与实施单位相同。', need: 'may', longest: 200 },
  {
    ...implementer,
    help: '与钉钉通讯录里的部门名称一致；有同名部门时写成“上级部门/部门”。',
    need: 'must',
  },
  { role: 'year', head: '预算年度', help: '四位年份，如 2024。', need: 'must' },
  { role: 'objective', head: '年度总体目标', help: '批复的绩效目标原文。', need: 'may', longest: 4000 },
  {
    role: 'filler',
    head: '填报人',
    help: '姓名，或钉钉 userid（工号）。有同名的人时请填 userid。发起评价批次前必须有。',
    need: 'may',
    longest: 100,
  },
  { role: 'basis', head: '立项依据', help: '用于评价报告，可以不填。', need: 'may', longest: 4000 },
  { role: 'content', head: '主要内容', help: '用于评价报告，可以不填。', need: 'may', longest: 4000 },
];

export const fundsColumns: ImportColumn<FundsRole>[] = [
  code,
  project,
  implementer,
  {
    role: 'source',
    head: '资金来源',
    help: '如 当年财政拨款、上年结转资金、其他资金；一个来源一行。',
    need: 'must',
    longest: 50,
  },
  {
    role: 'initialBudget',
    head: '年初预算数',
    help: '没有请填 0。表头写明（万元）或（元），不写按万元。',
    need: 'must',
  },
  { role: 'annualBudget', head: '全年预算数', help: '调整后的预算数。', need: 'must' },
  { role: 'executed', head: '全年执行数', help: '实际支出数。', need: 'must' },
];

export const indicatorColumns: ImportColumn<IndicatorRole>[] = [
  code,
  project,
  implementer,
  {
    role: 'level1',
    head: '一级指标',
    help: '产出指标、效益指标、满意度指标等；合并单元格或留空时与上一行相同。',
    need: 'must',
    longest: 50,
  },
  {
    role: 'level2',
    head: '二级指标',
    help: '数量指标、质量指标等；合并单元格或留空时与上一行相同。',
    need: 'must',
    longest: 50,
  },
  { role: 'name', head: '三级指标', help: '指标名称。', need: 'must', longest: 200 },
  { role: 'definition', head: '指标解释', help: '衡量什么；比率写明分子和分母。', need: 'may', longest: 2000 },
  {
    role: 'target',
    head: '年度指标值',
    help: '官方写法：≥98%、≤1天、15个、5～8天、2024年6月底前、稳步提升。也可以拆开：这里只写数字，另填“指标性质”和“计量单位”。',
    need: 'must',
    longest: 200,
  },
  {
    role: 'nature',
    head: '指标性质',
    help: '≥、＞、=、≤、＜ 或 定性；年度指标值里已写明的可以不填。',
    need: 'may',
    longest: 20,
  },
  {
    role: 'unit',
    head: '计量单位',
    help: '%、个、天、万元等；年度指标值里已写明的可以不填。',
    need: 'may',
    longest: 20,
  },
  {
    role: 'points',
    head: '分值',
    help: '最多两位小数。各指标分值与预算执行率的分值（一般为 10 分）合计 100。',
    need: 'must',
  },
  { role: 'scoringStandard', head: '评分标准', help: '文字，可以不填。', need: 'may', longest: 2000 },
  { role: 'dataSource', head: '数据来源', help: '实际完成值从哪里来，可以不填。', need: 'may', longest: 2000 },
  {
    role: 'requiredEvidence',
    head: '佐证要求',
    help: '填报时要上传的材料，几份用分号隔开，可以不填。',
    need: 'may',
    longest: 500,
  },
];

const keyHeads: [KeyRole, RegExp][] = [
  ['code', /^项目(编码|代码|编号)$/],
  ['project', /^项目名称$/],
  ['implementer', /^(项目)?(实施|预算|承担|资金使用)单位(名称)?$|^项目单位(名称)?$|^单位名称$/],
];
const projectHeads: [ProjectRole, RegExp][] = [
  ...keyHeads,
  ['department', /^(预算)?主管(部门|单位)(名称|及代码|及编码)?$/],
  ['year', /^((预算|评价|财政|项目)?年度|(预算|评价)?年份)$/],
  ['objective', /^(年度)?(总体)?(绩效)?目标$/],
  ['filler', /^填[报表]人(姓名|工号|userid)?$/i],
  ['basis', /^(项目)?立项依据$/],
  ['content', /^(项目)?(主要内容|内容|概况)$/],
];
/** What a template's indicator table has besides these is not imported with a project. */
const templateRoles = new Set<string>(indicatorColumns.map(({ role }) => role));
const moneyRoles = new Set<string>(['initialBudget', 'annualBudget', 'executed']);

function roleAmong<Role extends string>(roles: Set<string>, role: string | null): Role | null {
  return role !== null && roles.has(role) ? (role as Role) : null;
}

/** What a column of a sheet of projects holds, by its head; null for a head that is not known. */
export const projectRoleOf = (text: string): ProjectRole | null => roleOf(projectHeads, text);
/**
 * What a column of a sheet of funds (资金) holds; project columns are not among them but for the keys that join the
 * sheets.
 */
export const fundsRoleOf = (text: string): FundsRole | null =>
  roleOf<FundsRole>([...keyHeads, ['source', /^(资金)?来源$|^资金(性质|类型)$/]], text) ??
  roleAmong<MoneyRole>(moneyRoles, roleOf(fundsHeads, text));
/**
 * What a column of a sheet of indicators (绩效指标) holds: the keys that join the sheets, else the heads that
 * templates know.
 */
export const indicatorRoleOf = (text: string): IndicatorRole | null =>
  roleOf<IndicatorRole>(keyHeads, text) ?? roleAmong<IndicatorRole>(templateRoles, columnOf(text));
