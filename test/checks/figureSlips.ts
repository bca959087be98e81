// Tables with one slip in their figures, by the number of the check that finds it.
import type { TableJson } from './cleanTable';

/** What breaks a check, and the finding `ID severity place` it must lead to. */
export type Slip = [id: string, what: string, change: (table: TableJson) => void, found: string];

/** K01 to K21. */
export const figureSlips: Slip[] = [
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
  [
    'K02',
    'a level named like a property of every object',
    (t) => void (t.indicators[0]!.level1 = '__proto__'),
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
    'K14 warning indicators[1].target',
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
];
