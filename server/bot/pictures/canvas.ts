// The few strokes the pictures are made of. Lengths are points of a phone's screen: everything is drawn at twice the size.
import type { Tone } from './types';

export const WIDTH = 360;
export const SIDE = 20;
export const INNER = WIDTH - 2 * SIDE;

/** The light tokens of the mini-app: a picture cannot follow the theme of who looks at it. */
export const inks = {
  surface: '#ffffff',
  text: '#171a1d',
  quiet: '#55585d',
  track: '#eceef1',
  tones: { good: '#00b042', brand: '#0089ff', warn: '#ff9200', bad: '#ff5219', faint: '#9aa0a6' } satisfies Record<
    Tone,
    string
  >,
};

/** Unquoted: the renderer takes quoted names for others. */
export const FONTS =
  'PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Micro Hei, sans-serif';

/** Something drawn, and how high it is. */
export interface Drawn {
  svg: string;
  height: number;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** What XML has no place for, even as an entity, is left out. */
const escaped = (words: string) => words.replace(/\p{C}/gu, '').replace(/[&<>"']/g, (mark) => entities[mark]!);

interface TextStyle {
  size?: number;
  bold?: boolean;
  ink?: string;
  anchor?: 'start' | 'middle' | 'end';
}

export function text(x: number, y: number, words: string, style: TextStyle = {}): string {
  const { size = 13, bold = false, ink = inks.text, anchor = 'start' } = style;
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${ink}" text-anchor="${anchor}"${
    bold ? ' font-weight="700"' : ''
  }>${escaped(words)}</text>`;
}

export const bar = (x: number, y: number, width: number, height: number, ink: string, radius = height / 2): string =>
  `<rect x="${x}" y="${y}" width="${Math.max(width, 0).toFixed(2)}" height="${height}" rx="${radius}" fill="${ink}"/>`;

/** About how wide words are: Chinese characters are square, others a little more than half of it. */
export const widthOf = (words: string, size: number): number =>
  [...words].reduce((sum, character) => sum + (character < '\u2e80' ? 0.58 : 1), 0) * size;

/** Words that fit into a width; what was cut ends with an ellipsis. */
export function fitting(words: string, width: number, size = 13): string {
  if (widthOf(words, size) <= width) return words;
  const characters = [...words];
  while (characters.length > 1 && widthOf(`${characters.join('')}…`, size) > width) characters.pop();
  return `${characters.join('')}…`;
}

/** Lines of at most a width, broken between any two characters as Chinese is; figures stay whole. */
export function wrapped(words: string, width: number, size: number): string[] {
  const lines: string[] = [''];
  for (const piece of words.match(/[\d.%]+|./gsu) ?? []) {
    const line = lines.at(-1)!;
    if (line !== '' && widthOf(line + piece, size) > width && !/^[，。；、：）”]$/.test(piece)) lines.push(piece);
    else lines[lines.length - 1] = line + piece;
  }
  return lines;
}

/** The whole sheet: the sentence on top, what was drawn, and the note below. */
export function sheet(title: string, note: string, body: Drawn): Drawn {
  const lines = wrapped(title, INNER, 16).slice(0, 3);
  const top = 14 + lines.length * 23;
  const noteLines = wrapped(note, INNER, 11).slice(0, 2);
  const height = top + 12 + body.height + 10 + noteLines.length * 16 + 12;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="${FONTS}">`,
    `<rect width="${WIDTH}" height="${height}" fill="${inks.surface}"/>`,
    ...lines.map((line, at) => text(SIDE, 31 + at * 23, line, { size: 16, bold: true })),
    `<g transform="translate(0 ${top + 12})">${body.svg}</g>`,
    ...noteLines.map((line, at) =>
      text(SIDE, top + 12 + body.height + 22 + at * 16, line, { size: 11, ink: inks.quiet }),
    ),
    '</svg>',
  ].join('');
  return { svg, height };
}
