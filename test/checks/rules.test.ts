// Each check by a table that breaks it and nothing more than it must; the clean table breaks none.
import { check, changed, cleanTable, findingsOf, type TableJson } from './cleanTable';

type Case = [id: string, what: string, change: (table: TableJson) => void, found: string];

const cases: Case[] = [
  ['K01', '110 points', (t) => void (t.indicators[0]!.points = 30), 'K01 error indicators[0].points'],
  ['K01', 'points in words', (t) => void (t.indicators[0]!.points = '二十'), 'K01 error indicators[0].points'],
  [
    'K02',
    'points moved between levels',
    (t) => {
      t.indicators[0]!.points = 10;
      t.indicators[0]!.score = '10.00';
      t.indicators[4]!.points = 40;
      t.indicators[4]!.score = '38.74';
      t.total = '98.41';
    },
    'K02 warning indicators[0].level1',
  ],
  ['K03', 'a total that does not add up', (t) => void (t.total = '99.72'), 'K03 error total'],
  ['K04', 'more than the points', (t) => void (t.indicators[1]!.score = '11'), 'K04 error indicators[1].score'],
  ['K04', 'less than nothing', (t) => void (t.indicators[1]!.score = '-1'), 'K04 error indicators[1].score'],
  ['K04', 'a score in words', (t) => void (t.indicators[1]!.score = '满分'), 'K04 error indicators[1].score'],
  ['K05', '100 % printed for 96.67 %', (t) => void (t.funds.ratePercent = '100%'), 'K05 error funds.ratePercent'],
  ['K06', '8.5 for 9.67', (t) => void (t.funds.score = '8.5'), 'K06 error funds.score'],
  ['K06', 'rounded to whole points', (t) => void (t.funds.score = '10'), 'K06 warning funds.score'],
  [
    'K07',
    'more spent than budgeted',
    (t) => void Object.assign(t.funds, { executed: '153.9', ratePercent: '102.6', score: '10.00' }),
    'K07 warning funds.executed',
  ],
  ['K08', 'no budget', (t) => void (t.funds.annualBudget = ''), 'K08 error funds.annualBudget'],
  ['K08', 'a budget of 0', (t) => void (t.funds.annualBudget = 0), 'K08 error funds.annualBudget'],
  ['K08', 'an amount in words', (t) => void (t.funds.executed = '全部'), 'K08 error funds.executed'],
  [
    'K09',
    'lines that do not make the total',
    (t) =>
      void (t.funds.rows = [
        { source: '当年财政拨款', initialBudget: '150', annualBudget: '140', executed: '145' },
        { source: '上年结转资金', initialBudget: '0', annualBudget: '0', executed: '0' },
      ]),
    'K09 error funds.annualBudget',
  ],
  [
    'K10',
    'a line with a score',
    (t) =>
      void (t.funds.rows = [
        { source: '当年财政拨款', initialBudget: '150', annualBudget: '150', executed: '145', score: '9.67' },
      ]),
    'K10 warning funds.rows[0].score',
  ],
  [
    'K11',
    'an adjustment nobody explains',
    (t) => void (t.funds.initialBudget = '160'),
    'K11 warning funds.annualBudget',
  ],
  [
    'K12',
    'low execution without a reason',
    (t) => void Object.assign(t.funds, { executed: '120', ratePercent: '80', score: '8.00' }),
    'K12 error funds.ratePercent',
  ],
  ['K13', 'no actual', (t) => void (t.indicators[1]!.actual = ''), 'K13 error indicators[1].actual'],
  [
    'K13',
    'an actual that is no number',
    (t) => void (t.indicators[1]!.actual = '约98%'),
    'K13 error indicators[1].actual',
  ],
  ['K14', 'no target', (t) => void (t.indicators[1]!.target = ''), 'K14 error indicators[1].target'],
  [
    'K14',
    'a target with two readings',
    (t) => void (t.indicators[1]!.target = '约98%'),
    'K14 error indicators[1].target',
  ],
  [
    'K15',
    'an actual that echoes the target',
    (t) => void (t.indicators[1]!.actual = '≥ 98%'),
    'K15 error indicators[1].actual',
  ],
  [
    'K16',
    'the target within the name',
    (t) => void Object.assign(t.indicators[1]!, { target: '', name: '系统功能达标率≥98%' }),
    'K16 warning indicators[1].name',
  ],
  ['K17', 'less than earned', (t) => void (t.indicators[1]!.score = '7'), 'K17 error indicators[1].score'],
  ['K17', 'a score rounded too far', (t) => void (t.indicators[4]!.score = '29.5'), 'K17 warning indicators[4].score'],
  ['K18', 'full marks though not met', (t) => void (t.indicators[4]!.score = '30'), 'K18 error indicators[4].score'],
  [
    'K19',
    'points lost without a reason',
    (t) => void (t.indicators[4]!.deviationReason = ''),
    'K19 error indicators[4].deviationReason',
  ],
  [
    'K19',
    'the reason 无',
    (t) => void (t.indicators[4]!.deviationReason = '无'),
    'K19 error indicators[4].deviationReason',
  ],
  [
    'K20',
    'a reason where nothing deviates',
    (t) => void (t.indicators[0]!.deviationReason = '因设备更新推迟'),
    'K20 info indicators[0].deviationReason',
  ],
  ['K21', 'far over the target', (t) => void (t.indicators[0]!.actual = '375个'), 'K21 warning indicators[0].actual'],
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

it('finds nothing in the clean table', () => {
  expect(findingsOf(cleanTable())).toEqual([]);
  expect(check(cleanTable()).recomputed).toMatchObject({ status: 'complete', total: '98.72', grade: '优' });
});

it.each(cases)('%s finds %s', (id, _what, change, found) => {
  const findings = findingsOf(changed(change));
  expect(findings).toContain(found);
  expect(findings.filter((one) => one.startsWith(id)).length).toBeGreaterThan(0);
});

it('knows a score that is right but for its last digit', () => {
  const rounded = changed((t) => void (t.indicators[4]!.score = '29'));
  expect(findingsOf(rounded).filter((one) => /^K1[78]/.test(one))).toEqual([]);
});

it('gives every finding a sentence, a source and a place', () => {
  for (const [, , change] of cases)
    for (const { message, source, place } of check(changed(change)).findings) {
      expect(message).toMatch(/[。]$/);
      expect(message).not.toMatch(/undefined|null|NaN/);
      expect(source.length).toBeGreaterThan(5);
      expect(place).not.toBe('');
    }
});
