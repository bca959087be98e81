// The second of what was shown, however it is said: 第二个, 第２项, 第②条, 第 贰 项, 第两个, and as it is heard: 地二个.
import { MEASURE, NUMBER } from './compile';
import { numberOf } from './day';

const SPOKEN = new RegExp(`第\\s*(${NUMBER})\\s*(${MEASURE})`, 'gu');
/** Only where a sentence about a list has one: 工地二号楼 is a place. */
const MISHEARD = new RegExp(`(^|[把批了意过回看选\\s])[地弟帝]\\s?(?=${NUMBER}(?:个|项(?!目)|条))`, 'gu');
/** A name may hold 第二; nobody's name holds these. */
const ONLY_COUNTED = /[两壹贰叁肆伍陆柒捌玖拾\s]/u;

/** The words with every number of a list that is written unusually as 第2个. */
export const plainOrdinals = (words: string): string =>
  words.replace(MISHEARD, '$1第').replace(SPOKEN, (said: string, number: string, measure: string) => {
    const value = ONLY_COUNTED.test(said) ? numberOf(number) : null;
    return value === null ? said : `第${value}${measure}`;
  });
