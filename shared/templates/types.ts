import type { Comparator, IndicatorKind } from '../contracts/common';
import type { ScoringRule, TargetKind } from '../scoring/types';

/** One indicator as a template asks for it. A template of a framework leaves the target to each project. */
export interface TemplateIndicator {
  /** 一级指标, e.g. 产出指标 */
  level1: string;
  /** 二级指标, e.g. 质量指标 */
  level2: string;
  /** 三级指标 */
  name: string;
  /** 指标解释: what is measured, with numerator and denominator of a rate; null where the name says it all */
  definition: string | null;
  /** 评分标准 in words, as the table prints it; null where the profile's rules are enough */
  scoringStandard: string | null;
  /** 数据来源: where the actual value comes from */
  dataSource: string | null;
  kind: IndicatorKind;
  /** null for qualitative indicators, ranges and dates */
  comparator: Comparator | null;
  /** 年度指标值: a decimal, an ISO day, or official words; empty where each project sets its own */
  target: string;
  /** absent for a number or for words */
  targetKind?: TargetKind;
  /** upper end of a range */
  targetTo?: string | null;
  /** 计量单位 */
  unit: string | null;
  /** 指标值依据: the plan, standard, history or contract the target is taken from; absent where nothing is said */
  targetBasis?: string;
  scoringRule?: ScoringRule;
  /** 佐证要求: the documents that prove the value, one per line; absent where nothing is asked for */
  requiredEvidence?: string;
  /** 分值, at most two decimals */
  points: string;
}

/** 指标库: single indicators to pick from, each with the points it usually carries. */
export interface IndicatorPool {
  id: string;
  name: string;
  source: string;
  indicators: readonly TemplateIndicator[];
}

/** 指标体系模板: a set of indicators as versioned data with its source. */
export interface IndicatorTemplate {
  /** stable, e.g. `national-self-evaluation` */
  id: string;
  version: string;
  name: string;
  /** regulation, notice or document it is taken from; what is ours says so */
  source: string;
  /** self-evaluation: points add up to 100 with the execution rate. framework: 决策、过程、产出、效益, together 100 */
  kind: 'self-evaluation' | 'framework';
  /** scoring profile of a self-evaluation; null for a framework */
  profileId: string | null;
  indicators: TemplateIndicator[];
}
