import { compareDecimals } from '../decimal';
import { readActual } from '../indicators/readActual';
import { readOfficial } from '../indicators/readOfficial';
import { foldWidth, printedUnit } from '../indicators/units';
import { answerIn, type Answer, type WantedValue } from './answeredUnit';

/** A remark behind the figure: `92%（问卷120份）`. */
const REMARK = /[(（][^()（）]*[)）]$/;
/** Words before or after a measured figure that do not change it: `已完成15个`, `实际达98%`. */
const AROUND =
  /^(实际|已|共|全年|年度|本年)*(完成率|完成|达到|达成|达|实现|为|建成|采购|支出|发放|开展|[:：])+\s*(?=\d)/;
/** Against a target of 0 these say that nothing happened. */
const NONE_HAPPENED = /^(无|零|没有|未(发生|出现)|没有(发生|出现)|零发生|无发生)$/;
/** In per cent these say that none is left out. */
const WITHOUT_EXCEPTION = /^(已|均|已经)?(实现)?(全覆盖|全部(完成|达标|合格|覆盖|到位|发放)?)$/;

/**
 * 实际完成值 in the unit of the target. The strict reading of the form comes first; published tables also carry the
 * figure inside a few words, which are taken off when one number with a unit is left.
 */
export function readValue(typed: string, wanted: WantedValue): Answer {
  const { unit } = wanted;
  const said = inWords(typed.replace(/\s+/g, ''), wanted);
  if (said !== null) return { value: said };
  const strict = readActual(typed, unit);
  if ('value' in strict) return strict;
  const bare = foldWidth(typed)
    .replace(/\s+/g, '')
    .replace(REMARK, '')
    .replace(AROUND, '')
    .replace(/[。;；]$/, '');
  const again = readActual(bare, unit);
  if ('value' in again) return again;
  if (strict.problem === 'approximate') return atLeast(bare, wanted) ?? { message: strict.message };
  if (strict.problem !== 'unit' && strict.problem !== 'not-a-number') return { message: strict.message };
  const official = readOfficial(bare);
  if (official.kind !== 'number' || official.comparator !== null) return { message: strict.message };
  return answerIn(official.value, printedUnit(official.unit), wanted) ?? { message: strict.message };
}

/** 余 and 多 behind a figure, and nothing that makes it smaller. */
const MORE_THAN = /^(\d[\d.,]*[万亿]?)[余多](?!少)/;

/** Whether the figure is only a lower bound: 5200余人, 30多次. */
export const isMoreThanSaid = (typed: string): boolean => MORE_THAN.test(typed.replace(/\s+/g, '').replace(AROUND, ''));

/** A lower bound decides where it reaches an upward target already; anything else about it is not known. */
function atLeast(bare: string, wanted: WantedValue): Answer | null {
  const { comparator, value } = wanted;
  const isUpward = comparator === '>=' || comparator === '>' || comparator === '=';
  if (!isUpward || value === null || !MORE_THAN.test(bare)) return null;
  const official = readOfficial(bare.replace(MORE_THAN, '$1'));
  if (official.kind !== 'number' || official.comparator !== null) return null;
  const answer = answerIn(official.value, printedUnit(official.unit), wanted);
  return answer && 'value' in answer && !answer.finer && compareDecimals(answer.value, value) >= 0 ? answer : null;
}

function inWords(typed: string, { unit, value, comparator }: WantedValue): string | null {
  const isZero = value !== null && compareDecimals(value, '0') === 0 && comparator !== '>' && comparator !== '>=';
  if (isZero && NONE_HAPPENED.test(typed)) return '0';
  return unit === '%' && WITHOUT_EXCEPTION.test(typed) ? '100' : null;
}
