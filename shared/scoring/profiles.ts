import type { Band } from '../contracts/common';

/** A band of a qualitative indicator: its percentages, both ends included where marked by the table it comes from. */
export interface BandInterval {
  band: Band;
  /** lowest percentage of the band, included */
  from: string;
  /** highest percentage; included only for the first band, the next band's floor otherwise */
  to: string;
}

/** 评分方案: every number the rules use. A bureau's own notice of the year wins, so nothing of this stands in code. */
export interface Profile {
  id: string;
  version: string;
  name: string;
  /** regulation or notice the profile follows */
  source: string;
  /** points by 一级指标, with the execution rate; together 100 */
  weights: { execution: string; levels: Record<string, string> };
  execution: {
    /** linear: rate × points. steps: fixed points by the rate reached, highest first */
    mode: 'linear' | 'steps';
    steps?: { fromPercent: string; score: string }[];
    /** below this rate a reason is asked for */
    lowPercent: string;
  };
  quantitative: {
    /** 实际÷目标 from which a met target is looked at again, for ≥ and = */
    overTargetFlagAt: string;
    /** a strict bound met only at equality: full points with a warning, or 80 % of them */
    strictEqual: 'warn' | 'band-80';
  };
  bands: BandInterval[];
  /** highest first; a total from `from` on gets the grade */
  grades: { grade: string; from: string }[];
}

const national: Profile = {
  id: 'national-2020',
  version: '1',
  name: '全国通用（单位自评）',
  source: '财预〔2020〕10号《项目支出绩效评价管理办法》',
  weights: { execution: '10', levels: { 产出指标: '50', 效益指标: '30', 满意度指标: '10' } },
  execution: { mode: 'linear', lowPercent: '90' },
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
};

const profiles: Profile[] = [
  national,
  {
    ...national,
    id: 'jiangxi-steps',
    name: '江西（执行率分档）',
    source: '江西省项目支出绩效自评做法：执行率 100% 得 10 分，80%～100% 得 7 分，60%～80% 得 5 分，60% 以下不得分',
    execution: {
      mode: 'steps',
      lowPercent: '90',
      steps: [
        { fromPercent: '100', score: '10' },
        { fromPercent: '80', score: '7' },
        { fromPercent: '60', score: '5' },
        { fromPercent: '0', score: '0' },
      ],
    },
  },
];

/** @throws RangeError for an id nobody has defined: a programming error, campaigns hold only known ids */
export function getProfile(id: string): Profile {
  const profile = profiles.find((one) => one.id === id);
  if (!profile) throw new RangeError(`no scoring profile ${id}`);
  return profile;
}
