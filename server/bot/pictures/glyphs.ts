// Outlines of characters. The renderer reads the whole font file for every character it draws, 20 MB of it for a Chinese
// one: a picture would take a second of a processor. So each character is outlined once, and pictures are put together
// from outlines.
import { breathe } from '../../database/breathe';
import { inChunks } from '../../database/inChunks';
import { FONTS } from './canvas';

/** A character at a size of 100: its path, and how far it moves the next one. */
export interface Glyph {
  path: string;
  advance: number;
}

const SIZE = 100;
/** Characters outlined in one go: about a tenth of a second. */
const AT_ONCE = 10;
/** What offices write fits in; beyond it all is forgotten and begun anew. */
const MOST_KEPT = 4_000;
/** A flat stroke in every Chinese font: what stands before it is as wide as it is moved. */
const RULER = '一';

const known = new Map<string, Glyph>();
const keyOf = (character: string, bold: boolean) => `${bold ? 'b' : 'r'}${character}`;

/** The outline of a character that was asked for by {@link outline} before. */
export const glyphOf = (character: string, bold: boolean): Glyph | undefined => known.get(keyOf(character, bold));

/** Outlines what is not known yet, a few characters at a time, so that others are answered in between. */
export async function outline(characters: Iterable<string>, bold: boolean): Promise<void> {
  if (known.size > MOST_KEPT) known.clear();
  const missing = [...new Set(characters)].filter((character) => !known.has(keyOf(character, bold)));
  for (const some of inChunks(missing, AT_ONCE)) {
    const measured = some.filter((one) => !isSquare(one)).map((one) => one + RULER);
    const paths = await pathsOf([RULER, ...some, ...measured], bold);
    const start = startOf(paths.get(RULER));
    for (const character of some) {
      const moved = startOf(paths.get(character + RULER)) - start;
      const advance = isSquare(character) || Number.isNaN(moved) ? SIZE : moved;
      known.set(keyOf(character, bold), { path: paths.get(character) ?? '', advance });
    }
    await breathe();
  }
}

/** Chinese characters and their punctuation. */
const isSquare = (character: string) => character >= '\u2e80';

/** Where the last stroke begins. */
const startOf = (path = ''): number => Number(/.*M (-?[\d.]+)/s.exec(path)?.[1] ?? Number.NaN);

/** The path of each of some words, with the fonts of this machine; what no font has is left out. */
async function pathsOf(words: string[], bold: boolean): Promise<Map<string, string>> {
  const { Resvg } = await import('@resvg/resvg-js');
  const texts = words.map((one, at) => {
    const codes = [...one].map((character) => `&#${character.codePointAt(0)};`).join('');
    return `<text id="w${at}" xml:space="preserve">${codes}</text>`;
  });
  const style = `font-size="${SIZE}" font-family="${FONTS}" font-weight="${bold ? 700 : 400}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}"><g ${style}>${texts.join('')}</g></svg>`;
  const outlined = new Resvg(svg, { font: { loadSystemFonts: true } }).toString();
  const found = new Map<string, string>();
  for (const [, at, group] of outlined.matchAll(/<g id="w(\d+)"[^>]*>(.*?)<\/g>/gs))
    found.set(words[Number(at)]!, [...group!.matchAll(/ d="([^"]*)"/g)].map(([, path]) => path).join(' '));
  return found;
}
