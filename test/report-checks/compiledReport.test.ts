// A report compiled by us agrees with itself and with its data; a changed figure does not pass.
import { checkReport } from '../../shared/report-checks/checkReport';
import { parseReport } from '../../shared/report-checks/parseReport';
import type { ReportData } from '../../shared/report-checks/types';
import { readReport } from '../../server/checks/readReport';
import { UnreadableFile } from '../../server/checks/unreadable';
import { compileEvaluationReport } from '../../server/reports/compile/evaluationReport';
import { goldenEvaluation } from '../reports/goldenEvaluation';

const evaluation = goldenEvaluation();
const data: ReportData = {
  projectName: evaluation.project.name,
  fiscalYear: evaluation.fiscalYear,
  annualBudget: '147',
  executed: '121.88',
  ratePercent: '82.91',
  total: '98.29',
  grade: '优',
};

const findingsOf = async (changed: Partial<ReportData> = {}) => {
  const file = await compileEvaluationReport(evaluation);
  return checkReport(parseReport(readReport('报告.docx', file)), { ...data, ...changed });
};

it('has nothing to be found', async () => {
  expect(await findingsOf()).toEqual([]);
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
  for (const one of found) expect(one).toMatchObject({ id: 'K35', severity: 'error' });
  expect(found[0]!.message).toContain(what);
});

it.each([
  ['报告.pdf', Buffer.from('%PDF'), '只能检查'],
  ['报告.docx', Buffer.from('no archive'), '不是完整的 Word 文件'],
  ['报告.txt', Buffer.from([0xb2, 0xc6, 0xd5, 0xfe]), '不是 UTF-8 编码'],
])('says why %s cannot be read', (name, content, reason) => {
  expect(() => readReport(name, content)).toThrow(UnreadableFile);
  expect(() => readReport(name, content)).toThrow(reason);
});
