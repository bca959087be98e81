// The framework JSON through the reader and the checks: places are JSON paths.
import { checkEvaluationFile } from '../../server/checks/checkEvaluationFile';
import type { FrameworkCheckResult } from '../../shared/checks/framework/recomputed';
import { frameworkJson, rowOf, type FrameworkJson } from './frameworkJson';

const checkJson = async (json: object) =>
  (await checkEvaluationFile(Buffer.from(JSON.stringify(json)), null)) as FrameworkCheckResult;
const told = ({ findings }: FrameworkCheckResult) =>
  findings.map(({ id, severity, place }) => `${id} ${severity} ${place}`);

const slips: [what: string, change: (json: FrameworkJson) => void, finding: string][] = [
  ['a wrong score', (t) => (rowOf(t, '预算执行率').score = '5.00'), 'K17 error indicators[7].score'],
  [
    'a formula without figures',
    (t) => (rowOf(t, '资金到位率').formula = {}),
    'F07 error indicators[6].formula.received',
  ],
  [
    'more spent than received',
    (t) => (rowOf(t, '预算执行率').formula = { spent: 150, received: 147 }),
    'F08 warning indicators[7].formula.spent',
  ],
  [
    'a saving of an unfinished output',
    (t) => (rowOf(t, '成本节约率').formula!.isOutputComplete = false),
    'F07 error indicators[14].formula.isOutputComplete',
  ],
  ['an open point', (t) => (rowOf(t, '立项依据充分性').checklist![4] = null), 'F09 error indicators[0]'],
  ['too few points judged', (t) => rowOf(t, '立项依据充分性').checklist!.pop(), 'F09 error indicators[0]'],
  [
    'a score out of range',
    (t) => (rowOf(t, '满意度').expertScores!.专家乙 = '10.5'),
    'F02 error indicators[16].expertScores.专家乙',
  ],
  [
    'a blank sheet',
    (t) => delete rowOf(t, '满意度').expertScores!.专家丙,
    'F05 error indicators[16].expertScores.专家丙',
  ],
  ['two bases', (t) => (rowOf(t, '资金到位率').expertScores = { 专家甲: 3 }), 'F09 error indicators[6].score'],
  ['a formula nobody knows', (t) => (rowOf(t, '满意度').formula = { kind: 'other' }), 'F09 error indicators[16].score'],
  ['points above 100', (t) => (rowOf(t, '满意度').points = 12), 'K01 error indicators[0].points'],
  ['points that are none', (t) => (rowOf(t, '满意度').points = '十'), 'K01 error indicators[16].points'],
  [
    'an unapproved exception',
    (t) => (rowOf(t, '满意度').data = { state: 'not-applicable', reason: '不涉及' }),
    'F09 error indicators[16]',
  ],
  ['a wrong total', (t) => (t.total = '99'), 'K03 error total'],
  ['a wrong grade', (t) => (t.grade = '良'), 'K36 error grade'],
  ['no year', (t) => (t.fiscalYear = null), 'K48 warning fiscalYear'],
];

it.each(slips)('names %s at its path', async (_what, change, finding) => {
  const json = frameworkJson();
  change(json);
  const result = await checkJson(json);
  expect(told(result)).toContain(finding);
  if (/^(F0[2579]|K01) error/.test(finding)) expect(result.recomputed).toMatchObject({ total: null, grade: null });
});

it('moves the points of an approved exception and takes deductions under their line', async () => {
  const json = frameworkJson();
  const exception = { state: 'not-applicable', reason: '没有服务对象', approval: '市财政局2024年第3号' };
  Object.assign(rowOf(json, '满意度'), { data: exception, score: null, expertScores: undefined });
  Object.assign(rowOf(json, '制度执行有效性'), {
    deductions: [{ line: '合同未归档的扣1分', points: '1' }],
    score: null,
  });
  Object.assign(rowOf(json, '实施效益'), { score: null });
  const { recomputed } = await checkJson({ ...json, total: null, grade: null });
  expect(recomputed.adjustments[0]!.text).toContain('“实施效益”由20分增至30分');
  expect(recomputed.indicators[15]).toMatchObject({ score: '25.50', movedPoints: '30' });
  expect(recomputed.indicators[10]!.explanation.text).toContain('按“合同未归档的扣1分”扣1分');
  expect(recomputed.status).toBe('complete');
});
