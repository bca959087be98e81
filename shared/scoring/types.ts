import type { Band, Comparator, IndicatorKind } from '../contracts/common';

/** How a score came about: which rule, from which values, on which authority. The screen, report, bot and audit all print this. */
export interface Explanation {
  /** stable id of the rule, e.g. `quantitative.met` */
  rule: string;
  /** one sentence in Chinese an auditor can follow, with the figures in it */
  text: string;
  /** the values that went in, by their Chinese name, e.g. `{ 年度指标值: '≥98%', 实际完成值: '97%' }` */
  inputs: Record<string, string>;
  /** regulation and article, or the profile's own setting, e.g. `财预〔2020〕10号` */
  source: string;
  /** what would have earned full points; null when full points were earned, or nothing could earn them */
  whatIf: string | null;
}

/** Something the rules have to say about a value. Errors block the submission, warnings ask for a look. */
export interface Finding {
  /** stable code, e.g. `actual-missing`, `actual-echoes-target`, `deviation-reason-missing` */
  code: string;
  severity: 'error' | 'warning' | 'info';
  /** where: `funds`, `goal`, or the id of an indicator */
  place: string;
  /** the field to jump to: `actual`, `band`, `bandPercent`, `deviationReason`, `correctiveMeasure`, `executionReason`, `goalActual` … */
  field: string;
  /** what is wrong and what to do, in Chinese */
  message: string;
}

/** One indicator with what was filled in for it. All figures are decimal text. */
export interface SheetIndicator {
  id: string;
  /** 一级指标, e.g. 产出指标 */
  level1: string;
  /** 二级指标, e.g. 质量指标 */
  level2: string;
  /** 三级指标 */
  name: string;
  kind: IndicatorKind;
  /** null for qualitative indicators */
  comparator: Comparator | null;
  /** 年度指标值: a decimal for quantitative, official words for qualitative indicators */
  target: string;
  /** 计量单位, e.g. `%`, `个`, `天`, `万元` */
  unit: string | null;
  /** 分值, at most two decimals */
  points: string;
  /** 实际完成值 exactly as typed; the rules read it with {@link readActual} */
  actual: string | null;
  band: Band | null;
  /** 0–100; a band alone does not fix a score */
  bandPercent: string | null;
  deviationReason: string | null;
  correctiveMeasure: string | null;
}

/** 项目资金, amounts in 万元. */
export interface SheetFunds {
  initialBudget: string;
  annualBudget: string;
  executed: string;
  /** 分值 of the execution rate, 10 in the national profile */
  points: string;
  executionReason: string | null;
  executionMeasure: string | null;
}

/** 自评表: everything that is scored. */
export interface Sheet {
  funds: SheetFunds;
  goalTarget: string;
  goalActual: string | null;
  indicators: SheetIndicator[];
}

/** Why a row has no score: which field to mend, and what to write there. */
export interface RowProblem {
  /** stable code, that of its finding */
  code: string;
  field: string;
  message: string;
}

/** What a rule says about one indicator. */
export interface RowScore {
  /** 得分 with two decimals, or null when there is a problem */
  score: string | null;
  explanation: Explanation;
  problem: RowProblem | null;
  /** 实际完成值 of a quantitative indicator as a decimal, when it could be read */
  value: string | null;
}

export interface ScoredIndicator {
  id: string;
  /** 得分 with two decimals, or null when it cannot be scored yet */
  score: string | null;
  explanation: Explanation;
}

export interface ScoredFunds {
  /** 执行率 in percent with two decimals, or null when there is no budget */
  ratePercent: string | null;
  score: string | null;
  explanation: Explanation;
}

export interface ScoredSheet {
  /** profile and version that gave the score */
  profile: { id: string; version: string; name: string };
  /** `incomplete` as soon as one row has no score: then there is no total and no grade */
  status: 'complete' | 'incomplete';
  funds: ScoredFunds;
  indicators: ScoredIndicator[];
  /** sum of what has been scored so far, two decimals */
  scoredSum: string;
  /** 指标得分 without the execution rate; null while incomplete */
  indicatorSum: string | null;
  total: string | null;
  grade: string | null;
  /** rows that still need a value */
  missing: { id: string; name: string; reason: string }[];
  findings: Finding[];
}
