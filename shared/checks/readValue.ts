import { productOf } from '../decimal';
import { readActual } from '../indicators/readActual';
import { readOfficial } from '../indicators/readOfficial';
import { factorBetween, foldWidth, printedUnit } from '../indicators/units';

export type ReadValue = { value: string } | { message: string };

/** A remark behind the figure: `92%（问卷120份）`. */
const REMARK = /[(（][^()（）]*[)）]$/;
/** Words before or after a measured figure that do not change it: `已完成15个`, `实际达98%`. */
const AROUND =
  /^(实际|已|共|全年|年度|本年)*(完成率|完成|达到|达成|达|实现|为|建成|采购|支出|发放|开展|[:：])+\s*(?=\d)/;

/**
 * 实际完成值 in the unit of the target. The strict reading of the form comes first; published tables also carry the
 * figure inside a few words, which are taken off when one number with a unit is left.
 *
 * @param unit 计量单位 of the target; null when it has none
 */
export function readValue(typed: string, unit: string | null): ReadValue {
  const strict = readActual(typed, unit);
  if ('value' in strict) return strict;
  const bare = foldWidth(typed)
    .replace(/\s+/g, '')
    .replace(REMARK, '')
    .replace(AROUND, '')
    .replace(/[。;；]$/, '');
  const again = readActual(bare, unit);
  if ('value' in again) return again;
  if (strict.problem !== 'unit' && strict.problem !== 'not-a-number') return { message: strict.message };
  const official = readOfficial(bare);
  if (official.kind !== 'number' || official.comparator !== null) return { message: strict.message };
  const own = printedUnit(official.unit);
  const factor = factorBetween(usual(own), usual(unit)) ?? (fitsLoosely(own, printedUnit(unit)) ? '1' : null);
  return factor === null ? { message: strict.message } : { value: productOf(official.value, factor) };
}

/** Letters for the Chinese unit, as tables mix them. */
const LETTERS: Record<string, string> = {
  km: '公里',
  千米: '公里',
  m: '米',
  m2: '平方米',
  m3: '立方米',
  km2: '平方公里',
  kg: '公斤',
  千克: '公斤',
  t: '吨',
  h: '小时',
  min: '分钟',
};

/** A unit in its usual spelling. The table is of one year, so 12次 answers 12次/年. */
function usual(unit: string | null): string {
  const plain = printedUnit(unit).normalize('NFKC').replace(/\s+/g, '');
  return LETTERS[plain.toLowerCase()] ?? plain.replace(/[/每]年$/, '');
}

/** `15个系统` answers a target in 个, and any count answers a target without a unit; 元 and % never pass for others. */
function fitsLoosely(typed: string, wanted: string): boolean {
  const isCount = (unit: string) => !/[%‰元亿万]|小时|分钟|天|日|周|月|年/.test(unit);
  if (!isCount(typed) || !isCount(wanted)) return false;
  return wanted === '' || typed.startsWith(wanted) || wanted.startsWith(typed);
}
