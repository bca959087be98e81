// A picture for the chat as PNG. The renderer is loaded on first use, and works in a thread of its own.
import { sheet } from './canvas';
import { bodyOf } from './shapes';
import type { ChatPicture } from './types';

/** Of a phone's points: 720 pixels wide. */
const SCALE = 2;

const fonts = { loadSystemFonts: true };

/** The picture as an SVG of its own; needs no font to be made. */
export const svgOf = (picture: ChatPicture): string => sheet(picture.title, picture.note, bodyOf(picture)).svg;

/** @returns null where no Chinese font is installed: boxes instead of words help nobody */
export async function drawPicture(picture: ChatPicture): Promise<Buffer | null> {
  if (!(await hasChineseFont())) return null;
  const { renderAsync } = await import('@resvg/resvg-js');
  const drawn = await renderAsync(svgOf(picture), { font: fonts, fitTo: { mode: 'zoom', value: SCALE } });
  return drawn.asPng();
}

let known: Promise<boolean> | null = null;

/** Whether this machine can write Chinese into a picture; asked of it once. */
export function hasChineseFont(): Promise<boolean> {
  known ??= writesChinese();
  return known;
}

/** Without a font both characters are nothing, or the same box; with one the first is a flat stroke. */
async function writesChinese(): Promise<boolean> {
  const { Resvg } = await import('@resvg/resvg-js');
  const heightOf = (character: string) =>
    new Resvg(
      `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"><text y="40" font-size="28">${character}</text></svg>`,
      { font: fonts },
    ).getBBox()?.height ?? 0;
  return heightOf('绩') > heightOf('一');
}
