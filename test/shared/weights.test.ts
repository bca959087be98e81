// Points of items that do not apply, the six states of data, and vetoes.
import type { Profile } from '../../shared/scoring/profile';
import { getProfile } from '../../shared/scoring/profiles';
import { dataStateEffects } from '../../shared/scoring/dataStates';
import { scoreSheet } from '../../shared/scoring/scoreSheet';
import type { DataDeclaration, Sheet, SheetIndicator } from '../../shared/scoring/types';
import { goldenSheet } from '../support/goldenSheet';
import { recompute } from '../support/recompute';

const national = getProfile('national-2020');
const normalising: Profile = { ...national, notApplicable: { mode: 'normalise', moveTo: {} } };

const declared = (state: DataDeclaration['state'], changes: Partial<DataDeclaration> = {}): DataDeclaration => ({
  state,
  reason: null,
  approval: null,
  ...changes,
});
const approved = declared('not-applicable', { reason: '本年度没有此项工作', approval: '市财政局绩效科2024年第3号' });

/** The golden example with changes to single rows, by id; `funds` for the money. */
function sheetWith(changes: Record<string, Partial<SheetIndicator>>): Sheet {
  const sheet = goldenSheet();
  sheet.indicators = sheet.indicators.map((one) => ({ ...one, ...changes[one.id] }));
  if (changes.funds) sheet.funds = { ...sheet.funds, data: changes.funds.data };
  return sheet;
}

const pointsOf = (sheet: Sheet, profile: Profile) =>
  Object.fromEntries(scoreSheet(sheet, profile).indicators.flatMap(({ id, points }) => (points ? [[id, points]] : [])));

it('moves the points to the items beside it, then to its level', () => {
  expect(pointsOf(sheetWith({ O2: { data: approved } }), national)).toEqual({ O3: '8.25', O4: '8.25', O5: '5.5' });
  expect(pointsOf(sheetWith({ O9: { data: approved } }), national)).toEqual({
    O1: '13.33',
    O2: '6.67',
    O3: '6.67',
    O4: '6.67',
    O5: '4.45',
    O6: '4.44',
    O7: '4.44',
    O8: '3.33',
  });
});

it('moves 满意度 to 效益 where the profile says so, and 成本 to 产出 and 效益 by halves (财预〔2021〕101号)', () => {
  const satisfaction = {
    ...goldenSheet().indicators[0]!,
    id: 'S1',
    level1: '满意度指标',
    level2: '服务对象满意度指标',
    points: '10',
  };
  const sheet = goldenSheet();
  sheet.indicators.push({ ...satisfaction, data: approved });
  expect(pointsOf(sheet, national)).toEqual({ B1: '17.5', B2: '16.25', B3: '16.25' });

  const cost = { ...satisfaction, id: 'C1', level1: '成本指标', level2: '经济成本指标', points: '20' };
  const few = ['O1', 'B1'].map((id) => goldenSheet().indicators.find((one) => one.id === id)!);
  const withCost = { ...goldenSheet(), indicators: [{ ...cost, data: approved }, ...few] };
  expect(pointsOf(withCost, getProfile('m101-cost'))).toEqual({ O1: '22', B1: '24' });
});

it('moves the points of the execution rate to all indicators once a reviewer has approved it', () => {
  const sheet = sheetWith({ funds: { data: approved } });
  sheet.funds.annualBudget = '0';
  const scored = scoreSheet(sheet, national);
  expect(scored).toMatchObject({ status: 'complete', total: '100.00', funds: { ratePercent: null, score: null } });
  expect(scored.findings).toEqual([]);
});

it('explains every move and the sum, and scores by the new points', () => {
  const scored = scoreSheet(sheetWith({ O2: { data: approved }, O5: { actual: '49' } }), national);
  expect(scored.adjustments).toMatchObject([
    {
      rule: 'weights.move',
      text: '“系统功能达标率”不适用（批准：市财政局绩效科2024年第3号），其6分移入：“日常维护合格率”由6分增至8.25分、“各系统事故发生频率”由6分增至8.25分、“机房运维服务达标率”由4分增至5.5分。',
    },
    { rule: 'weights.sum', text: '调整前分值合计100分，调整后合计100分。' },
  ]);
  expect(scored.indicators.find((one) => one.id === 'O5')).toMatchObject({
    score: '2.75',
    points: '5.5',
    explanation: { inputs: { 分值: '5.5', 调整前分值: '4' } },
  });
  expect(scored.indicators.find((one) => one.id === 'O2')).not.toHaveProperty('points');
  expect(scored).toMatchObject({ status: 'complete', total: '95.54' });
});

