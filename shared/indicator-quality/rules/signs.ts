// Unit, sign and direction of a target.
import { signOf } from '../../checks/comparators';
import type { Comparator } from '../../contracts/common';
import { compareDecimals } from '../../decimal';
import { betterWay } from '../../indicators/direction';
import { qualityFinding } from '../catalogue';
import { isUnitless } from '../phrases';
import type { DraftRow, DraftSet } from '../readDraft';
import { mended } from '../rewrite';
import type { QualityFinding } from '../types';
import { eachRow, nameOf, targetSaid } from './eachRow';

/** Every number has a unit: in its own column, behind the number, or in brackets behind the name. */
export function unitThere(set: DraftSet): QualityFinding[] {
  return eachRow(set, (row) => {
    const { target, name, words } = row;
    if ((target.kind !== 'number' && target.kind !== 'range') || !/\d|[一二三四五六七八九十]/.test(words)) return [];
    const hasUnit = target.kind === 'number' && target.unitAssumed ? false : target.unit !== null;
    if (hasUnit || isUnitless(name) || /[(（](%|元|万元|[\p{Script=Han}]{1,3})[)）]$/u.test(name)) return [];
    const message = `${nameOf(row)}的年度指标值${targetSaid(row)}没有计量单位，请补充，例如个、%、天、万元。`;
    return [qualityFinding('no-unit', { row: row.index, field: 'unit', message, example: mended(row, set) })];
  });
}

/** Every number has a sign. Nothing is below 0 and above 100 %, so these two need none. */
export function comparatorThere(set: DraftSet): QualityFinding[] {
  return eachRow(set, (row) => {
    const { target } = row;
    if (target.kind !== 'number' || !target.signAssumed || isEnd(target)) return [];
    const message = `${nameOf(row)}的年度指标值${targetSaid(row)}没有写比较符号，看不出是至少、至多还是正好，请补上≥、≤或=。`;
    return [
      qualityFinding('no-comparator', { row: row.index, field: 'comparator', message, example: mended(row, set) }),
    ];
  });
}

const isEnd = ({ value, unit }: { value: string; unit: string | null }) =>
  compareDecimals(value, '0') === 0 || (unit === '%' && compareDecimals(value, '100') === 0);

/** The sign goes the way the name says. */
export function directionFits(set: DraftSet): QualityFinding[] {
  return eachRow(set, (row) => {
    const { target } = row;
    if (target.kind !== 'number' || target.signAssumed) return [];
    const better = betterWay({ head: row.head, name: row.name, measured: row.unit || row.words });
    if (better === null || better !== opposite(wayOf(target.comparator))) return [];
    const [meaning, sign] = better === 'less' ? ['越少越好', '≤'] : ['越多越好', '≥'];
    const message = `${nameOf(row)}从名称看${meaning}，年度指标值却写作“${signOf[target.comparator]}${target.value}${target.unit ?? ''}”，请核对，一般用“${sign}”。`;
    return [
      qualityFinding('wrong-direction', { row: row.index, field: 'comparator', message, example: mended(row, set) }),
    ];
  });
}

const wayOf = (comparator: Comparator): 'less' | 'more' | null =>
  comparator === '=' ? null : comparator.startsWith('>') ? 'more' : 'less';
const opposite = (way: 'less' | 'more' | null) => (way === null ? null : way === 'less' ? 'more' : 'less');

/** The sign in the text is that of the column. */
export function comparatorAgrees(set: DraftSet): QualityFinding[] {
  return eachRow(set, (row) => {
    const column = row.draft.comparator;
    const said = saidComparator(row);
    if (column === null || said === null || said === column) return [];
    const severity = wayOf(said) !== null && wayOf(said) === opposite(wayOf(column)) ? 'error' : 'warning';
    const message = `${nameOf(row)}的年度指标值${targetSaid(row)}表示“${signOf[said]}”，计算符号却选了“${signOf[column]}”，请保留一个。`;
    const example = mended(row, set);
    return [qualityFinding('comparator-conflict', { row: row.index, field: 'comparator', severity, message, example })];
  });
}

/** The sign of the target's own text. That a date is met by its day is no contradiction of =. */
function saidComparator({ said, draft }: DraftRow): Comparator | null {
  if (said.kind === 'number') return said.comparator;
  return said.kind === 'date' && draft.comparator !== '=' && draft.comparator !== '<' ? said.comparator : null;
}
