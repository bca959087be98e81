// The self-evaluation JSON as others write it: minimal, loose in its types, or not one at all.
import { readTableFile } from '../../server/checks/readTableFile';
import { describeCheck } from '../../server/checks/describe';
import { check, changed, cleanTable, findingsOf } from './cleanTable';

const judged = (more: object) =>
  changed((t) => void Object.assign(t.indicators[4]!, { target: '健全', actual: '', score: '27', ...more }));
const read = (bytes: Buffer | string) => readTableFile(Buffer.from(bytes));
const refusal = (bytes: Buffer | string) => read(bytes).catch((error: unknown) => (error as Error).message);

it('needs no more than names, targets and actual values', () => {
  const { recomputed } = check({
    project: {},
    goal: {},
    funds: { annualBudget: 147, executed: 121.88 },
    indicators: [{ level1: '', level2: '', name: '系统功能达标率', target: '≥98%', actual: '98.6%', points: '90' }],
  });
  expect(recomputed).toMatchObject({
    status: 'complete',
    total: '98.29',
    grade: '优',
    indicators: [{ kind: 'quantitative', comparator: '>=', target: '98', unit: '%', score: '90.00' }],
  });
});

it('takes a band by its words or its id, and its percentage as text or number', () => {
  for (const band of ['partly-achieved', '部分达成年度指标并具有一定效果'])
    for (const bandPercent of [70, '70', '70%'])
      expect(check(judged({ band, bandPercent, score: null })).recomputed.indicators[4]).toMatchObject({
        band: 'partly-achieved',
        bandPercent: 70,
        score: '21.00',
        scoreBasis: 'bandPercent',
      });
});

it('takes a band for the answer of its row, and holds the score to it', () => {
  const found = findingsOf(judged({ band: '部分达成预期指标并具有一定效果' }));
  expect(found).toContain('K22 error indicators[4].score');
  expect(found.join()).not.toContain('K13');
});

it('does not pass over a band nobody knows', () => {
  expect(findingsOf(judged({ band: '很好', actual: '制度已经印发并执行' }))).toContain(
    'K23 warning indicators[4].band',
  );
});

it('tells a score or points out of all range once', () => {
  const score = findingsOf(changed((t) => void (t.indicators[1]!.score = -1)));
  expect(score.filter((one) => one.includes('indicators[1]'))).toEqual(['K04 error indicators[1].score']);
  const points = findingsOf(changed((t) => void (t.indicators[1]!.points = -10)));
  expect(points.filter((one) => one.includes('indicators[1]'))).toEqual(['K01 error indicators[1].points']);
});

it('leaves out of the points what the layout has no place for', () => {
  const table = changed((t) => t.indicators.forEach((row) => delete row.points));
  const { recomputed, findings } = check(table);
  expect(recomputed).toMatchObject({ status: 'complete', total: '98.72' });
  expect(findings.map(({ id }) => id)).not.toContain('K01');
});

it('writes a range so that it reads as one again', () => {
  const table = changed((t) => void Object.assign(t.indicators[0]!, { target: '5～10个', actual: '6个' }));
  expect(check(table).recomputed.indicators[0]).toMatchObject({ target: '5～10', unit: '个', score: '20.00' });
});

it('reads UTF-8 with a mark, and UTF-16', async () => {
  const text = JSON.stringify(cleanTable());
  const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
  for (const bytes of [`\ufeff${text}`, wide, Buffer.from(wide).swap16()])
    expect((await read(bytes)).project.name.text).toBe('财政网络运维服务费');
});

it.each([
  ['{"name":"jixiaotong","version":"1"}', /没有自评表的字段/],
  ['{"indicators":[null]}', /“indicators\[0\]”应为对象.*空值/],
  ['{"indicators":[{"kind":"number"}]}', /“indicators\[0\]\.kind”/],
  ['{"indicators":[{"actual":true}]}', /“indicators\[0\]\.actual”应为文本或数字，不是是否值/],
  ['{"funds":{"rows":"无"}}', /“funds\.rows”应为列表/],
  ['{"funds":[]}', /“funds”应为对象/],
  [`{"indicators":[${'{},'.repeat(20_000)}{}]}`, /有20001项/],
])('refuses %#: one sentence that names the field', async (json, says) => {
  expect(await refusal(json)).toMatch(says);
});

it('tells figures that are none at their place', () => {
  for (const executed of ['NaN', '-5', '1e400', '九十'])
    expect(findingsOf(changed((t) => void (t.funds.executed = executed)))).toContain('K08 error funds.executed');
});

it('prints no sign that would command the terminal', () => {
  const table = changed((t) => void (t.project.name = '运维\u001b[31m费\u202e'));
  expect(describeCheck(check(table))).not.toMatch(/[\u001b\u202e]/);
});

it('keeps a line that only details the one above in its place, and counts it nowhere', () => {
  const table = cleanTable();
  const [first] = table.indicators;
  table.indicators.splice(1, 0, {
    ...first!,
    name: '其中：核心系统',
    target: '≥5个',
    actual: '5个',
    points: undefined,
    score: undefined,
  });
  const { recomputed } = check(table);
  expect(recomputed).toMatchObject({ status: 'complete', total: '98.72' });
  expect(recomputed.indicators[1]).toMatchObject({
    name: '其中：核心系统',
    score: null,
    points: null,
    scoreBasis: 'detail',
  });
  expect(findingsOf(table)).toEqual(['R06 info indicators[1]']);
});
