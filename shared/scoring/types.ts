import type { Band, Comparator, IndicatorKind } from '../contracts/common';
import type { RowEvidence } from '../evidence/proof';
import type { ScoreStep } from './profile';

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
  /** number of its check in evaluation-rules §12, e.g. `K19`; absent where the list has none */
  check?: string;
  /** what the check rests on; told by the check before submission */
  source?: string;
  /** not the filler's to mend: told to the 绩效管理员, and never in the way of a submission */
  forAdmin?: boolean;
}

/** 赋分 of one indicator. Without one, quantitative rows score in proportion and qualitative rows by their band. */
export type ScoringRule =
  | { kind: 'prorata' }
  /** full points or none; with `missedDeduction` a miss costs so many points */
  | { kind: 'direct'; missedDeduction?: string }
  /** in proportion, and nothing below the floor (及格门槛), in percent of the target */
  | { kind: 'prorataWithFloor'; floorPercent: string }
  /** 定性分档, also for a number that is judged */
  | { kind: 'bands' }
  /** by the value itself; the profile's steps unless the indicator has its own */
  | { kind: 'satisfactionSteps'; steps?: ScoreStep[] }
  /** `deduct` points for each `step` short of the target, never below 0. `full` counts whole steps, `begun` those begun */
  | { kind: 'deduction'; line: string; step: string; deduct: string; counting: 'full' | 'begun' };

/** 扣分: points taken off a row under a named line of the scoring rules. */
export interface Deduction {
  /** the rule's line, e.g. 缺少验收资料的，每项扣0.5分 */
  line: string;
  /** points taken off each time */
  points: string;
  times: number;
  /** what was found; absent in a file that names the line alone */
  fact?: string;
}

/** Why a value is there or not. What follows from each is told by {@link dataStateEffects}. */
export type DataState = 'done' | 'partly' | 'not-due' | 'not-applicable' | 'unobtainable' | 'not-answered';

/** The state of a row's data as declared, with what supports it. */
export interface DataDeclaration {
  state: DataState;
  reason: string | null;
  /** who approved that the item does not apply, with the document; null while nobody has */
  approval: string | null;
}

/** What kind of 年度指标值 an indicator has. Words of a qualitative indicator count as `number`, the usual case. */
export type TargetKind = 'number' | 'range' | 'date';

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
  /** range: from `target` to `targetTo`, comparator null. date: `target` is the last day, ISO, comparator null */
  targetKind?: TargetKind;
  targetTo?: string | null;
  /** absent or null: in proportion, or by band */
  scoringRule?: ScoringRule | null;
  deductions?: Deduction[];
  /** absent: whatever value is there counts */
  data?: DataDeclaration;
  /** a reviewer has found the target too low, so that exceeding it by far costs points where the profile says so */
  isTargetTooLow?: boolean;
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
  /** 佐证材料; absent where nobody knows, as in a file that is only checked */
  evidence?: RowEvidence;
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
  /** absent: the money counts. Without a budget a reviewer may declare that the rate does not apply */
  data?: DataDeclaration;
}

/** An established fact under a line of the profile's vetoes (一票否决). */
export interface EstablishedVeto {
  /** id of the profile's rule */
  ruleId: string;
  /** what was found, with its document */
  fact: string;
}

/** 自评表: everything that is scored. */
export interface Sheet {
  funds: SheetFunds;
  goalTarget: string;
  goalActual: string | null;
  indicators: SheetIndicator[];
  vetoes?: EstablishedVeto[];
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
  /** stable id of the rule, that of its {@link Explanation} */
  rule: string;
  /** 得分 with two decimals, or null when there is a problem */
  score: string | null;
  problem: RowProblem | null;
  /** 实际完成值 of a quantitative indicator as a decimal, when it could be read */
  value: string | null;
  /** The reasons, put into words when somebody asks: a summary of millions of scores does not. */
  explain(): Explanation;
}

export interface ScoredIndicator {
  id: string;
  /** 得分 with two decimals, or null when it cannot be scored yet */
  score: string | null;
  explanation: Explanation;
  /** 分值 it was scored by, where points were moved to it or away from it */
  points?: string;
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
  /** what changed points or total beside the rows: moves of weight, normalising, vetoes; absent when nothing did */
  adjustments?: Explanation[];
  /** rows that still need a value */
  missing: { id: string; name: string; reason: string }[];
  findings: Finding[];
}
