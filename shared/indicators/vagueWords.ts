// The list of vague words (evaluation-rules §12.1, with words of the same kind from published tables), as data, for filled
// tables (K24) and for drafts alike. Longer words stand before those they contain.

/** Words that say neither how much nor what. */
const vagueWords: readonly string[] = [
  '显著提高',
  '显著提升',
  '明显提高',
  '明显提升',
  '明显改善',
  '显著改善',
  '有效改善',
  '有效减少',
  '有所改善',
  '不断改善',
  '不断完善',
  '逐年提高',
  '逐年提升',
  '有效增强',
  '不断增强',
  '有效提升',
  '有效提高',
  '有效保障',
  '有效促进',
  '进一步加强',
  '进一步完善',
  '进一步提升',
  '不断提高',
  '不断提升',
  '持续改善',
  '持续提升',
  '稳步提升',
  '稳步提高',
  '逐步提高',
  '逐步提升',
  '大幅提升',
  '大幅提高',
  '较好',
  '良好',
  '基本满足',
  '效果明显',
  '效果显著',
  '有所提升',
  '有所提高',
  '得到改善',
  '正常运行',
  '影响程度',
  '改善程度',
  '及时',
  '按时',
  '规范',
  '合规',
  '合理',
  '加强',
  '推进',
  '促进',
  '保障',
  '是否',
  '好坏',
  '若干',
  '部分',
];

/** Words that are vague only around something: 提高…能力, 提高…效率, and 等 at the end of a list. */
const vaguePatterns: readonly RegExp[] = [/(提高|提升).{0,14}(能力|效率|水平|质量)/, /等$/];

const FIRM = /\d|[一二三四五六七八九十百千]{1,12}(个|项|次|人|天|台|家|份|件|户)|[《〈][^》〉]{1,100}[》〉]|〔\d{4}〕/;

/** Set phrases such as “四项制度” count nothing. */
const SET_PHRASE = /[“"][一二三四五六七八九十百]+(?:个|项|次)\p{Script=Han}*[”"]/gu;

/** Whether a text holds on to something: a number, a count in words, a named document. */
export const isFirm = (text: string): boolean => FIRM.test(text.replace(SET_PHRASE, ''));

/** The first vague word of a text in one width; null when there is none. */
export function vagueWordIn(text: string): string | null {
  const word = vagueWords.find((one) => text.includes(one));
  return word ?? vaguePatterns.map((one) => one.exec(text)?.[0]).find((said) => said !== undefined) ?? null;
}
