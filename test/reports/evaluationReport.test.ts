import { compileEvaluationReport } from '../../server/reports/compile/evaluationReport';
import { getProfile } from '../../shared/scoring/profiles';
import { scoreSheet } from '../../shared/scoring/scoreSheet';
import { goldenEvaluation } from './goldenEvaluation';
import { docxParagraphs, docxTables, docxText, xmlParts } from './officeFiles';

const HEADINGS = [
  '一、项目基本情况',
  '二、绩效评价工作开展情况',
  '三、综合评价情况及评价结论',
  '四、绩效评价指标分析',
  '五、主要经验及做法',
  '六、存在问题及原因分析',
  '七、有关建议',
  '八、其他需要说明的问题',
];

it('has the eight parts in order, none of them empty', async () => {
  const paragraphs = docxParagraphs(await compileEvaluationReport(goldenEvaluation()));
  expect(paragraphs.filter((text) => HEADINGS.includes(text))).toEqual(HEADINGS);
  paragraphs.forEach((text, at) => {
    if (/^（[一二三四]）/.test(text) && text.length < 40) expect(paragraphs[at + 1]).toMatch(/\S/);
  });
});

it('says money, score and grade from the data', async () => {
  const text = docxText(await compileEvaluationReport(goldenEvaluation()));
  expect(text).toContain('财政网络运维服务费项目绩效评价报告');
  expect(text).toContain(
    '全年预算数147.00万元，全年执行数121.88万元，执行率82.91%，未执行25.12万元，原因：部分运维合同按验收进度付款，尾款在下一年度支付。',
  );
  expect(text).toMatch(/自评总分98\.29分（满分100分），等级为优。评分情况见附表1。/);
  expect(text).toContain('本项目运维的系统共7个：');
  expect(text).toContain('评价方式：单位自评。');
  expect(text).toContain('2026年1月13日，李建国完成单位负责人审核');
  expect(text).toContain('计分过程：预算执行率121.88÷147.00＝82.91%，121.88÷147.00×10＝8.29分。');
  expect(text).toContain('计分依据：财预〔2020〕10号');
  expect(text).not.toContain('等系统');
});

it('prints target, actual, points, score and reason of every row, and the total', async () => {
  const [funds, indicators] = docxTables(await compileEvaluationReport(goldenEvaluation()));
  expect(funds![3]!.slice(2)).toEqual(['147.00', '147.00', '121.88', '10', '82.91%', '8.29']);
  expect(indicators).toHaveLength(1 + 12 + 1);
  expect(indicators![1]!.slice(1)).toEqual([
    '产出指标',
    '数量指标',
    '运维系统数量',
    '=15个',
    '15个',
    '12',
    '12.00',
    '',
  ]);
  expect(indicators![2]!.slice(1)).toEqual([
    '',
    '质量指标',
    '系统功能达标率',
    '≥98%',
    '98%',
    '6',
    '6.00',
    '【演示假设】',
  ]);
  expect(indicators![13]).toEqual(['总分', '100', '98.29', '等级：优']);
});

it('cites each annex by the number it carries', async () => {
  const paragraphs = docxParagraphs(await compileEvaluationReport(goldenEvaluation()));
  const annexes = paragraphs.filter((text) => /^附表\d$/.test(text));
  expect(annexes).toEqual(['附表1', '附表2', '附表3']);
  const cited = new Set(paragraphs.join('\n').match(/附表\d+(-\d+)?/g));
  expect([...cited].sort()).toEqual(annexes);
});

it('has no third annex, and cites none, for a project without systems', async () => {
  const evaluation = goldenEvaluation();
  evaluation.project.systems = [];
  const text = docxText(await compileEvaluationReport(evaluation));
  expect(text).not.toMatch(/附表3|运维系统清单/);
});

it('leaves no tag behind and says 无 where nobody wrote anything', async () => {
  const evaluation = goldenEvaluation();
  evaluation.narrative.experience = null;
  evaluation.sheet.funds.executionMeasure = null;
  evaluation.narrative.suggestions = null;
  const paragraphs = docxParagraphs(await compileEvaluationReport(evaluation));
  expect(paragraphs.join('')).not.toMatch(/[{}]/);
  expect(paragraphs[paragraphs.indexOf('五、主要经验及做法') + 1]).toBe('无。');
  expect(paragraphs[paragraphs.indexOf('七、有关建议') + 1]).toBe('无。');
});

it('names deviations with their causes when nobody wrote the problems down', async () => {
  const evaluation = goldenEvaluation();
  evaluation.narrative.problems = null;
  const paragraphs = docxParagraphs(await compileEvaluationReport(evaluation));
  expect(paragraphs[paragraphs.indexOf('六、存在问题及原因分析') + 1]).toBe(
    '预算执行率82.91%，未得满分。原因：部分运维合同按验收进度付款，尾款在下一年度支付。',
  );
});

