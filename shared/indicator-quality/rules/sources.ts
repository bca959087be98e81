// Where the actual value will come from.
import { bareWords, quoted } from '../../checks/stated';
import { qualityFinding } from '../catalogue';
import { usualSources } from '../phrases';
import type { DraftRow, DraftSet } from '../readDraft';
import { kept } from '../rewrite';
import { likeness } from '../similarity';
import type { QualityFinding } from '../types';
import { eachRow, nameOf } from './eachRow';

/** Each indicator names where its actual value comes from; graver where the bureau keeps a list to choose from. */
export function sourceNamed(set: DraftSet): QualityFinding[] {
  const { knownSources } = set.context;
  return eachRow(set, (row) => {
    if ((row.draft.dataSource ?? '').trim() !== '') return [];
    const severity = knownSources.length > 0 ? 'warning' : 'info';
    const message = `${nameOf(row)}没有写数据来源，年底无法核对实际完成值，请写明取自哪个系统、台账、统计或问卷。`;
    const example = kept(row, set, { dataSource: fittingSource(row, knownSources) });
    return [qualityFinding('no-source', { row: row.index, field: 'dataSource', severity, message, example })];
  });
}

/** The named source is one the bureau knows, or of a kind that exists everywhere. */
export function sourceKnown(set: DraftSet): QualityFinding[] {
  const { knownSources } = set.context;
  return eachRow(set, (row) => {
    const source = bareWords(row.draft.dataSource ?? '');
    if (source === '' || knownSources.length === 0 || usualSources.test(source)) return [];
    if (knownSources.some((one) => source.includes(bareWords(one)) || bareWords(one).includes(source))) return [];
    const message = `${nameOf(row)}的数据来源${quoted(row.draft.dataSource!)}不在已知的系统、台账和统计之中，请核对名称，或说明如何取得。`;
    const example = kept(row, set, { dataSource: fittingSource(row, knownSources) });
    return [qualityFinding('unknown-source', { row: row.index, field: 'dataSource', message, example })];
  });
}

/** The known source nearest to the row's words, or of the kind that proves such a value; that kind where none is known. */
function fittingSource({ name, definition, draft }: DraftRow, known: readonly string[]): string {
  const text = name + definition + (draft.dataSource ?? '');
  const nearness = known.map((one) => likeness(text, one));
  const most = Math.max(0, ...nearness);
  if (most > 0) return known[nearness.indexOf(most)]!;
  const [kind, usual] = proofOf(name);
  return known.find((one) => one.includes(kind)) ?? usual;
}

/** The kind of record that proves a value (财预〔2021〕101号: 统计数据、业务记录、问卷调查 …). */
function proofOf(name: string): [kind: string, usual: string] {
  if (/满意|知晓/.test(name)) return ['问卷', '问卷调查报告'];
  if (/成本|费|支出|元/.test(name)) return ['账', '会计账簿'];
  return /合格|达标|验收|质量/.test(name) ? ['报告', '验收报告'] : ['台账', '业务台账'];
}
