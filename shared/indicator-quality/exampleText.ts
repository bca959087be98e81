// The one line in which a rewritten indicator is shown, and read back when it is taken over:
// 【产出指标·质量指标】系统可用率 ≥99%，6分（可用时间÷计划运行时间×100%；数据来源：运维台账）
import { signOf } from '../checks/comparators';
import { readOfficial } from '../indicators/readOfficial';
import type { IndicatorDraft } from './types';

/** What an example says of an indicator. What it does not say stays as it was. */
export type ExampleParts = Pick<IndicatorDraft, 'name' | 'kind' | 'comparator' | 'target' | 'unit'> &
  Partial<Pick<IndicatorDraft, 'level1' | 'level2' | 'points' | 'definition' | 'dataSource'>>;

const SOURCE = '数据来源：';
const QUALITATIVE = '定性';

const SIGNS: Record<string, string> = { '(': '（', ')': '）', ',': '，', ':': '：', ';': '；' };

/** Text with the signs of Chinese print, which reading folds away. */
export const printed = (text: string): string => text.replace(/[(),:;]/g, (sign) => SIGNS[sign]!);

/** An indicator as one line. */
export function writeExample(parts: ExampleParts): string {
  const { level1, level2, points, definition, dataSource } = parts;
  const head = level1 && level2 ? `【${level1}·${level2}】` : '';
  const source = dataSource ? `${SOURCE}${dataSource}` : null;
  const behind = [definition, source]
    .filter(Boolean)
    .map((text) => onOneLine(text!))
    .join('；');
  return `${head}${printed(parts.name.replace(/\s+/g, ''))} ${targetText(parts)}${points ? `，${points}分` : ''}${behind ? `（${behind}）` : ''}`;
}

function targetText({ kind, comparator, target, unit }: ExampleParts): string {
  if (kind === 'qualitative') return `${QUALITATIVE}“${printed(onOneLine(target)).replace(/[“”]/g, '')}”`;
  return `${comparator ? signOf[comparator] : ''}${target}${unit ?? ''}`.replace(/\s+|[（(，].*$/g, '');
}

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const LINE = /^(?:【([^·】]+)·([^】]+)】)?(\S+) (定性“[^”]*”|[^（，]+)(?:，(\d+(?:\.\d+)?)分)?(?:（(.*)）)?$/;

/** The parts of a line that {@link writeExample} wrote; null for any other text. */
export function readExample(line: string): ExampleParts | null {
  const found = LINE.exec(line);
  if (!found) return null;
  const [, level1, level2, name, said, points, behind] = found;
  const [definition, dataSource] = splitSource(behind ?? '');
  return {
    name: name!,
    ...targetParts(said!),
    ...(level1 && level2 ? { level1, level2 } : {}),
    ...(points ? { points } : {}),
    ...(definition ? { definition } : {}),
    ...(dataSource ? { dataSource } : {}),
  };
}

function splitSource(text: string): [definition: string, dataSource: string] {
  const at = text.lastIndexOf(SOURCE);
  if (at < 0) return [text, ''];
  return [text.slice(0, at).replace(/；$/, ''), text.slice(at + SOURCE.length)];
}

function targetParts(said: string): Pick<ExampleParts, 'kind' | 'comparator' | 'target' | 'unit'> {
  if (said.startsWith(QUALITATIVE))
    return { kind: 'qualitative', comparator: null, target: said.slice(QUALITATIVE.length + 1, -1), unit: null };
  const reading = readOfficial(said);
  if (reading.kind !== 'number') return { kind: 'quantitative', comparator: null, target: said, unit: null };
  return { kind: 'quantitative', comparator: reading.comparator, target: reading.value, unit: reading.unit };
}
