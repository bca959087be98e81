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
  /** points by 一级指标, with the execution rate; together 100 */
  weights: { execution: string; levels: Record<string, string> };
  execution: {
    /** linear: rate × points. steps: fixed points by the rate reached, highest first */
    mode: 'linear' | 'steps';
    steps?: ExecutionStep[];
    /** a rate above this counts as this, and has to be explained */
    capPercent: string;
    /** below this rate a reason is asked for */
    lowPercent: string;
    /** fewest characters of that reason */
    shortestReason: number;
  };
  quantitative: {
    /** 实际÷目标 from which a met target is looked at again, for ≥ and = */
    overTargetFlagAt: string;
    /** a strict bound met only at equality: full points with a warning, or 80 % of them */
    strictEqual: 'warn' | 'band-80';
  };
  bands: BandInterval[];
  /** highest first; a rounded total from `from` on gets the grade */
  grades: { grade: string; from: string }[];
  /** fewest characters of 年度总体目标的实际完成情况 before it is called too short */
  shortestGoalReport: number;
  /** how far a stated score may lie from the recomputed one: `equal` or less is right, `rounding` or less a rounding difference */
  tolerance: { equal: string; rounding: string };
}

/** What a strict bound met only at equality earns, in percent of the points. */
export const strictEqualPercent: Record<Profile['quantitative']['strictEqual'], string> = {
  warn: '100',
  'band-80': '80',
};

const PRODUCT_DEFAULT = '产品默认规则，可在评分方案中调整';

const national: Profile = {
  id: 'national-2020',
  version: '1',
  name: '全国通用（财预〔2020〕10号）',
  source: '财预〔2020〕10号《项目支出绩效评价管理办法》',
  sources: {
    execution: '财预〔2020〕10号（自评表：执行率×分值，最高不超过该项分值）',
    executionOver: `财预〔2020〕10号（最高不超过该项分值）；超过全年预算数时须说明原因为${PRODUCT_DEFAULT}`,
    met: '财预〔2020〕10号（完成年度指标值的，记该项全部分值）',
    short: '财预〔2020〕10号（按完成值与指标值的比例记分）',
    shortReverse: '财预〔2020〕10号（按比例记分）；反向指标按“年度指标值÷实际完成值”计算，取自各地自评表填报说明',
    bands: '财预〔2020〕10号（定性指标分三档：100%～80%（含）、80%～60%（含）、60%～0%）',
    productDefault: PRODUCT_DEFAULT,
  },
  weights: { execution: '10', levels: { 产出指标: '50', 效益指标: '30', 满意度指标: '10' } },
  execution: { mode: 'linear', capPercent: '100', lowPercent: '90', shortestReason: 10 },
  quantitative: { overTargetFlagAt: '1.3', strictEqual: 'warn' },
  bands: [
    { band: 'achieved', from: '80', to: '100' },
    { band: 'partly-achieved', from: '60', to: '80' },
    { band: 'not-achieved', from: '0', to: '60' },
  ],
  grades: [
    { grade: '优', from: '90' },
    { grade: '良', from: '80' },
    { grade: '中', from: '60' },
    { grade: '差', from: '0' },
  ],
  shortestGoalReport: 15,
  tolerance: { equal: '0.05', rounding: '0.5' },
};

const jiangxi: Profile = {
  ...national,
  id: 'jiangxi-steps',
  name: '江西（执行率分档）',
  source: '江西省项目支出绩效自评做法（预算执行率分档计分），其余同全国通用',
  sources: {
    ...national.sources,
    execution:
      '江西省项目支出绩效自评做法（执行率100%得10分，80%（含）至100%得7分，60%（含）至80%得5分，60%以下不得分）',
  },
  execution: {
    ...national.execution,
    mode: 'steps',
    steps: [
      { fromPercent: '100', score: '10' },
      { fromPercent: '80', score: '7' },
      { fromPercent: '60', score: '5' },
      { fromPercent: '0', score: '0' },
    ],
  },
};

/** Adding a profile is adding data here: no rule knows a profile by its id. */
const profiles: Profile[] = [national, jiangxi];

/** @throws RangeError for an id nobody has defined: a programming error, campaigns hold only known ids */
export function getProfile(id: string): Profile {
  const profile = profiles.find((one) => one.id === id);
  if (!profile) throw new RangeError(`no scoring profile ${id}`);
  return profile;
}
