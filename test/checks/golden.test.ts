// The golden example and its variants (seed-analysis §3.3), recomputed from JSON without stated scores.
import { resultJson } from '../../server/reports/compile/resultJson';
import { checkTable } from '../../shared/checks/checkTable';
import { tableFromJson } from '../../shared/checks/fromJson';
import { getProfile } from '../../shared/scoring/profiles';
import { goldenEvaluation } from '../reports/goldenEvaluation';
import { check, type TableJson } from './cleanTable';
import { goldenJson, goldenRow } from './goldenJson';

const judged = ['O6', 'O8', 'B1', 'B2', 'B3'];

function withoutScores(): TableJson {
  const table = goldenJson();
  for (const row of table.indicators) delete row.score;
  delete table.funds.score;
  return Object.assign(table, { total: null, grade: null });
}

const allAt =
  (percent: number, band = 'achieved') =>
  (t: TableJson) =>
    judged.forEach((id) => void Object.assign(goldenRow(t, id), { band, actual: '', bandPercent: percent }));
const actual = (id: string, value: string) => (t: TableJson) => void (goldenRow(t, id).actual = value);
const spent = (executed: string) => (t: TableJson) => {
  t.funds.executed = executed;
  goldenRow(t, 'O9').actual = executed;
};

const variants: [name: string, changes: ((t: TableJson) => void)[], execution: string, total: string, grade: string][] =
  [
    ['A', [], '8.29', '98.29', '优'],
    ['M', [allAt(90)], '8.29', '93.59', '优'],
    ['B', [allAt(80)], '8.29', '88.89', '良'],
    ['C', [allAt(60, 'partly-achieved')], '8.29', '79.49', '中'],
    ['A6', [actual('O1', '6')], '8.29', '91.09', '优'],
    ['B6', [allAt(80), actual('O1', '6')], '8.29', '81.69', '良'],
    ['T2', [actual('O7', '2')], '8.29', '96.29', '优'],
    ['F20', [actual('O4', '2.0')], '8.29', '98.29', '优'],
    ['F25', [actual('O4', '2.5')], '8.29', '97.09', '优'],
    ['P97', [actual('O2', '97')], '8.29', '98.23', '优'],
    ['E100', [spent('147')], '10.00', '100.00', '优'],
    ['E102', [spent('150')], '10.00', '99.90', '优'],
    ['G90', [allAt(80), spent('138.18')], '9.40', '90.00', '优'],
    ['G89', [allAt(80), spent('138.10')], '9.39', '89.99', '良'],
  ];

it.each(variants)('variant %s', (_name, changes, execution, total, grade) => {
  const table = withoutScores();
  for (const change of changes) change(table);
  const { recomputed } = check(table);
  expect(recomputed.funds.score).toBe(execution);
  expect(recomputed).toMatchObject({ status: 'complete', total, grade });
});

it('variant JX: Jiangxi steps', () => {
  expect(check(withoutScores(), 'jiangxi-steps').recomputed).toMatchObject({ total: '97.00', grade: '优' });
});

it('variant C50: the older bands', () => {
  const table = withoutScores();
  allAt(50, 'partly-achieved')(table);
  const { recomputed } = check(table, 'hubei-20-80');
  expect(recomputed.total).toBe('74.79');
});

it('variant N: 满意度 keeps its points without an indicator', () => {
  const table = withoutScores();
  for (const id of ['B1', 'B2', 'B3']) goldenRow(table, id).points = 10;
  const { recomputed, findings } = check(table);
  expect(recomputed).toMatchObject({ total: '88.29', grade: '良' });
  const ids = findings.map(({ id, severity }) => `${id} ${severity}`);
  expect(ids).toEqual(expect.arrayContaining(['K01 error', 'K02 warning', 'K28 warning']));
});

it('variant X: rows without a value have no score, and there is no total', () => {
  const table = withoutScores();
  for (const id of ['O2', 'O4', 'O5']) goldenRow(table, id).actual = null;
  const { recomputed, findings } = check(table);
  expect(recomputed).toMatchObject({ status: 'incomplete', total: null, grade: null });
  expect(recomputed.missing.map(({ name }) => name)).toEqual([
    '系统功能达标率',
    '各系统事故发生频率',
    '机房运维服务达标率',
  ]);
  expect(findings.filter(({ id }) => id === 'K13').map(({ place }) => place)).toEqual([
    'indicators[1].actual',
    'indicators[3].actual',
    'indicators[4].actual',
  ]);
});

it('reads what is written in one text as what is written in fields', () => {
  const table = withoutScores();
  const texts = ['=15个', '≥98%', '＝１００％', '＜２％', '98%以上', '', '1天内', '', '不超过147万元'];
  table.indicators.slice(0, 9).forEach((row, at) => {
    if (!texts[at]) return;
    Object.assign(row, { target: texts[at], comparator: undefined, unit: undefined, kind: undefined });
  });
  goldenRow(table, 'O9').actual = '1218800元';
  expect(check(table).recomputed.total).toBe('98.29');
});

it('says which of percentage and entered score it used', () => {
  const table = goldenJson();
  delete goldenRow(table, 'B1').bandPercent;
  goldenRow(table, 'B1').score = '12';
  const { recomputed, findings } = check(table);
  expect(recomputed.indicators.slice(8).map(({ scoreBasis }) => scoreBasis)).toEqual([
    'rule',
    'entered',
    'bandPercent',
    'bandPercent',
  ]);
  expect(recomputed).toMatchObject({ status: 'complete', total: '96.29' });
  expect(findings).toContainEqual(
    expect.objectContaining({ id: 'K22', severity: 'info', place: 'indicators[9].score' }),
  );
});

it('finds no error in the result.json of our own compiler', () => {
  const json: unknown = JSON.parse(JSON.stringify(resultJson(goldenEvaluation())));
  const { recomputed, findings } = checkTable(tableFromJson(json), getProfile('national-2020'));
  expect(recomputed).toMatchObject({ total: '98.29', grade: '优' });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});
