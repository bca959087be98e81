// A report compiled by us agrees with itself and with its data; a changed figure does not pass.
import { checkReport } from '../../shared/report-checks/checkReport';
import { parseReport } from '../../shared/report-checks/parseReport';
import type { ReportData } from '../../shared/report-checks/types';
import { readReport } from '../../server/checks/readReport';
import { reportDataOf } from '../../server/checks/reportData';
import { UnreadableFile } from '../../server/checks/unreadable';
import { compileEvaluationReport } from '../../server/reports/compile/evaluationReport';
import { resultJson } from '../../server/reports/compile/resultJson';
import { goldenEvaluation } from '../reports/goldenEvaluation';

const evaluation = goldenEvaluation();
const data = reportDataOf(resultJson(evaluation));

const findingsOf = async (changed: Partial<ReportData> = {}) => {
  const file = await compileEvaluationReport(evaluation);
  return checkReport(parseReport(readReport('报告.docx', file)), { ...data, ...changed });
};

it('has nothing to be found', async () => {
  expect(await findingsOf()).toEqual([]);
});

it('asks about no figure that the filler or the rules gave in words', async () => {
  const told = goldenEvaluation();
  told.sheet.funds.executionReason = '尾款12.5万元按合同结转，占8.5%，涉及3项合同。';
  const [row] = told.sheet.indicators;
  Object.assign(row!, {
    deviationReason: '其中有2.75分的工作推迟，影响1.3%的用户。',
    correctiveMeasure: '追加4.2万元。',
  });
  const file = await compileEvaluationReport(told);
  const findings = checkReport(parseReport(readReport('报告.docx', file)), reportDataOf(resultJson(told)));
  expect(findings).toEqual([]);
});

it.each([
  ['全年预算数', { annualBudget: '148' }],
  ['全年执行数', { executed: '121.89' }],
  ['执行率', { ratePercent: '82.92' }],
  ['总分', { total: '98.28' }],
  ['等级', { grade: '良' }],
  ['标题中的项目', { projectName: '另一个项目' }],
  ['年度', { fiscalYear: 2020 }],
])('tells when %s differs from the data', async (what, changed) => {
  const found = await findingsOf(changed);
  expect(found.length).toBeGreaterThan(0);
  expect(found[0]).toMatchObject({ id: 'K35', severity: 'error', message: expect.stringContaining(what) });
});

/** Amounts, rates, counts and scores, in sentences and in the cells of tables. Bands and points of the rules are no data. */
const FIGURE = /\d+(?:\.\d+)?(?=\s*(?:万元|%(?![）)～])|项|分(?!别|值)))|^\d+(?:\.\d+)$/g;

it('finds nearly every figure that was changed, wherever it stands', async () => {
  const blocks = readReport('报告.docx', await compileEvaluationReport(evaluation));
  const passages = blocks.flatMap((block) => ('cells' in block ? block.cells : [block]));
  const missed: string[] = [];
  let count = 0;
  for (const passage of passages) {
    const { text } = passage;
    for (const { 0: figure, index } of text.matchAll(FIGURE)) {
      const changed = `${figure.slice(0, -1)}${(Number(figure.at(-1)) + 3) % 10}`;
      passage.text = text.slice(0, index) + changed + text.slice(index + figure.length);
      count += 1;
      if (checkReport(parseReport(blocks), data).length === 0)
        missed.push(`${passage.place} ${figure}→${changed}: ${text}`);
    }
    passage.text = text;
  }
  expect(count).toBeGreaterThan(150);
  // What is left: a changed count that is another group's, and what no data tells.
  expect({ found: (count - missed.length) / count, missed }).toMatchObject({ found: expect.closeTo(1, 1) });
});

it.each([
  ['报告.pdf', Buffer.from('%PDF'), '只能检查'],
  ['报告.docx', Buffer.from('no archive'), '不是完整的 Word 文件'],
  ['报告.txt', Buffer.from([0xb2, 0xc6, 0xd5, 0xfe]), '不是 UTF-8 编码'],
])('says why %s cannot be read', (name, content, reason) => {
  expect(() => readReport(name, content)).toThrow(UnreadableFile);
  expect(() => readReport(name, content)).toThrow(reason);
});
