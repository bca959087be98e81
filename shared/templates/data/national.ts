// The form every unit starts from. The regulation names levels and weights; the indicators are placeholders that say what
// belongs there, with the values left open.
import type { IndicatorTemplate, TemplateIndicator } from '../types';
import { BENEFIT, COST, indicator, OUTPUT, OWN_VALUE, SATISFACTION } from './indicator';

const M10 =
  '财预〔2020〕10号《项目支出绩效评价管理办法》的一级、二级指标和权重；三级指标为产品整理的起始样例，请按项目改写';
const M101 =
  '财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》的一级指标和权重；三级指标为产品整理的起始样例，请按项目改写';
const EFFECT = '没有这类效益的删去本行，分值移到其他效益指标。';

const quantity = (points: string) =>
  indicator(OUTPUT, '数量指标', '计划任务完成率', '=100%', points, {
    definition: '实际完成的任务数÷计划任务数×100%。任务按年初批复的绩效目标逐项列明。',
    dataSource: '项目台账、验收资料',
    targetBasis: '计划标准：年初批复的绩效目标',
  });

const quality = (points: string) =>
  indicator(OUTPUT, '质量指标', '质量达标率', '≥____%', points, {
    definition: '质量达标的产出数÷实际产出数×100%。达标以合同、规范或验收标准为准。',
    dataSource: '验收报告、检测记录',
    targetBasis: OWN_VALUE,
  });

const timeliness = (points: string) =>
  indicator(OUTPUT, '时效指标', '任务按期完成率', '=100%', points, {
    definition: '在计划时间内完成的任务数÷计划任务数×100%。计划时间按实施方案或合同。',
    dataSource: '实施方案、合同、验收资料',
    targetBasis: '计划标准：实施方案或合同约定的时间',
  });

const cost = (level1: string, level2: string, points: string) =>
  indicator(level1, level2, '项目总成本', '≤____万元', points, {
    definition: '年度内为本项目实际支付的金额。未完成任务而少支付的，不算节约。',
    dataSource: '国库集中支付记录、会计账',
    targetBasis: '预算支出标准：批复的全年预算数',
  });

const effect = (level2: string, name: string, definition: string, points: string): TemplateIndicator =>
  indicator(BENEFIT, level2, name, '≥____', points, {
    definition: `${definition}${EFFECT}`,
    dataSource: '部门业务统计、统计部门数据、问卷调查',
    targetBasis: OWN_VALUE,
  });

const economic = (points: string) =>
  effect('经济效益指标', '带来的经济效益', '写明项目带来的收入、节支或产值，用数字和单位表示。', points);
const social = (points: string) =>
  effect('社会效益指标', '受益对象数量', '写明受益的人数、单位数或办件量，用数字和单位表示。', points);
const ecological = (points: string) =>
  effect('生态效益指标', '带来的生态效益', '写明能耗、排放或环境质量的变化，用数字和单位表示。', points);
const lasting = (points: string) =>
  effect(
    '可持续影响指标',
    '持续发挥作用的年限',
    '写明成果可以继续使用的年限或后续管护的覆盖面，用数字和单位表示。',
    points,
  );

const satisfaction = indicator(SATISFACTION, '服务对象满意度指标', '服务对象满意度', '≥90%', '10', {
  definition: '评价为满意的有效答卷数÷有效答卷数×100%。写明调查对象和样本量。',
  dataSource: '满意度调查问卷',
  targetBasis: '财预〔2021〕101号满意度赋分示例的满分线',
  requiredEvidence: '满意度调查汇总表',
});

export const nationalSelfEvaluation: IndicatorTemplate = {
  id: 'national-self-evaluation',
  version: '1',
  name: '项目支出绩效自评表（全国通用）',
  source: M10,
  kind: 'self-evaluation',
  profileId: 'national-2020',
  indicators: [
    quantity('15'),
    quality('15'),
    timeliness('10'),
    cost(OUTPUT, '成本指标', '10'),
    economic('8'),
    social('8'),
    ecological('7'),
    lasting('7'),
    satisfaction,
  ],
};

export const nationalWithCost: IndicatorTemplate = {
  id: 'national-with-cost',
  version: '1',
  name: '项目支出绩效自评表（成本为一级指标）',
  source: M101,
  kind: 'self-evaluation',
  profileId: 'm101-cost',
  indicators: [
    cost(COST, '经济成本指标', '20'),
    quantity('15'),
    quality('15'),
    timeliness('10'),
    economic('7'),
    social('7'),
    ecological('6'),
    satisfaction,
  ],
};