it('normalises instead where the profile says so: 92.29 of 94 points are 98.18', () => {
  const scored = scoreSheet(sheetWith({ O2: { data: approved } }), normalising);
  expect(scored).toMatchObject({ status: 'complete', scoredSum: '92.29', total: '98.18' });
  expect(scored.adjustments).toMatchObject([
    { rule: 'weights.normalise', text: '适用项目共94分，得92.29分，按百分制折算：92.29÷94×100＝98.18分。' },
  ]);
  expect(recompute(scored.adjustments![0]!)).toBe('98.18');
});

it('has no adjustments while everything applies, and no total when nothing does', () => {
  expect(scoreSheet(goldenSheet(), national)).not.toHaveProperty('adjustments');
  const nothing = sheetWith(Object.fromEntries(goldenSheet().indicators.map(({ id }) => [id, { data: approved }])));
  expect(scoreSheet(nothing, national)).toMatchObject({ total: null, grade: null, missing: [{ id: 'total' }] });
});

it.each<[DataDeclaration, string | null, string | null]>([
  [declared('done'), '6.00', null],
  [declared('partly'), '6.00', 'warning data partly-but-met'],
  [declared('not-due'), null, 'error data not-due'],
  [declared('not-applicable'), null, 'error data not-applicable-unapproved'],
  [approved, null, null],
  [declared('unobtainable'), null, 'error data unobtainable-reason-missing'],
  [declared('unobtainable', { reason: '系统已停用，没有日志' }), '0.00', null],
  [declared('not-answered'), null, 'error data actual-missing'],
])('%j: score %s, finding %s', (data, score, finding) => {
  const scored = scoreSheet(sheetWith({ O2: { data } }), national);
  expect(scored.indicators.find((one) => one.id === 'O2')!.score).toBe(score);
  expect(scored.findings.map((one) => `${one.severity} ${one.field} ${one.code}`)).toEqual(finding ? [finding] : []);
  expect(scored.status).toBe(finding?.startsWith('error') ? 'incomplete' : 'complete');
});

it('scores what is partly done in proportion, and asks for the reason', () => {
  const data = declared('partly');
  const scored = scoreSheet(sheetWith({ O1: { data, actual: '6', deviationReason: null } }), national);
  expect(scored.indicators[0]!.score).toBe('4.80');
  expect(scored.findings).toMatchObject([{ code: 'deviation-reason-missing' }]);
});

it('moves what is not due, and leaves what cannot be obtained to a person, where the profile says so', () => {
  const other: Profile = { ...national, missingData: { notDue: 'move', unobtainable: 'review' } };
  expect(pointsOf(sheetWith({ O2: { data: declared('not-due') } }), other)).toEqual({
    O3: '8.25',
    O4: '8.25',
    O5: '5.5',
  });
  const unobtainable = sheetWith({ O2: { data: declared('unobtainable', { reason: '没有日志' }) } });
  expect(scoreSheet(unobtainable, other)).toMatchObject({ total: null, missing: [{ id: 'O2' }] });
  expect(dataStateEffects(other)['not-due']).toBe('不计分，分值移入其他指标，合计不变。');
  expect(dataStateEffects(national).unobtainable).toBe('计0分，须说明原因。');
});

it('does not let an unapproved execution rate go', () => {
  const scored = scoreSheet(sheetWith({ funds: { data: declared('not-applicable') } }), national);
  expect(scored).toMatchObject({ total: null, missing: [{ id: 'funds' }] });
  expect(scored.findings).toMatchObject([{ place: 'funds', code: 'not-applicable-unapproved', severity: 'error' }]);
});

it.each([
  ['59', null, '59.00', '差'],
  [null, '中', '98.29', '中'],
  ['85', '中', '85.00', '中'],
  ['99', '优', '98.29', '优'],
])('a veto to %s points and the grade %s leaves %s, %s', (maxTotal, maxGrade, total, grade) => {
  const rule = { id: 'fund-misuse', line: '截留、挪用资金的', source: '某市绩效评价办法第二十条', maxTotal, maxGrade };
  const profile: Profile = { ...national, vetoes: [rule] };
  const scored = scoreSheet(
    { ...goldenSheet(), vetoes: [{ ruleId: 'fund-misuse', fact: '审计报告认定挪用3万元' }] },
    profile,
  );
  expect(scored).toMatchObject({ total, grade, scoredSum: '98.29' });
  expect(scored.adjustments).toMatchObject([
    { rule: 'veto', source: rule.source, inputs: { 否决条款: rule.line, 认定事实: '审计报告认定挪用3万元' } },
  ]);
});

it('refuses a veto the profile does not have', () => {
  expect(() => scoreSheet({ ...goldenSheet(), vetoes: [{ ruleId: 'none', fact: '无' }] }, national)).toThrow(
    RangeError,
  );
});
