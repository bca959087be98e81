// 计量单位 as tables write them behind a number. A longer word stands before its own beginning: 个月 before 个.

const TIME = '个工作日|工作日|个自然日|自然日|个小时|小时|分钟|秒钟|秒|个月|个季度|季度|个星期|星期|周|天|年';
const MONEY = '(?:万|亿|千|百万)?元';
const COUNT =
  '个百分点|百分点|人次|人天|批次|台套|微克|毫克|微米|毫升|周岁|岁|公里|千米|厘米|毫米|平方公里|平方千米|平方米|立方米|平米|公顷|千克|公斤|千瓦时|千瓦|兆瓦|学时|课时|' +
  '(?:个|次|家|套|台|件|项|份|条|座|处|起|例|场|篇|米|亩|吨|克|升|人|户|名|位|批|类|种|辆|间|所|幅|本|册|宗|笔|门|张|只|头|株|棵|倍|组|支|盏|根|枚|部|块|片|期|级|分|度|点|字|日|页|艘|架|匹|尾|羽|枝|栋|幢|床|盒|箱|袋|瓶|桶|车|班|届|轮|遍|趟|版|村|镇|县|站|网|卷|颗|口|眼)';

/** Alternatives of a regular expression for Chinese measure words; 万 and 亿 may stand before a count: 万人次. */
const MEASURES = `${TIME}|${MONEY}|(?:万|亿)?(?:${COUNT})`;

/** What follows a Chinese numeral that counts: clear measure words only, because 一级, 二期 and 三分 also order and divide. */
export const MEASURE_WORDS = `${TIME}|${MONEY}|人次|批次|公里|平方米|公顷|学时|课时|个|次|家|套|台|件|项|份|条|座|处|起|例|场|篇|米|亩|吨|人|户|名|位|批|辆|间|所|幅|本|册|宗|笔|张|倍|栋`;

const PER = `(?:[\\/·](?:${MEASURES}|月|[A-Za-z]+[23²³]?|\\p{Script=Han}{1,3}))*`;
const SIGN = '%|‰|‱|°C|℃|°';
const LATIN = '(?:万|亿)?[A-Za-zμµΩ]+[23²³]?';

const ANY = `(?:${SIGN}|${MEASURES}|${LATIN})${PER}`;
const UNIT = new RegExp(`^(?:(${ANY})|\\((${ANY})\\))`, 'u');
const SCALE = /^(百万|千万|万|亿)(?=[^元\p{Script=Han}A-Za-z]|以|之内|内|左右|$)/u;
/** Words behind a number that are no unit. */
const NO_UNIT = /^(完成|覆盖|达标|合格|通过|到位|发放|安全|以|之|内|及|或|含|左右|上下|多|余|几|前)/;

/**
 * The unit at the beginning of what follows a number: `%`, `个`, `万元`, `次/年`, `mg/L`. A bare 万 or 亿 means money, as in tables of 万元.
 * @returns the unit, or null when none is said, and how many characters it takes
 */
export function unitAt(rest: string): { unit: string | null; length: number } {
  const scale = SCALE.exec(rest);
  if (scale) return { unit: `${scale[1]}元`, length: scale[0].length };
  const known = UNIT.exec(rest);
  if (known) return { unit: (known[1] ?? known[2])!, length: known[0].length };
  const noun = /^\p{Script=Han}{1,4}?(?=以上|以下|以内|之内|内|$)/u.exec(rest);
  return noun && !NO_UNIT.test(rest) ? { unit: noun[0], length: noun[0].length } : { unit: null, length: 0 };
}
