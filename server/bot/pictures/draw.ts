// A picture for the chat as PNG. The renderer is loaded on first use, and works in a thread of its own.
import { sheet } from './canvas';
import { glyphOf, outline } from './glyphs';
import { bodyOf } from './shapes';
import type { ChatPicture } from './types';

/** Of a phone's points: 720 pixels wide. */
const SCALE = 2;
/** Outlines are kept at this size. */
const OUTLINED_AT = 100;

/** The picture as an SVG of its own, its words as text; needs no font to be made. */
export const svgOf = (picture: ChatPicture): string => sheet(picture.title, picture.note, bodyOf(picture)).svg;

/** @returns null where no Chinese font is installed: boxes instead of words help nobody */
export async function drawPicture(picture: ChatPicture): Promise<Buffer | null> {
  if (!(await hasChineseFont())) return null;
  const { renderAsync } = await import('@resvg/resvg-js');
  const svg = await withOutlines(svgOf(picture));
  const drawn = await renderAsync(svg, { font: { loadSystemFonts: false }, fitTo: { mode: 'zoom', value: SCALE } });
  return drawn.asPng();
}

let known: Promise<boolean> | null = null;

/** Whether this machine can write Chinese into a picture; asked of it once. */
export function hasChineseFont(): Promise<boolean> {
  known ??= writesChinese();
  return known;
}

/** Without a font both characters are nothing, or the same box; with one the second is a mere stroke. */
async function writesChinese(): Promise<boolean> {
  await outline('绩一', false);
  return glyphOf('绩', false)!.path.length > glyphOf('一', false)!.path.length;
}

/** As `text()` of canvas.ts writes it. */
const TEXT =
  /<text x="([^"]+)" y="([^"]+)" font-size="([^"]+)" fill="([^"]+)" text-anchor="([^"]+)"( font-weight="700")?>([^<]*)<\/text>/g;
const PLAIN: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };
const ANCHORED: Record<string, number> = { start: 0, middle: 0.5, end: 1 };

const plain = (words: string) => words.replace(/&\w+;/g, (entity) => PLAIN[entity] ?? entity);

/** The same picture with every text as the outlines of its characters. */
async function withOutlines(svg: string): Promise<string> {
  const texts = [...svg.matchAll(TEXT)];
  for (const bold of [false, true])
    await outline(
      texts
        .filter((one) => Boolean(one[6]) === bold)
        .map((one) => plain(one[7]!))
        .join(''),
      bold,
    );
  return svg.replace(
    TEXT,
    (_, x: string, y: string, size: string, ink: string, anchor: string, bold, words: string) => {
      const glyphs = [...plain(words)].flatMap((character) => glyphOf(character, Boolean(bold)) ?? []);
      const scale = Number(size) / OUTLINED_AT;
      const width = glyphs.reduce((sum, { advance }) => sum + advance, 0);
      let at = -width * ANCHORED[anchor]!;
      const paths = glyphs.map(({ path, advance }) => {
        const drawn = path && `<path transform="translate(${at.toFixed(1)} 0)" d="${path}"/>`;
        at += advance;
        return drawn;
      });
      return `<g fill="${ink}" transform="translate(${x} ${y}) scale(${scale})">${paths.join('')}</g>`;
    },
  );
}
