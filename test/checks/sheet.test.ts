// The check before submission: the K checks on a sheet in the form's places, each slip once, and nothing that a filler
// cannot mend in the filler's way.
import { checkSheet, launchErrors } from '../../shared/checks/checkSheet';
import type { SheetSurroundings } from '../../shared/checks/sheetTable';
import { getProfile } from '../../shared/scoring/profiles';
import { scoreSheet } from '../../shared/scoring/scoreSheet';
import type { Finding, Sheet, SheetIndicator } from '../../shared/scoring/types';
import { goldenSheet } from '../support/goldenSheet';

const national = getProfile('national-2020');
const around: SheetSurroundings = {
  project: { name: '财政网络运维服务费', code: null, competentDepartment: '市财政局', unit: '市财政局信息科' },
  fiscalYear: 2024,
  fundsRows: [{ source: '当年财政拨款', initialBudget: '147', annualBudget: '147', executed: '121.88' }],
};

function checked(change: (sheet: Sheet) => void = () => undefined, near = around): Finding[] {
  const sheet = goldenSheet();
  for (const row of sheet.indicators) Object.assign(row, { deviationReason: null, correctiveMeasure: null });
  change(sheet);
  return checkSheet(sheet, scoreSheet(sheet, national), near, national);
}

const row = (id: string, changes: Partial<SheetIndicator>) => (sheet: Sheet) =>
  void Object.assign(
    sheet.indicators.find((one) => one.id === id)!,
    changes,
  );

const short = ({ check, code, severity, place, field }: Finding) => `${check ?? code} ${severity} ${place} ${field}`;
const told = (findings: Finding[]) => findings.filter(({ forAdmin }) => !forAdmin).map(short);
const usual = told(checked());

it('has nothing blocking to say about the golden example, and warns of results ahead of the money', () => {
  expect(usual).toEqual(['K43 warning funds executionReason', 'K46 warning funds executionReason']);
  expect(checked().every(({ source }) => source !== undefined && source !== '')).toBe(true);
});

const slips: [what: string, change: (sheet: Sheet) => void, expected: string][] = [
  [
    'goals set and not answered (K33)',
    (sheet) => {
      sheet.goalTarget = '1.保障系统运行；2.完成等级保护测评；3.完成机房改造。';
      sheet.goalActual = '1.各系统全年运行；2.等级保护测评已完成并备案。';
    },
    'K33 warning goal goalActual',
  ],
  [
    'a prompt of the form left (K38)',
    (sheet) => void (sheet.goalActual = '（用文字描述表述年度总体目标的完成情况）'),
    'K38 error goal goalActual',
  ],
  [
    'a sentence that stops (K42)',
    (sheet) => void (sheet.funds.executionReason = '部分合同尾款按进度结转下年，'),
    'K42 warning funds executionReason',
  ],
  [
    'a budget that changed and nobody says why (K11)',
    (sheet) => void (sheet.funds.initialBudget = '150'),
    'K11 warning funds executionReason',
  ],
  [
    'satisfaction without its survey (K45)',
    row('O2', { name: '使用人员满意度', target: '90', actual: '95' }),
    'K45 warning O2 deviationReason',
  ],
  [
    '无 as a reason for points lost (K19)',
    row('O2', { actual: '97', deviationReason: '无' }),
    'K19 error O2 deviationReason',
  ],
  [
    'a reason where nothing deviates (K20)',
    row('O2', { deviationReason: '按计划完成' }),
    'K20 info O2 deviationReason',
  ],
  [
    'a day after the year, which is told and never forbidden (K47)',
    row('O7', {
      targetKind: 'date',
      comparator: null,
      target: '2024-12-31',
      unit: null,
      actual: '2025-01-10',
      deviationReason: '设备到货延迟，验收推后',
    }),
    'K47 warning O7 actual',
  ],
];

it.each(slips)('tells %s', (_what, change, expected) => {
  expect(told(checked(change))).toContain(expected);
});