it('shows how a deduction came about, and why', async () => {
  const evaluation = goldenEvaluation();
  Object.assign(evaluation.sheet.indicators[1]!, { actual: '97', deviationReason: '个别功能未按期上线。' });
  evaluation.indicators[1]!.actualText = '97%';
  evaluation.scored = scoreSheet(evaluation.sheet, getProfile('national-2020'));
  const text = docxText(await compileEvaluationReport(evaluation));
  expect(text).toMatch(/满分6分，得5\.94分，计分过程：.*97÷98×6＝5\.94分，偏差原因：个别功能未按期上线/);
  expect(text).toContain('12项绩效指标得89.94分（满分90分），自评总分98.23分');
  expect(text).toContain('11项得满分，1项未得满分。');
});

it('marks assumptions on the first page, in the rows and in part eight; a real report has none of it', async () => {
  const marked = docxParagraphs(await compileEvaluationReport(goldenEvaluation()));
  expect(marked.slice(0, 3).join()).toMatch(/【演示假设】本报告含有演示用的假设数据/);
  expect(marked).toContain('（1）评价年度为2025年，原报告没有写明年度。');
  const real = goldenEvaluation();
  real.assumptions = [];
  real.fiscalYearAssumed = false;
  real.indicators.forEach((indicator) => (indicator.assumed = false));
  const file = await compileEvaluationReport(real);
  expect(docxText(file)).not.toContain('假设');
  expect(
    xmlParts(file)
      .get('word/document.xml')!
      .match(/<w:sectPr>.*?<\/w:sectPr>/gs),
  ).toHaveLength(3);
});

it('draws no conclusion while rows are missing, and names them', async () => {
  const evaluation = goldenEvaluation();
  const missing = [{ id: 'O2', name: '系统功能达标率', reason: '未填报实际完成值' }];
  evaluation.scored = { ...evaluation.scored, status: 'incomplete', total: null, grade: null, missing };
  evaluation.scored.indicators[1]!.score = null;
  const text = docxText(await compileEvaluationReport(evaluation));
  expect(text).toContain('不计算总分，不评定等级。还有1项没有完成评分：“系统功能达标率”。');
  expect(text).not.toContain('等级为');
});

it('prints hostile text letter for letter', async () => {
  const evaluation = goldenEvaluation();
  evaluation.project.name = '{#loop}<script>alert(1)</script>\u0000\u0008𠮷😀&';
  evaluation.sheet.indicators[0]!.name = '{总分}{/指标列表}';
  evaluation.narrative.other = '第一段{#有运维系统}\n第二段\ud800]]>';
  const file = await compileEvaluationReport(evaluation);
  const text = docxText(file);
  expect(text).toContain('{#loop}<script>alert(1)</script>𠮷😀&项目绩效评价报告');
  expect(text).toContain('{总分}{/指标列表}');
  expect(text).toContain('第一段{#有运维系统}\n第二段\ufffd]]>');
  expect(docxTables(file)[1]).toHaveLength(14);
});

it('follows the official format', async () => {
  const parts = xmlParts(await compileEvaluationReport(goldenEvaluation()));
  const body = parts.get('word/document.xml')!;
  const styles = parts.get('word/styles.xml')!;
  expect(body).toMatch(/<w:pgSz[^>]*w:w="11906"[^>]*w:h="16838"|<w:pgSz[^>]*w:h="16838"[^>]*w:w="11906"/);
  expect(body).toMatch(
    /<w:pgMar (?=[^>]*w:top="2098")(?=[^>]*w:left="1587")(?=[^>]*w:right="1474")(?=[^>]*w:bottom="1984")/,
  );
  expect(body).toContain('w:orient="landscape"');
  expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(3);
  expect(styles).toMatch(/w:eastAsia="仿宋_GB2312"/);
  expect(styles).toMatch(/w:line="579" w:lineRule="exact"/);
  expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
  expect(parts.get('word/fontTable.xml')).toMatch(/仿宋_GB2312"><w:altName w:val="仿宋;FangSong/);
  expect(parts.get('docProps/core.xml')).toContain('<dc:title>财政网络运维服务费项目绩效评价报告</dc:title>');
});

it('gives the same bytes for the same evaluation', async () => {
  const [one, two] = [goldenEvaluation(), goldenEvaluation()];
  expect((await compileEvaluationReport(one)).equals(await compileEvaluationReport(two))).toBe(true);
});
