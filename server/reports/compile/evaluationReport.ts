import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { checkReportTemplate, MAX_TEMPLATE_BYTES, MAX_XML_DEPTH, type TemplateCheck } from './checkReportTemplate';
import type { CompiledEvaluation } from './evaluation';
import { projectTitle } from './printable';
import { reportData } from './reportData';
import { readZip, writeZip } from '../../office/zip';

/** The template cannot be used; `check` says why, tag by tag. */
export class ReportTemplateError extends Error {
  constructor(readonly check: TemplateCheck) {
    const unknown = check.unknownTags.length > 0 ? `模板中有不认识的标签：${check.unknownTags.join('、')}。` : '';
    super(check.error ?? unknown);
    this.name = 'ReportTemplateError';
  }
}

/**
 * 绩效评价报告 as a Word document in the official eight-part outline.
 *
 * @param template a bureau's own .docx with the tags of `reportTags`; the default template when not given
 * @returns a .docx file; the same evaluation and template give the same bytes
 * @throws ReportTemplateError when the template is broken or has tags that mean nothing. Absent required tags are the
 *   business of whoever accepts the template, see `checkReportTemplate`
 */
export async function compileEvaluationReport(e: CompiledEvaluation, template?: Buffer): Promise<Buffer> {
  const source = template ?? (await defaultReportTemplate());
  const check = await checkReportTemplate(source);
  if (check.error !== null || check.unknownTags.length > 0) throw new ReportTemplateError(check);
  const { TemplateHandler } = await import('easy-template-x');
  const filled = await new TemplateHandler({ maxXmlDepth: MAX_XML_DEPTH }).process(source, reportData(e));
  return stamp(filled, e);
}

/** The built-in template, also a bureau's starting point for its own. */
export function defaultReportTemplate(): Promise<Buffer> {
  return readFile(defaultTemplatePath());
}

/** The default template lies in the source tree, whether the server runs from source or from its bundle. */
function defaultTemplatePath(): string {
  const relative = path.join('server', 'reports', 'templates', 'evaluation-report.docx');
  for (let folder = __dirname; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, relative);
    if (existsSync(candidate)) return candidate;
    if (folder === path.dirname(folder)) throw new Error(`${relative} is missing from the installation`);
  }
}

/** Gives the file its own title and date instead of the template's, and the same bytes for the same content. */
function stamp(filled: Buffer, e: CompiledEvaluation): Buffer {
  const entries = readZip(filled, MAX_TEMPLATE_BYTES);
  const at = new Date(e.compiledAt).toISOString().replace(/\.\d+Z$/, 'Z');
  const title = escapeXml(`${projectTitle(e.project.name)}绩效评价报告`);
  const core =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${title}</dc:title><dc:creator>绩效通</dc:creator>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`;
  if (entries.has('docProps/core.xml')) entries.set('docProps/core.xml', Buffer.from(core, 'utf8'));
  return writeZip(entries);
}

function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character]!);
}
