// Reads a bureau's own template before it is accepted: an unknown tag would silently print nothing.
import type { Tag } from 'easy-template-x';
import { reportTags } from './reportTags';
import { readZip } from '../../office/zip';

/** What is wrong with a template; all empty when it can be used. */
export interface TemplateCheck {
  /** tags that mean nothing, or nothing at that place, as written in the template */
  unknownTags: string[];
  /** required tags that are absent */
  missingTags: string[];
  /** why the file cannot be used at all, in Chinese */
  error: string | null;
}

export const MAX_TEMPLATE_BYTES = 64 * 1024 * 1024;
/** Text and layout of all parts. Parsing takes a second for each 4 MB, on the thread that answers everybody. */
const MAX_XML_BYTES = 2 * 1024 * 1024;
const MAX_BRACES = 5000;
/** Deep enough for tables inside content controls. */
export const MAX_XML_DEPTH = 40;

/** Checks a .docx template against the tags of `reportTags`. Never throws for what is in the file. */
export async function checkReportTemplate(template: Buffer): Promise<TemplateCheck> {
  const unreadable = readable(template);
  if (unreadable) return failed(unreadable);
  const { TemplateHandler } = await import('easy-template-x');
  try {
    return checkTags(await new TemplateHandler({ maxXmlDepth: MAX_XML_DEPTH }).parseTags(template));
  } catch (error) {
    return failed(explain(error));
  }
}

function failed(error: string): TemplateCheck {
  return { unknownTags: [], missingTags: [], error };
}

function readable(template: Buffer): string | null {
  try {
    const entries = readZip(template, MAX_TEMPLATE_BYTES);
    const body = entries.get('word/document.xml');
    if (!body?.includes('<w:body')) return '这个文件不是Word文档（.docx），请另存为.docx后重试。';
    if ([...entries.keys()].some((path) => /vbaProject/i.test(path)))
      return '模板含有宏，请另存为不含宏的.docx后重试。';
    const xml = [...entries].filter(([path]) => /\.(xml|rels)$/i.test(path)).map(([, content]) => content);
    if (sum(xml, (content) => content.length) > MAX_XML_BYTES)
      return '模板的文字内容过多，请只保留报告的格式和标签，删去其余内容后重试。';
    if (sum(xml, countBraces) > MAX_BRACES) return '模板中的标签过多，请删去多余的标签后重试。';
    return null;
  } catch {
    return '模板文件无法读取，可能已损坏、已加密，或解压后过大。';
  }
}

function sum<T>(items: T[], size: (item: T) => number): number {
  return items.reduce((total, item) => total + size(item), 0);
}

function countBraces(content: Buffer): number {
  let count = 0;
  for (let at = content.indexOf('{'); at >= 0; at = content.indexOf('{', at + 1)) count += 1;
  return count;
}

function checkTags(tags: Tag[]): TemplateCheck {
  const open: string[] = [];
  const unknown = new Set<string>();
  const used = new Set<string>();
  for (const tag of tags) {
    const name = tag.name ?? '';
    used.add(name);
    if (tag.disposition === 'Close') {
      const opened = open.pop();
      if (opened === undefined) return failed(`“${tag.rawText}”没有对应的开始标签。`);
      if (name !== '' && name !== opened) return failed(`“{#${opened}}”的结束标签写成了“${tag.rawText}”。`);
      continue;
    }
    if (!isKnown(name, tag.disposition === 'Open', open)) unknown.add(tag.rawText);
    if (tag.disposition === 'Open') open.push(name);
  }
  if (open.length > 0) return failed(`“{#${open.at(-1)}}”没有结束标签。`);
  const missingTags = reportTags.filter((tag) => tag.required && !used.has(tag.name)).map((tag) => tag.name);
  return { unknownTags: [...unknown], missingTags, error: null };
}

function isKnown(name: string, opens: boolean, open: string[]): boolean {
  const field = open.some((container) => reportTags.some((tag) => tag.name === container && tag.fields.includes(name)));
  if (field) return true;
  const tag = reportTags.find((candidate) => candidate.name === name);
  return tag !== undefined && (opens ? tag.kind !== 'text' : tag.kind === 'text');
}

const EXPLANATIONS: Record<string, string> = {
  MissingCloseDelimiterError: '有一个标签缺少右花括号“}”，或跨了段落',
  MissingStartDelimiterError: '有一个标签缺少左花括号“{”',
  UnclosedTagError: '有一个循环标签没有结束标签',
  UnopenedTagError: '有一个结束标签没有对应的开始标签',
  TagOptionsParseError: '有一个标签方括号里的选项写法不正确',
  MaxXmlDepthError: '文档嵌套过深',
};

function explain(error: unknown): string {
  if (!(error instanceof Error)) return '模板无法解析。';
  const place = /"([^"]{1,80})/.exec(error.message)?.[1];
  const what = EXPLANATIONS[error.constructor.name] ?? '模板无法解析';
  return `${what}${place ? `：“${place}”` : ''}。`;
}
