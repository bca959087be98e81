import { getProfile } from '../../shared/scoring/profiles';
import { scoreSheet } from '../../shared/scoring/scoreSheet';
import { compileSelfEvaluationTable } from '../../server/reports/compile/selfEvaluationTable';
import { goldenEvaluation } from './goldenEvaluation';
import { rowWith, sheetTexts, worksheet, xmlParts } from './officeFiles';

it('has the official heads, figures as numbers, and the golden result', async () => {
  const sheet = await worksheet(await compileSelfEvaluationTable(goldenEvaluation()));
  expect(sheet.rows[0]![0]).toBe('项目支出绩效自评表');
  expect(sheet.rows[1]![0]).toBe('（2025年度）【演示假设】');
  expect(rowWith(sheet, 0, '项目名称')[1]).toBe('财政网络运维服务费');
  expect(rowWith(sheet, 1, '年度资金总额').slice(3)).toEqual([147, 147, 121.88, 10, 0.8291, 8.29]);
  expect(rowWith(sheet, 1, '其中：当年财政拨款').slice(3)).toEqual([147, 147, 121.88, '—', 0.8291, '—']);
  expect(rowWith(sheet, 1, '　　　其他资金').slice(3)).toEqual([0, 0, 0, '—', '—', '—']);
  expect(rowWith(sheet, 3, '三级指标').slice(4)).toEqual([
    '年度指标值',
    '实际完成值',
    '分值',
    '得分',
    '偏差原因分析及改进措施',
  ]);
  expect(rowWith(sheet, 3, '系统功能达标率').slice(4)).toEqual(['≥98%', '98%', 6, 6, '【演示假设】']);
  expect(rowWith(sheet, 0, '总分').slice(6)).toEqual([100, 98.29, '等级：优']);
});

it('merges 一级指标 and 二级指标 over their rows and repeats the head row in print', async () => {
  const sheet = await worksheet(await compileSelfEvaluationTable(goldenEvaluation()));
  const first = sheet.rows.findIndex((row) => row[3] === '运维系统数量');
  expect(sheet.merges).toContainEqual({ startRow: first, startCol: 1, endRow: first + 8, endCol: 1 });
  expect(sheet.merges).toContainEqual({ startRow: first + 1, startCol: 2, endRow: first + 4, endCol: 2 });
  expect(sheet.merges).toContainEqual({ startRow: first - 1, startCol: 0, endRow: first + 11, endCol: 0 });
  expect(sheet.pageSetup).toMatchObject({ paperSize: 'a4', orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 });
  expect(sheet.pageSetup?.printTitlesRow).toBe(`$${first}:$${first}`);
});

it('shows amounts and scores with two decimals and percents as percents', async () => {
  const sheet = await worksheet(await compileSelfEvaluationTable(goldenEvaluation()));
  const at = sheet.rows.findIndex((row) => row[1] === '年度资金总额');
  expect(sheet.cells?.get(`${at},5`)?.style?.numFmt).toBe('0.00');
  expect(sheet.cells?.get(`${at},7`)?.style?.numFmt).toBe('0.00%');
});

it('explains low execution and lists the assumptions below the table', async () => {
  const texts = sheetTexts(await worksheet(await compileSelfEvaluationTable(goldenEvaluation())));
  expect(texts.find((text) => text.startsWith('注：1.'))).toMatch(
    /执行率82\.91%，未执行25\.12万元，原因：部分运维合同/,
  );
  expect(texts.at(-1)).toMatch(/【演示假设】.*（1）评价年度为2025年/);
});

it('says at the row what reviewers took off, under which line', async () => {
  const evaluation = goldenEvaluation();
  const line = '缺少验收资料的，每项扣0.5分';
  evaluation.sheet.indicators[0]!.deductions = [{ line, points: '0.5', times: 2, fact: '缺第三季度验收单。' }];
  evaluation.scored = scoreSheet(evaluation.sheet, getProfile('national-2020'));
  const sheet = await worksheet(await compileSelfEvaluationTable(evaluation));
  expect(rowWith(sheet, 3, '运维系统数量').slice(6)).toEqual([
    12,
    11,
    '审核扣分：缺第三季度验收单，按“缺少验收资料的，每项扣0.5分”扣1分。',
  ]);
  expect(rowWith(sheet, 0, '总分').slice(6)).toEqual([100, 97.29, '等级：优']);
});

it('keeps what people typed as inert text, whatever it looks like', async () => {
  const evaluation = goldenEvaluation();
  evaluation.project.name = '=HYPERLINK("http://example.com","点我")';
  evaluation.project.unit = '@SUM(A1)';
  evaluation.sheet.indicators[0]!.name = '-1+2_x0041_';
  evaluation.indicators[0]!.actualText = '+15个\u0007𠮷😀<script>';
  const file = await compileSelfEvaluationTable(evaluation);
  const sheet = await worksheet(file);
  expect(rowWith(sheet, 0, '项目名称')[1]).toBe('=HYPERLINK("http://example.com","点我")');
  expect(rowWith(sheet, 3, '-1+2_x0041_')[5]).toBe('+15个𠮷😀<script>');
  expect(sheetTexts(sheet)).toContain('@SUM(A1)');
  const markup = [...xmlParts(file)].filter(([path]) => path.startsWith('xl/worksheets/')).map(([, text]) => text);
  expect(markup.join()).not.toMatch(/<f[ >]|<hyperlink/);
});

it('leaves score, total and grade open while a row has no score', async () => {
  const evaluation = goldenEvaluation();
  evaluation.scored = {
    ...evaluation.scored,
    status: 'incomplete',
    total: null,
    grade: null,
    indicatorSum: null,
    missing: [{ id: 'O2', name: '系统功能达标率', reason: '未填报实际完成值' }],
  };
  evaluation.scored.indicators[1]!.score = null;
  evaluation.indicators[1]!.actualText = '';
  const sheet = await worksheet(await compileSelfEvaluationTable(evaluation));
  expect(rowWith(sheet, 3, '系统功能达标率').slice(5, 8)).toEqual(['', 6, null]);
  expect(rowWith(sheet, 0, '总分').slice(6)).toEqual([100, null, '尚未完成评分，不评定等级']);
});

it('gives a text longer than a row can be several rows instead of cutting it', async () => {
  const evaluation = goldenEvaluation();
  evaluation.sheet.goalTarget = '保障系统运行。'.repeat(500);
  const sheet = await worksheet(await compileSelfEvaluationTable(evaluation));
  const at = sheet.rows.findIndex((row) => String(row[1]).startsWith('保障系统运行。保障'));
  const merge = sheet.merges?.find(({ startRow, startCol }) => startRow === at && startCol === 1);
  expect(merge!.endRow).toBeGreaterThan(at);
  expect(Math.max(...[...(sheet.rowDefs?.values() ?? [])].map((row) => row.height ?? 0))).toBeLessThanOrEqual(409);
});

it('gives the same bytes for the same evaluation', async () => {
  const [one, two] = [goldenEvaluation(), goldenEvaluation()];
  expect((await compileSelfEvaluationTable(one)).equals(await compileSelfEvaluationTable(two))).toBe(true);
});
