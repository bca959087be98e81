// Tables with one slip in their words, classes or dates, by the number of the check that finds it.
import type { Slip } from './figureSlips';

/** K22 to K50. */
export const wordSlips: Slip[] = [
  [
    'K22',
    'a score outside its band',
    (t) =>
      void Object.assign(t.indicators[4]!, {
        target: '制度健全',
        actual: '部分达成年度指标并具有一定效果',
        score: '29',
      }),
    'K22 error indicators[4].score',
  ],
  [
    'K22',
    'a percentage outside its band',
    (t) =>
      void Object.assign(t.indicators[4]!, { kind: 'qualitative', target: '健全', band: 'achieved', bandPercent: 70 }),
    'K22 error indicators[4].bandPercent',
  ],
  [
    'K22',
    'a score nobody can recompute',
    (t) => void Object.assign(t.indicators[4]!, { target: '制度健全', actual: '达成年度指标' }),
    'K22 info indicators[4].score',
  ],
  [
    'K23',
    'a judged row in one word',
    (t) => void Object.assign(t.indicators[4]!, { target: '制度健全', actual: '好' }),
    'K23 warning indicators[4].actual',
  ],
  [
    'K24',
    'vague words',
    (t) => void Object.assign(t.indicators[4]!, { target: '有效提升', actual: '达成年度指标' }),
    'K24 warning indicators[4].target',
  ],
  [
    'K25',
    'no unit',
    (t) => void Object.assign(t.indicators[0]!, { target: '≥15', actual: '15' }),
    'K25 warning indicators[0].target',
  ],
  [
    'K25',
    '元 beside 万元',
    (t) => void Object.assign(t.indicators[3]!, { target: '≤1500000元', actual: '1450000元' }),
    'K25 warning indicators[3].target',
  ],
  [
    'K26',
    '≤ for a number of systems',
    (t) => void (t.indicators[0]!.target = '≤15个'),
    'K26 warning indicators[0].target',
  ],
  [
    'K26',
    '≥ for complaints',
    (t) => void Object.assign(t.indicators[0]!, { name: '用户投诉次数', target: '≥2次', actual: '2次' }),
    'K26 warning indicators[0].target',
  ],
  [
    'K27',
    'money as 数量指标',
    (t) => void Object.assign(t.indicators[0]!, { target: '≥15万元', actual: '15万元' }),
    'K27 warning indicators[0].name',
  ],
  [
    'K27',
    'the execution rate again',
    (t) => void (t.indicators[1]!.name = '预算执行率'),
    'K27 warning indicators[1].name',
  ],
  ['K28', 'no 时效指标', (t) => void (t.indicators[2]!.level2 = '质量指标'), 'K28 warning indicators[0].level1'],
  ['K29', 'one row of 40', (t) => void (t.indicators[4]!.points = 40), 'K29 warning indicators[4].points'],
  ['K29', 'three rows', (t) => void t.indicators.splice(0, 3), 'K29 warning indicators[0]'],
  [
    'K30',
    'the same name twice',
    (t) => void (t.indicators[1]!.name = '运维系统数量'),
    'K30 warning indicators[1].name',
  ],
  [
    'K31',
    'points for what does not apply',
    (t) => void Object.assign(t.indicators[4]!, { target: '无', actual: '不涉及' }),
    'K31 error indicators[4].target',
  ],
  ['K32', 'the goal copied', (t) => void (t.goal.actual = t.goal.target), 'K32 warning goal.actual'],
  ['K32', 'a goal answered in two words', (t) => void (t.goal.actual = '已完成'), 'K32 warning goal.actual'],
  [
    'K33',
    'a number without an indicator',
    (t) => void (t.goal.target = '维护15个系统，培训300人次，故障1天内修复。'),
    'K33 warning goal.target',
  ],
  [
    'K33',
    'fewer answers than goals',
    (t) =>
      void Object.assign(t.goal, {
        target: '1.维护15个系统。2.故障1天内修复。3.做好安全保障。',
        actual: '1.全年维护15个系统。2.故障均在1天内修复。',
      }),
    'K33 warning goal.actual',
  ],
  [
    'K34',
    'parts that do not make the whole',
    (t) => void (t.goal.actual = '共支出2026400元，其中人员经费1000000元，设备740000元，系统全年运行正常。'),
    'K34 warning goal.actual',
  ],
  ['K36', 'a grade that does not fit', (t) => void (t.grade = '良'), 'K36 error grade'],
  [
    'K38',
    'a prompt left over',
    (t) => void (t.goal.actual = '（用文字定性或定量表述年度情况）'),
    'K38 error goal.actual',
  ],
  ['K38', 'XX left over', (t) => void (t.project.name = 'XX项目'), 'K38 error project.name'],
  [
    'K42',
    'a sentence that stops',
    (t) => void (t.goal.actual = '全年维护15个业务系统，按照年初安排已完成目标任务，'),
    'K42 warning goal.actual',
  ],
  [
    'K43',
    'results ahead of the money',
    (t) =>
      void Object.assign(t.funds, {
        executed: '120',
        ratePercent: '80',
        score: '8.00',
        executionReason: '部分合同尾款按进度结转下年支付',
      }),
    'K43 warning funds.score',
  ],
  [
    'K44',
    'a cost other than what was spent',
    (t) => void Object.assign(t.indicators[3]!, { name: '项目总成本', actual: '130万元' }),
    'K44 warning indicators[3].actual',
  ],
  ['K45', 'satisfaction without a survey', (t) => void (t.notes = []), 'K45 warning indicators[5].actual'],
  [
    'K46',
    'everything perfect',
    (t) => {
      Object.assign(t.indicators[4]!, { actual: '96%', score: '30', deviationReason: '' });
      t.total = '99.67';
    },
    'K46 warning total',
  ],
  [
    'K47',
    'done after the year',
    (t) => void Object.assign(t.indicators[2]!, { target: '2024年12月底前', actual: '2025年3月5日' }),
    'K47 error indicators[2].actual',
  ],
  ['K48', 'no unit named', (t) => void (t.project.unit = ''), 'K48 error project.unit'],
  ['K48', 'no year', (t) => void (t.fiscalYear = null), 'K48 error fiscalYear'],
  ['K48', 'the form as the name', (t) => void (t.project.name = '项目支出绩效自评表'), 'K48 error project.name'],
  ['K49', 'a code of 10 characters', (t) => void (t.project.code = '5100000001'), 'K49 warning project.code'],
  [
    'K50',
    'a target other than approved',
    (t) => void (t.indicators[0]!.approvedTarget = '≥20个'),
    'K50 error indicators[0].target',
  ],
];
