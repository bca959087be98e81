// Patterns written in words, made into what is tried on a text.
//
//   催办/催一下          one of these
//   <没><交>             one word of the group 没, then one of the group 交
//   了?                  may be left out
//   〈名〉 〈号〉 〈数〉     a name of any kind; a number such as 2 or 第二个; a figure that does not matter, or none
//   〈第〉                第二个, and nothing less plain: 批了 alone tells what happened
//   〈几〉                digits alone: 批2
//   〈他〉                who was told of last: 她, 这个人, 这个项目
//   〈码〉                digits that were to be repeated
//   〈项〉                the name of an indicator, going by its end: 成本指标, 达标率
//   〈谁〉                somebody or something that does not matter
//   〈空〉                a space that must be there
//
// Between two parts there may be a space. A pattern fits the whole sentence or not at all.

const SPACE = '〈空〉';

export type Groups = Record<string, string>;

/** A number in a list, however it is written. */
export const NUMBER = '(?:\\d{1,4}|[一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾]{1,3})';
/** What a row of a list is counted in. */
export const MEASURE = '(?:个|项(?!目)|条|号|家|件|份|张)';

const SLOTS: Record<string, string> = {
  '〈名〉': '(?<name>.{1,60}?)',
  '〈项〉': '(?<name>.{1,40}?(?:指标|率|度|数|量|值))',
  '〈谁〉': '.{1,12}?',
  '〈号〉': `(?:选|第)?(?<choice>${NUMBER})(?:个|项|条|号|家)?`,
  '〈第〉': `第(?<choice>${NUMBER})${MEASURE}`,
  '〈几〉': '(?<choice>\\d{1,3})',
  '〈他〉': '(?<pointed>[他她它]|ta|[这那该](?:个?(?:人|同志|单位|项目|任务)|[家位]))',
  '〈码〉': '(?<choice>\\d{2,6})',
  '〈数〉': '[\\d.点零一二三四五六七八九十两]{0,8}',
};

/** @throws Error when a group is named that is not there */
export function compile(pattern: string, groups: Groups): RegExp {
  const parts = pattern.split(' ').map((part) => {
    const mayLack = part.endsWith('?') && part.length > 1;
    const body = partOf(mayLack ? part.slice(0, -1) : part, groups);
    return mayLack ? `(?:${body} ?)?` : `${body} ?`;
  });
  return new RegExp(`^${parts.join('').replaceAll(` ?${SPACE} ?`, ' ')}$`, 'u');
}

function partOf(part: string, groups: Groups): string {
  if (part === SPACE) return SPACE;
  return SLOTS[part] ?? `(?:${alternatives(part, groups).join('|')})`;
}

/** The words a part stands for, spelled out as patterns. */
function alternatives(part: string, groups: Groups): string[] {
  return part.split('/').map((one) =>
    one
      .split(/(<[^>]+>)/u)
      .filter(Boolean)
      .map((piece) => (piece.startsWith('<') ? groupOf(piece.slice(1, -1), groups) : escape(piece)))
      .join(''),
  );
}

function groupOf(name: string, groups: Groups): string {
  const words = groups[name];
  if (words === undefined) throw new Error(`no group of words is called ${name}`);
  return `(?:${words
    .split(' ')
    .sort((one, other) => other.length - one.length)
    .flatMap((word) => alternatives(word, groups))
    .join('|')})`;
}

const escape = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
