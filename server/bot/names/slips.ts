// Slips: how much of what was said is wrong, if a name was meant by it.

/** How much of what was said may be wrong: of four characters one. */
export const NEAR = 0.25;
/** For names that are only offered. */
export const FAR = 0.5;

/** A numeral is never a slip: 一期 is not 二期. */
const NUMERALS = /[\d一二三四五六七八九十甲乙丙]/gu;

/** The part of `key` that is wrong, 0 to `most`, when a name was meant by it; null when more than `most` is. */
export function wrongPart(key: string, most: number): (name: string) => number | null {
  const characters = new Map<string, number>();
  for (const character of key) characters.set(character, (characters.get(character) ?? 0) + 1);
  const numerals = key.match(NUMERALS) ?? [];
  const allowed = key.length * most;
  return (name) => {
    if (key.length < 3) return null;
    // What the name has not, or not so often, is wrong anyway: comparing takes a hundred times as long.
    let lacking = 0;
    for (const [character, count] of characters) lacking += lackingIn(name, character, count);
    if (lacking > allowed || numerals.some((numeral) => !name.includes(numeral))) return null;
    const wrong = fewestSlips(key, name, allowed);
    return wrong <= allowed ? wrong / key.length : null;
  };
}

/** How many of `count` times the character is missing. */
function lackingIn(name: string, character: string, count: number): number {
  let left = count;
  for (let at = name.indexOf(character); at >= 0 && left > 0; at = name.indexOf(character, at + 1)) left -= 1;
  return left;
}

/** The fewest characters to put in, leave out or exchange to find `key` somewhere in `name`; counted no further than `most`. */
function fewestSlips(key: string, name: string, most: number): number {
  let row = new Uint16Array(name.length + 1);
  let next = new Uint16Array(name.length + 1);
  for (let at = 1; at <= key.length; at += 1) {
    next[0] = at;
    let least = at;
    for (let to = 1; to <= name.length; to += 1) {
      const exchanged = row[to - 1]! + (key[at - 1] === name[to - 1] ? 0 : 1);
      const put = (row[to]! < next[to - 1]! ? row[to]! : next[to - 1]!) + 1;
      const fewest = exchanged < put ? exchanged : put;
      next[to] = fewest;
      if (fewest < least) least = fewest;
    }
    if (least > most) return least;
    [row, next] = [next, row];
  }
  return Math.min(...row);
}
