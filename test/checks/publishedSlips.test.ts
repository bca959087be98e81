// Slips of published tables (evaluation-rules §12, "Seen"), each rebuilt in the clean table.
import { check, changed, findingsOf, type TableJson } from './cleanTable';
import { goldenJson } from './goldenJson';

const money =
  (annualBudget: string, executed: string, more: Record<string, unknown> = {}) =>
  (table: TableJson) =>
    void Object.assign(table.funds, {
      initialBudget: annualBudget,
      annualBudget,
      executed,
      executionReason: '部分合同尾款按进度结转下年支付',
      ratePercent: undefined,
      score: undefined,
      ...more,
    });

it('scores 3824.26 of 4753.66 from the exact ratio: 8.04, not 8.05 by way of 80.45 %', () => {
  const { recomputed, findings } = check(changed(money('4753.66', '3824.26', { ratePercent: 100, score: 10 })));
  expect(recomputed.funds).toMatchObject({ ratePercent: '80.45', score: '8.04' });
  expect(findings).toContainEqual(
    expect.objectContaining({ id: 'K05', severity: 'error', expected: '80.45%', found: '100' }),
  );
  expect(findings).toContainEqual(
    expect.objectContaining({ id: 'K06', severity: 'error', expected: '8.04', found: '10.00' }),
  );
});

it('takes 8.05 for the same money as equal, and 9 for 8.62 as rounded too far', () => {
  expect(findingsOf(changed(money('4753.66', '3824.26', { score: '8.05' }))).join()).not.toContain('K06');
  expect(findingsOf(changed(money('100', '86.2', { score: 9 })))).toContain('K06 warning funds.score');
  expect(findingsOf(changed(money('100', '86.2', { score: 10 })))).toContain('K06 error funds.score');
});

it('finds 110 points', () => {
  const { findings } = check(changed((t) => void (t.indicators[0]!.points = 30)));
  expect(findings).toContainEqual(expect.objectContaining({ id: 'K01', expected: '100', found: '110' }));
});

it('finds full marks for 4604 of 4754 and for 5830 against at most 5300', () => {
  const short = changed((t) => void Object.assign(t.indicators[0]!, { target: '≥4754个', actual: '4604个' }));
  expect(findingsOf(short)).toContain('K18 error indicators[0].score');
  const over = changed((t) => void Object.assign(t.indicators[3]!, { target: '≤5300万元', actual: '5830万元' }));
  expect(findingsOf(over)).toContain('K18 error indicators[3].score');
});

it('finds 102.59 % and a total of 98 whose parts make 94', () => {
  expect(findingsOf(changed(money('100', '102.59')))).toContain('K07 warning funds.executed');
  expect(findingsOf(changed((t) => void (t.total = '98')))).toContain('K03 error total');
});

it('finds 1740000 of 2026400, and a target repeated with its sign', () => {
  const parts = '下达资金2026400元，其中省级资金1000000元，县级资金740000元。';
  expect(findingsOf(changed((t) => void (t.goal.actual = parts)))).toContain('K34 warning goal.actual');
  const echo = changed((t) => void Object.assign(t.indicators[0]!, { target: '≥266米', actual: '≥266米' }));
  expect(findingsOf(echo)).toContain('K15 error indicators[0].actual');
  expect(check(echo).recomputed).toMatchObject({ status: 'incomplete', total: null, grade: null });
});

it('gives the seed as published no total and no grade, and lists the rows that need a value', () => {
  const table = goldenJson();
  table.total = undefined;
  for (const at of [1, 3, 4])
    Object.assign(table.indicators[at]!, { actual: '≥98%', target: '≥98%', comparator: undefined });
  const { recomputed, findings } = check(table);
  expect(recomputed).toMatchObject({ status: 'incomplete', total: null, grade: null });
  expect(recomputed.missing.map(({ place }) => place)).toEqual(['indicators[1]', 'indicators[3]', 'indicators[4]']);
  expect(findings).toContainEqual(expect.objectContaining({ id: 'K36', severity: 'error', place: 'grade' }));
});

it('tells one slip once, by the number that fits best', () => {
  const row = (change: object) =>
    findingsOf(changed((t) => void Object.assign(t.indicators[0]!, change))).filter((one) =>
      one.includes('indicators[0]'),
    );
  expect(row({ target: '≤预算批复数', actual: '≤预算批复数', name: '运维成本' })).toEqual([
    'K15 error indicators[0].actual',
  ]);
  expect(row({ target: '好坏', actual: '达成预期指标', kind: 'qualitative' })).toEqual([
    'K22 info indicators[0].score',
    'K38 error indicators[0].target',
  ]);
  expect(row({ name: '安全事故下降率', target: '≥10%', actual: '12%' })).toEqual([]);
  expect(row({ name: '科目调整次数', target: '≤10次', actual: '0次' })).toEqual([]);
});
