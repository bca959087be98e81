// What is said around a wish, taken away: polite words before it, particles after it, and what a name is not made of.
import { leading, leadingOne, nobody, self, trailing } from './words';

const longestFirst = (words: string) => words.split(' ').sort((a, b) => b.length - a.length);
const LEADING = longestFirst(leading);
const TRAILING = longestFirst(trailing);
const NOBODY = new Set(nobody.split(' '));
const SELF = new Set(self.split(' '));

/** The text with ever fewer words around it, the barest first, as it was said last. */
export function barer(text: string): string[] {
  const fronts = steps(text, withoutFirst);
  const found = fronts.flatMap((front) => steps(front, withoutLast));
  return [...new Set(found.reverse())];
}

/** Nobody says more of them on purpose; between those, only the whole chatter is taken away. */
const MOST_STEPS = 3;

function steps(text: string, next: (text: string) => string | null): string[] {
  const found = [text];
  for (let at = next(text); at !== null && at !== ''; at = next(at)) found.push(at);
  return found.length > 2 * MOST_STEPS ? [...found.slice(0, MOST_STEPS), ...found.slice(-MOST_STEPS)] : found;
}

function withoutFirst(text: string): string | null {
  const word = LEADING.find((one) => text.startsWith(one));
  if (word) return text.slice(word.length).trimStart();
  const never = leadingOne[text[0] ?? ''];
  return never !== undefined && !never.includes(text[1] ?? '') ? text.slice(1).trimStart() : null;
}

function withoutLast(text: string): string | null {
  const word = TRAILING.find((one) => text.endsWith(one));
  return word ? text.slice(0, -word.length).trimEnd() : null;
}

const NAME_LEADS =
  /^(?:[的,.:\s]|一份|一下|关于|有关|对于|现在|目前|今天|那个|这个|我们?交的|我们?报的|我的那个|提交的|上报的|报上来的)+/u;
const NAME_TAILS =
  /(?:[的,.:\s]|现在|目前|今天|到现在|的最终|\d{1,2}月份?|这个项目|那个项目|一共|总共|到底|究竟|最后|具体|都|还|[的那这]一?[张份个]?(?:自评)?表|那边|那儿)+$/u;

/** Whether it is the asker who is named: 我的. */
export const isSelf = (said: string): boolean => SELF.has(said.replace(NAME_LEADS, '').replace(NAME_TAILS, ''));

/** Whoever has not done it: 那些没交的单位. */
const LATE =
  /^(?:所有|那些|这些|全部|剩下的?)?还?(?:没有?|未|尚未)(?:提交|上报|报送|填报|完成|[交报填弄做办])[完齐好]?(?:上来)?的?(?:那些|那几家)?(?:单位|人|人员|部门|科室|同志|项目|都)?$/u;

/** Who of a campaign or a unit is meant, behind its name: 市教育局还没交的. */
const LATE_TAIL =
  /(?:里面?|中|内)?还?(?:没有?|未|尚未)(?:提交|上报|报送|填报|完成|[交报])[完齐]?的?(?:那些|那几家)?(?:单位|人|人员|项目)?$/u;

/** The name in what was left for it: '' when it names nothing but everybody, or the asker. */
export function nameIn(said: string): string {
  const bare = said.replace(/[“”"「」『』《》<>'‘’]/gu, '').trim();
  const inner = bare.replace(NAME_LEADS, '').replace(NAME_TAILS, '').replace(LATE_TAIL, '').trim();
  const isNobody = [bare, inner].some((one) => NOBODY.has(one) || SELF.has(one) || LATE.test(one));
  return isNobody ? '' : inner;
}
