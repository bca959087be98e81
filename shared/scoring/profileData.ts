// The profiles that ship, as data with their source. Adding one is adding data here: no rule knows a profile by its id.
import type { Profile } from './profile';

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
    direct: '财预〔2021〕101号（直接赋分）',
    floor: '财预〔2021〕101号（按照完成比例赋分，同时设置及格门槛）',
    satisfaction: '财预〔2021〕101号（满意度赋分，分档取自该指引示例）',
    weights:
      '财预〔2021〕101号（不设满意度指标的，其分值调至效益指标）；其余项目的移法为产品默认规则，可在评分方案中调整',
    productDefault: PRODUCT_DEFAULT,
  },
  weights: { execution: '10', indicators: '90', levels: { 产出指标: '50', 效益指标: '30', 满意度指标: '10' } },
  notApplicable: { mode: 'move', moveTo: { 满意度指标: { 效益指标: '1' } } },
  missingData: { notDue: 'pending', unobtainable: 'zero' },
  execution: { mode: 'linear', capPercent: '100', roundRateFirst: false, lowPercent: '90', shortestReason: 10 },
  quantitative: { overTargetFlagAt: '1.3', overTargetFactor: '0', strictEqual: 'warn' },
  bands: [
    { band: 'achieved', from: '80', to: '100' },
    { band: 'partly-achieved', from: '60', to: '80' },
    { band: 'not-achieved', from: '0', to: '60' },
  ],
  satisfactionSteps: [
    { from: '90', percent: '100' },
    { from: '80', percent: '80' },
    { from: '60', percent: '50' },
    { from: '0', percent: '0' },
  ],
  lateness: [
    { upToDays: 30, percent: '70' },
    { upToDays: null, percent: '30' },
  ],
  vetoes: [],
  grades: [
    { grade: '优', from: '90' },
    { grade: '良', from: '80' },
    { grade: '中', from: '60' },
    { grade: '差', from: '0' },
  ],
  shortestGoalReport: 15,
  evidenceFromPoints: '5',
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

const withCost: Profile = {
  ...national,
  id: 'm101-cost',
  name: '设成本指标（财预〔2021〕101号）',
  source: '财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》，其余同全国通用',
  sources: {
    ...national.sources,
    weights:
      '财预〔2021〕101号（不设成本指标的，产出、效益指标分值各增10分；不设满意度指标的，其分值调至效益指标）；其余项目的移法为产品默认规则，可在评分方案中调整',
  },
  weights: {
    execution: '10',
    indicators: '90',
    levels: { 成本指标: '20', 产出指标: '40', 效益指标: '20', 满意度指标: '10' },
  },
  notApplicable: {
    mode: 'move',
    moveTo: { 成本指标: { 产出指标: '1', 效益指标: '1' }, 满意度指标: { 效益指标: '1' } },
  },
};

const hubei: Profile = {
  ...national,
  id: 'hubei-20-80',
  name: '湖北（执行率20分、绩效指标80分）',
  source: '湖北省项目自评表（预算执行情况20分、年度绩效目标80分，表上不设分值栏），其余同全国通用',
  sources: {
    ...national.sources,
    execution: '湖北省项目自评表（20分×执行率，最高20分；预算数为调整后财政资金总额，包括上年结余结转）',
    bands: '湖北省项目自评表（定性指标分三档：100%～80%（含）、80%～50%（含）、50%～0%）',
  },
  weights: { execution: '20', indicators: '80', levels: {} },
  bands: [
    { band: 'achieved', from: '80', to: '100' },
    { band: 'partly-achieved', from: '50', to: '80' },
    { band: 'not-achieved', from: '0', to: '50' },
  ],
};

const sichuan: Profile = {
  ...national,
  id: 'sichuan-10-90',
  name: '四川（执行率10分、绩效指标90分）',
  source: '四川省部门预算项目支出绩效自评表（预算执行情况10分、绩效指标90分），其余同全国通用',
  sources: {
    ...national.sources,
    execution: '四川省部门预算项目支出绩效自评表（预算执行率＝预算执行数÷调整后预算数，最高不超过该项分值）',
  },
  weights: { execution: '10', indicators: '90', levels: {} },
};

const shanghai: Profile = {
  ...national,
  id: 'shanghai',
  name: '上海（优、良、合格、不合格）',
  source: '上海市项目绩效自评公开做法（等级名称为优、良、合格、不合格），其余同全国通用',
  grades: [
    { grade: '优', from: '90' },
    { grade: '良', from: '80' },
    { grade: '合格', from: '60' },
    { grade: '不合格', from: '0' },
  ],
};

export const shippedProfiles: readonly Profile[] = [national, withCost, hubei, jiangxi, sichuan, shanghai];
