// When two names mean the same. Synonyms are data; nearness is the share of common bigrams (Dice).
import { bareWords } from '../checks/stated';

/** Words used for one another, in the form they are compared in. */
const synonyms: [RegExp, string][] = [
  [/(及时|按时|按期|准时)(完成)?/g, '按期'],
  [/完成|达成|实现/g, '完成'],
  [/合格|达标|符合要求/g, '合格'],
  [/(总)?(数量|个数|数目|总数|数)$/, '数量'],
  [/(发生)?(频率|率)$/, '率'],
  [/满意(度|率)/g, '满意度'],
  [/(时间|时长|时限)$/, '时间'],
  [/的|各|该|本|全部|所有|年度|项目(?=.)/g, ''],
];
/** Numbers, ordinals and opposites: names that differ in one of these mean different things. */
const DISTINCT =
  /[0-9A-Za-z一二三四五六七八九十]+|新建|改建|扩建|城镇|城市|农村|中央|省级|市级|县级|小学|初中|高中|男|女|上半年|下半年|线上|线下|国内|国外|软件|硬件/g;

/** The subject of a name: what is left without the measure at its end. */
const MEASURE = /(按期率|完成率|合格率|率|满意度|数量|时间|人次|人数|次数|场次|面积|成本|费用|金额)$/;

/** A name in the form in which names are compared: synonyms in one word, no punctuation. */
export function canonicalName(name: string): string {
  return synonyms.reduce((text, [word, one]) => text.replace(word, one), bareWords(name));
}

/** Dice's share of common bigrams of two texts, in 0 to 1. */
export function likeness(a: string, b: string): number {
  const [left, right] = [bigrams(a), bigrams(b)];
  const total = left.length + right.length;
  if (total === 0) return a === b ? 1 : 0;
  const open = [...right];
  const common = left.filter((pair) => {
    const at = open.indexOf(pair);
    if (at >= 0) open.splice(at, 1);
    return at >= 0;
  });
  return (2 * common.length) / total;
}

const bigrams = (text: string): string[] => {
  const signs = [...text];
  return signs.slice(1).map((sign, at) => signs[at]! + sign);
};

const distinctWords = (name: string): string => (name.match(DISTINCT) ?? []).join('|');

/** Whether two names in canonical form mean the same, or nearly: `nearness` is the least likeness. */
export function meanTheSame(left: string, right: string, nearness: number): boolean {
  if (left === '' || right === '') return false;
  if (left === right) return true;
  if ((MEASURE.exec(left)?.[0] ?? '') !== (MEASURE.exec(right)?.[0] ?? '')) return false;
  // 机房巡检完成率 is a part of 巡检完成率, not the same.
  if (left.endsWith(right) || right.endsWith(left)) return false;
  return distinctWords(left) === distinctWords(right) && likeness(left, right) >= nearness;
}

const KINDS: [RegExp, string][] = [
  [/(合格|通过|优良|优秀|完好|良好|准确|正确|正常)率$/, '质量'],
  [/按期率$/, '时效'],
  [/完成率$/, '完成'],
  [/数量$/, '数量'],
  [/时间$/, '时间'],
];

/** Subject and kind of a canonical name, e.g. 系统运维 and 质量 of 系统运维合格率; null where it ends in no measure. */
export function subjectOf(canonical: string): string | null {
  const kind = KINDS.find(([ending]) => ending.test(canonical));
  if (!kind || !MEASURE.test(canonical)) return null;
  const subject = canonical.replace(kind[0], '');
  return subject === '' ? null : `${subject}|${kind[1]}`;
}