const once: [what: string, change: (sheet: Sheet) => void, expected: string[]][] = [
  ['K13', row('O2', { actual: null }), ['K13 error O2 actual']],
  ['K13 of a judged row', row('B1', { band: null, bandPercent: null }), ['K13 error B1 band']],
  ['K15', row('O2', { actual: '≥98%' }), ['K15 error O2 actual']],
  ['K22', row('B1', { bandPercent: '79' }), ['K22 error B1 bandPercent']],
  ['K31 beside K13', row('O2', { actual: '无' }), ['K13 error O2 actual']],
  ['K07', (sheet) => void Object.assign(sheet.funds, { executed: '150' }), ['K07 warning funds executed']],
  ['K12', (sheet) => void (sheet.funds.executionReason = '尾款'), ['K12 error funds executionReason']],
  ['K32', (sheet) => void (sheet.goalActual = sheet.goalTarget), ['K32 warning goal goalActual']],
  ['K19', row('B1', { bandPercent: '90' }), ['K19 error B1 deviationReason']],
  ['K21', row('O2', { target: '50' }), ['K21 warning O2 actual']],
];

it.each(once)('tells %s once', (_what, change, expected) => {
  const isUsual = (line: string) => usual.includes(line);
  expect(told(checked(change)).filter((line) => !isUsual(line))).toEqual(expected);
});

it('names the place before the sentence, as the findings of scoring do', () => {
  const messages = checked(row('O2', { name: '使用人员满意度', target: '90', actual: '95' })).map((one) => one.message);
  expect(messages).toContain('“使用人员满意度”：没有写明调查方式和样本数，请补充问卷或调查依据，写在“偏差原因”里。');
});

it('is content with an answer where it asked for one: a survey (K45) is no reason without a deviation (K20)', () => {
  const survey = { name: '使用人员满意度', target: '90', actual: '90', deviationReason: '问卷调查，有效样本120份。' };
  expect(told(checked(row('O2', survey)))).toEqual(usual);
});

it('does not repeat a name that is vague as a whole (K24)', () => {
  const vague = row('B1', { name: '提高公共服务能力和财政管理效率', target: '提高' });
  const said = checked(vague).find(({ check, place }) => check === 'K24' && place === 'B1')!.message;
  expect(said).toMatch(/^“提高公共服务能力和财政管理效率”：意思含糊，没有数值、期限或依据文件/);
});

const unmendable: [
  what: string,
  change: (sheet: Sheet) => void,
  near: Partial<SheetSurroundings['project']>,
  said: RegExp,
][] = [
  ['weights that make no 100 (K01)', row('O1', { points: '11' }), {}, /各项分值合计99分，应为100分/],
  ['no competent department (K48)', () => undefined, { competentDepartment: '' }, /没有填写主管部门/],
  ['a judged row without a target (K14)', row('B1', { target: '' }), {}, /没有年度指标值/],
  ['a prompt in a name (K38)', row('O2', { name: '指标1：' }), {}, /还留着模板的提示文字/],
];

it.each(unmendable)('leaves %s to the 绩效管理员, before a task is made', (_what, change, near, said) => {
  const project = { ...around.project, ...near };
  const findings = checked(change, { ...around, project });
  const found = findings.filter(({ message }) => said.test(message));
  expect(found).not.toEqual([]);
  expect(found.every(({ severity, forAdmin }) => severity === 'warning' && forAdmin)).toBe(true);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const sheet = goldenSheet();
  change(sheet);
  expect(launchErrors(sheet, scoreSheet(sheet, national), { ...around, project }, national).join()).toMatch(said);
});

it('stops at launch what scoring could never count, and speaks to whoever can mend it', () => {
  const blank = goldenSheet();
  for (const one of blank.indicators) Object.assign(one, { actual: null, band: null, bandPercent: null });
  Object.assign(blank, { goalActual: null });
  const errors = () => launchErrors(blank, scoreSheet(blank, national), around, national);
  expect(errors()).toEqual([]);
  Object.assign(blank.funds, { annualBudget: '0' });
  row('O2', { target: '九十八' })(blank);
  row('B1', { scoringRule: { kind: 'prorata' } })(blank);
  expect(errors()).toEqual([
    expect.stringMatching(/^全年预算数为0，却有全年执行数121\.88万元，请核对预算数据。$/),
    expect.stringMatching(/^“系统功能达标率”：年度指标值“九十八”不能用于计算，请改为/),
    expect.stringMatching(/^“信息系统后续可用性及稳定性的影响程度”：赋分规则与指标值不相配/),
  ]);
});

it('checks a sheet from which a row and the money were taken as one without them', () => {
  const approved = { state: 'not-applicable', reason: null, approval: '绩效科批准' } as const;
  const findings = checked((sheet) => {
    row('B1', { data: approved, band: null, bandPercent: null })(sheet);
    Object.assign(sheet.funds, { annualBudget: '', executed: '', data: approved });
  });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(findings.map(({ place }) => place)).not.toContain('B1');
});
