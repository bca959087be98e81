import type { Draw } from './options';
import { readPaint } from './paint';

export interface PictureWords {
  /** the sentence above the chart */
  title: string;
  /** whose figures, and of when */
  source: string;
}

const WIDTH = 420;
const MARGIN = 16;
const SHARPNESS = 3;
const TITLE = 18;
const SOURCE = 12;

const linesOf = (words: string, size: number) => Math.ceil((words.length * size) / (WIDTH - 2 * MARGIN));

/**
 * The chart with its sentence and source as a PNG, in the colours of the page.
 * @returns a data address: an `<img>` of it can be kept by a long press in any web view
 */
export async function pictureOf(draw: Draw, height: number, { title, source }: PictureWords): Promise<string> {
  const { init } = await import('./echarts');
  const paint = readPaint();
  const head = linesOf(title, TITLE) * TITLE * 1.5 + linesOf(source, SOURCE) * SOURCE * 1.6 + 20;
  const size = { width: WIDTH, height: height + head + 2 * MARGIN };
  const words = { width: WIDTH - 2 * MARGIN, overflow: 'break' as const, fontFamily: paint.font };
  const chart = init(document.createElement('div'), null, { ...size, renderer: 'canvas', devicePixelRatio: SHARPNESS });
  chart.setOption({
    ...draw(paint, { top: head + MARGIN, side: MARGIN }),
    backgroundColor: paint.surface,
    title: {
      text: title,
      subtext: source,
      left: MARGIN,
      top: MARGIN,
      padding: 0,
      textStyle: { ...words, fontSize: TITLE, lineHeight: TITLE * 1.5, color: paint.text },
      subtextStyle: { ...words, fontSize: SOURCE, lineHeight: SOURCE * 1.6, color: paint.faint },
    },
  });
  const image = chart.getDataURL({ type: 'png', pixelRatio: SHARPNESS, backgroundColor: paint.surface });
  chart.dispose();
  return image;
}
