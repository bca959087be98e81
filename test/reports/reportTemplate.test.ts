import { readFileSync } from 'node:fs';
import { Document, Packer, Paragraph } from 'docx';
import { checkReportTemplate } from '../../server/reports/compile/checkReportTemplate';
import {
  compileEvaluationReport,
  defaultReportTemplate,
  ReportTemplateError,
} from '../../server/reports/compile/evaluationReport';
import { reportData } from '../../server/reports/compile/reportData';
import { reportTags } from '../../server/reports/compile/reportTags';
import { readZip, writeZip } from '../../server/office/zip';
import { goldenEvaluation } from './goldenEvaluation';
import { docxParagraphs } from './officeFiles';

/** A bureau's own template, one paragraph per line. */
function template(...lines: string[]): Promise<Buffer> {
  const children = lines.map((text) => new Paragraph({ text }));
  return Packer.toBuffer(new Document({ sections: [{ children }] })).then((file) => Buffer.from(file));
}

it('accepts the built-in template', async () => {
  const verdict = await checkReportTemplate(await defaultReportTemplate());
  expect(verdict).toEqual({ unknownTags: [], missingTags: [], error: null });
});

it('fills a template of the bureau itself', async () => {
  const own = await template(
    '{项目名称}（{评价年度}）',
    '{#评价结论[loopOver:"paragraph"]}结论：{段落}{/评价结论}',
    '{#指标列表}{三级指标}得{得分}分；{/指标列表}',
  );
  expect(await checkReportTemplate(own)).toEqual({ unknownTags: [], missingTags: [], error: null });
  const paragraphs = docxParagraphs(await compileEvaluationReport(goldenEvaluation(), own));
  expect(paragraphs[0]).toBe('财政网络运维服务费（2025年度【演示假设】）');
  expect(paragraphs[1]).toMatch(/^结论：.*98\.29分/);
  expect(paragraphs.join('')).toContain('系统功能达标率得6.00分；');
});

it('reports unknown tags, and tags outside the list they belong to', async () => {
  const own = await template('{项目名称}{评价年分}', '{三级指标}', '{constructor}');
  const verdict = await checkReportTemplate(own);
  expect(verdict.unknownTags).toEqual(['{评价年分}', '{三级指标}', '{constructor}']);
  expect(verdict.missingTags).toEqual(['评价年度', '评价结论', '指标列表']);
  await expect(compileEvaluationReport(goldenEvaluation(), own)).rejects.toThrow(ReportTemplateError);
  await expect(compileEvaluationReport(goldenEvaluation(), own)).rejects.toThrow('{评价年分}');
});

it.each([
  ['{#指标列表}{三级指标}', '“{#指标列表}”没有结束标签。'],
  ['{#指标列表}{三级指标}{/清单列表}', '“{#指标列表}”的结束标签写成了“{/清单列表}”。'],
  ['{三级指标}{/指标列表}', '“{/指标列表}”没有对应的开始标签。'],
  ['{项目名称', '有一个标签缺少右花括号'],
])('says what is wrong with %s', async (line, words) => {
  const own = await template(line, '{项目名称}');
  expect((await checkReportTemplate(own)).error).toContain(words);
});

it('refuses what is no Word document, holds macros or unpacks without end', async () => {
  expect((await checkReportTemplate(Buffer.from('不是文档'))).error).toContain('无法读取');
  const entries = readZip(await template('{项目名称}'), 1e7);
  entries.set('word/vbaProject.bin', Buffer.from('x'));
  expect((await checkReportTemplate(writeZip(entries))).error).toContain('宏');
  const bomb = writeZip(new Map([['word/document.xml', Buffer.alloc(100 * 1024 * 1024)]]));
  expect(bomb.length).toBeLessThan(1e6);
  expect((await checkReportTemplate(bomb)).error).toContain('无法读取');
});

it.each([
  ['is cut off', '<a', '不是Word文档'],
  [
    'would take minutes to parse',
    `<w:body>${'<w:p><w:r><w:t>x</w:t></w:r></w:p>'.repeat(300_000)}</w:body>`,
    '内容过多',
  ],
  [
    'has tags without end',
    `<w:body><w:p><w:r><w:t>${'{项目名称}'.repeat(20_000)}</w:t></w:r></w:p></w:body>`,
    '标签过多',
  ],
])('refuses at once a document that %s', async (_what, body, words) => {
  const entries = readZip(await template('{项目名称}'), 1e7);
  entries.set('word/document.xml', Buffer.from(body));
  const small = writeZip(entries);
  expect(small.length).toBeLessThan(1e5);
  const before = process.cpuUsage();
  expect((await checkReportTemplate(small)).error).toContain(words);
  expect(process.cpuUsage(before).user).toBeLessThan(500_000);
});

it('knows every tag it fills, and fills every tag it knows', () => {
  const data = reportData(goldenEvaluation());
  expect(Object.keys(data).sort()).toEqual(reportTags.map((tag) => tag.name).sort());
  for (const tag of reportTags.filter(({ kind }) => kind === 'list')) {
    const rows = data[tag.name];
    expect(Array.isArray(rows) && Object.keys(rows[0]!)).toEqual(tag.fields);
  }
});

it('explains every tag in the guide beside the template', () => {
  const guide = readFileSync('server/reports/templates/README.md', 'utf8');
  for (const tag of reportTags) expect(guide).toContain(`${tag.name}}\``);
});
