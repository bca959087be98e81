// The three pictures. Parts differ by words and figures as well as by colour.
import { bar, fitting, INNER, inks, SIDE, text, widthOf, WIDTH, type Drawn } from './canvas';
import type { ChatPicture, ColumnsPicture, Part, ProgressPicture, RatesPicture } from './types';

const ROW = 44;
const BAR = 12;
const RING = 104;

/** What stands between the sentence and the note. */
export function bodyOf(picture: ChatPicture): Drawn {
  switch (picture.kind) {
    case 'progress':
      return progress(picture);
    case 'columns':
      return columns(picture);
    case 'rates':
      return rates(picture);
  }
}

const totalOf = (parts: Pick<Part, 'count'>[]) => parts.reduce((sum, { count }) => sum + count, 0);

function progress({ done, doneLabel, parts, rows }: ProgressPicture): Drawn {
  const legendHeight = parts.length * 26;
  const head = Math.max(RING, legendHeight);
  const bars = rows.map(({ name, counts, figure }, at) => {
    const y = head + 24 + at * ROW;
    return rowHead(y, name, figure) + stacked(y + 20, counts, parts);
  });
  return {
    svg: [
      ring(SIDE + RING / 2, head / 2, done, totalOf(parts), doneLabel),
      ...parts.map((part, at) => legend(SIDE + RING + 36, (head - legendHeight) / 2 + at * 26, part)),
      ...bars,
    ].join(''),
    height: head + (rows.length > 0 ? 24 + rows.length * ROW - 8 : 0),
  };
}

/** Starts at twelve and fills clockwise. */
function ring(x: number, y: number, done: number, of: number, label: string): string {
  const radius = RING / 2 - 8;
  const round = 2 * Math.PI * radius;
  const share = of === 0 ? 0 : done / of;
  const ink = share === 1 ? inks.tones.good : inks.tones.brand;
  const circle = (stroke: string, dash: string) =>
    `<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="${stroke}" stroke-width="13"${dash}/>`;
  const filled = ` stroke-dasharray="${(share * round).toFixed(2)} ${round.toFixed(2)}" transform="rotate(-90 ${x} ${y})"`;
  return [
    circle(inks.track, ''),
    share > 0 ? circle(ink, filled) : '',
    text(x, y + 3, `${done}/${of}`, { size: 20, bold: true, anchor: 'middle' }),
    text(x, y + 21, label, { size: 12, ink: inks.quiet, anchor: 'middle' }),
  ].join('');
}

function legend(x: number, y: number, { label, count, tone }: Part): string {
  return [
    bar(x, y + 6, 12, 12, inks.tones[tone], 3),
    text(x + 20, y + 17, label, { size: 14 }),
    text(WIDTH - SIDE, y + 17, String(count), { size: 14, bold: true, anchor: 'end' }),
  ].join('');
}

function rowHead(y: number, name: string, figure: string): string {
  const room = INNER - widthOf(figure, 13) - 12;
  return (
    text(SIDE, y + 13, fitting(name, room)) + text(WIDTH - SIDE, y + 13, figure, { anchor: 'end', ink: inks.quiet })
  );
}

/** Parts side by side, a gap of the paper between them. */
function stacked(y: number, counts: number[], parts: Part[]): string {
  const whole = counts.reduce((sum, count) => sum + count, 0);
  const filled = counts.flatMap((count, at) => (count > 0 ? [{ count, ink: inks.tones[parts[at]!.tone] }] : []));
  const room = INNER - 2 * (filled.length - 1);
  let x = SIDE;
  return filled
    .map(({ count, ink }) => {
      const width = (room * count) / whole;
      const drawn = bar(x, y, width, BAR, ink, 3);
      x += width + 2;
      return drawn;
    })
    .join('');
}

function columns({ columns: classes }: ColumnsPicture): Drawn {
  const height = 132;
  const most = Math.max(1, ...classes.map(({ count }) => count));
  const step = INNER / Math.max(1, classes.length);
  const width = Math.min(40, step * 0.6);
  const drawn = classes.map(({ label, count, tone }, at) => {
    const middle = SIDE + step * (at + 0.5);
    const high = (count / most) * height;
    return [
      bar(
        middle - width / 2,
        20 + height - Math.max(high, 2),
        width,
        Math.max(high, 2),
        count > 0 ? inks.tones[tone] : inks.track,
        3,
      ),
      text(middle, 14 + height - high, String(count), { bold: true, anchor: 'middle' }),
      text(middle, 20 + height + 20, label, { size: classes.length > 5 ? 10 : 13, anchor: 'middle', ink: inks.quiet }),
    ].join('');
  });
  return { svg: drawn.join(''), height: height + 46 };
}

function rates({ timeProgressPercent, rows }: RatesPicture): Drawn {
  const time = Math.min(100, Number(timeProgressPercent));
  const lineX = SIDE + (INNER * time) / 100;
  const bars = rows.map(({ name, ratePercent, figure, tone }, at) => {
    const y = at * ROW;
    const share = Math.max(0, Math.min(100, Number(ratePercent))) / 100;
    return (
      rowHead(y, name, figure) +
      bar(SIDE, y + 20, INNER, BAR, inks.track) +
      bar(SIDE, y + 20, INNER * share, BAR, inks.tones[tone])
    );
  });
  const marks = rows.map(
    (_, at) =>
      `<line x1="${lineX}" x2="${lineX}" y1="${at * ROW + 17}" y2="${at * ROW + 35}" stroke="${inks.text}" stroke-width="1.5"/>`,
  );
  const bottom = rows.length * ROW;
  const anchor = time > 70 ? 'end' : time < 30 ? 'start' : 'middle';
  return {
    svg: [
      ...bars,
      ...marks,
      text(lineX, bottom + 8, `时间进度 ${timeProgressPercent}%`, { size: 12, ink: inks.quiet, anchor }),
    ].join(''),
    height: bottom + 12,
  };
}
