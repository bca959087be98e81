// Where the actual value will come from.
import { bareWords, quoted } from '../../checks/stated';
import { qualityFinding } from '../catalogue';
import { usualSources } from '../phrases';
import type { DraftRow, DraftSet } from '../readDraft';
import { mended } from '../rewrite';
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
    const example = mended(row, set, { dataSource: fittingSource(row, knownSources) });
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
    const example = mended(row, set, { dataSource: fittingSource(row, knownSources) });
    return [qualityFinding('unknown-source', { row: row.index, field: 'dataSource', message, example })];
  });
}

/** The known source nearest to the row's words; the kind of record that fits where none is known. */
function fittingSource({ name, definition, draft }: DraftRow, known: readonly string[]): string {
  if (/满意|知晓/.test(name)) return known.find((one) => /问卷|调查|满意/.test(one)) ?? '问卷调查报告';
  const text = name + definition + (draft.dataSource ?? '');
  if (known.length > 0) return [...known].sort((a, b) => likeness(text, b) - likeness(text, a) || (a < b ? -1 : 1))[0]!;
  if (/成本|费|支出|元/.test(name)) return '会计账簿';
  return /合格|达标|验收|质量/.test(name) ? '验收报告' : '业务台账';
}
