import type { Comparator, IndicatorKind } from '../contracts/common';
import type { Profile } from '../scoring/profile';

/** One indicator (三级指标) as far as it has been written. */
export interface IndicatorDraft {
  /** 一级指标, e.g. 产出指标 */
  level1: string;
  /** 二级指标, e.g. 质量指标 */
  level2: string;
  /** 三级指标 */
  name: string;
  kind: IndicatorKind | null;
  comparator: Comparator | null;
  /** as typed: a decimal beside comparator and unit, or official text such as ≥98%, 2024年6月底前, 稳步提升 */
  target: string;
  unit: string | null;
  /** 分值 as typed */
  points: string | null;
  /** 指标解释: what is measured, with numerator and denominator of a rate */
  definition: string | null;
  /** 数据来源 */
  dataSource: string | null;
  /** what the same indicator came to last year, where known */
  lastYear: { target: string | null; actual: string | null } | null;
}

/** What is known around a set of indicators. */
export interface QualityContext {
  profile: Profile;
  /** does the project serve the public directly; null when unknown */
  servesPublic: boolean | null;
  /** names of sources the bureau knows (systems, ledgers, statistics) */
  knownSources: readonly string[];
  fiscalYear: number | null;
}

/** What a rule has to say about a draft. */
export interface QualityFinding {
  code: string;
  severity: 'error' | 'warning' | 'info';
  /** index of the row, null for the set as a whole */
  row: number | null;
  field:
    'level1' | 'level2' | 'name' | 'target' | 'unit' | 'comparator' | 'points' | 'definition' | 'dataSource' | null;
  /** Chinese: what is wrong and what to do */
  message: string;
  /** the indicator rewritten as a good one, e.g. 系统可用率 ≥99%（可用时间÷计划运行时间×100%） */
  example: string;
  /** regulation, or that the rule is the product's own */
  source: string;
}
