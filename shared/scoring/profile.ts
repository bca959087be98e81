// 评分方案: what a scoring profile is made of. Those that ship stand in profileData.ts.
import type { Band } from '../contracts/common';

/** A band of a qualitative indicator: its percentages, both ends included where marked by the table it comes from. */
export interface BandInterval {
  band: Band;
  /** lowest percentage of the band, included */
  from: string;
  /** highest percentage; included only for the first band, the next band's floor otherwise */
  to: string;
}

/** A step of the execution rate: reached from `fromPercent` on. */
export interface ExecutionStep {
  fromPercent: string;
  score: string;
}

/** A step of a score by value: reached from `from` on. */
export interface ScoreStep {
  from: string;
  /** of the points */
  percent: string;
}

/** A step of a late completion: up to so many days late. The last one has no end. */
export interface LatenessStep {
  upToDays: number | null;
  /** of the points */
  percent: string;
}

/** 一票否决: what happens when a fact named by the bureau's notice is established. */
export interface VetoRule {
  id: string;
  /** the rule's line as the notice has it */
  line: string;
  source: string;
  /** the total is no higher than this; null leaves it */
  maxTotal: string | null;
  /** the grade is no better than this one of the profile's; null leaves it */
  maxGrade: string | null;
}

/** What each rule rests on, as printed beside its score. A rule without a published article says that it is ours. */
export interface RuleSources {
  execution: string;
  /** execution above the cap */
  executionOver: string;
  met: string;
  /** short of a target that is to be reached */
  short: string;
  /** above a target that is to be kept below */
  shortReverse: string;
  bands: string;
  /** full points or none (直接赋分) */
  direct: string;
  /** in proportion above a floor (及格门槛) */
  floor: string;
  satisfaction: string;
  /** points moved or normalised because an item does not apply */
  weights: string;
  /** edges for which no rule is published */
  productDefault: string;
}

/** 评分方案: every number the rules use. A bureau's own notice of the year wins, so nothing of this stands in code. */
export interface Profile {
  id: string;
  version: string;
  name: string;
  /** regulation or notice the profile follows */
  source: string;
  sources: RuleSources;
  /** the execution rate and all indicators, together 100; `levels` by 一级指标, empty where the form fixes none */
  weights: { execution: string; indicators: string; levels: Record<string, string> };
  /**
   * What becomes of the points of an item that does not apply. move: to its neighbours, then to the levels of `moveTo`
   * by their shares. normalise: 适用指标得分÷适用分值×100.
   */
  notApplicable: { mode: 'move' | 'normalise'; moveTo: Record<string, Record<string, string>> };
  /** not due yet: the total waits, or the points move. Data that cannot be obtained: no points, or a person decides */
  missingData: { notDue: 'pending' | 'move'; unobtainable: 'zero' | 'review' };
  execution: {
    /** linear: rate × points. steps: fixed points by the rate reached, highest first */
    mode: 'linear' | 'steps';
    steps?: ExecutionStep[];
    /** a rate above this counts as this, and has to be explained */
    capPercent: string;
    /** true reproduces systems that score the printed rate; rounding twice can cost or give 0.01 */
    roundRateFirst: boolean;
    /** below this rate a reason is asked for */
    lowPercent: string;
    /** fewest characters of that reason */
    shortestReason: number;
  };
  quantitative: {
    /** 实际÷目标 from which a met target is looked at again, for ≥ and = */
    overTargetFlagAt: string;
    /** share of the points lost per 100 % beyond that multiple once a reviewer found the target too low; 0 to 1 */
    overTargetFactor: string;
    /** a strict bound met only at equality: full points with a warning, or 80 % of them */
    strictEqual: 'warn' | 'band-80';
  };
  bands: BandInterval[];
  /** 满意度赋分 of indicators that follow it, highest first */
  satisfactionSteps: ScoreStep[];
  /** scores of a completion after its date, in percent of the points */
  lateness: LatenessStep[];
  vetoes: VetoRule[];
  /** highest first; a rounded total from `from` on gets the grade */
  grades: { grade: string; from: string }[];
  /** fewest characters of 年度总体目标的实际完成情况 before it is called too short */
  shortestGoalReport: number;
  /** an indicator that carries so many points or more is expected to be proven by 佐证材料 */
  evidenceFromPoints: string;
  /** how far a stated score may lie from the recomputed one: `equal` or less is right, `rounding` or less a rounding difference */
  tolerance: { equal: string; rounding: string };
}

/** What a strict bound met only at equality earns, in percent of the points. */
export const strictEqualPercent: Record<Profile['quantitative']['strictEqual'], string> = {
  warn: '100',
  'band-80': '80',
};
