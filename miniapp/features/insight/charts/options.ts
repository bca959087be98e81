// What each chart draws. Names stand above their bars, so that a phone has room for them; every bar carries its figure,
// and stacked parts differ by pattern as well as by colour.
import { plainDecimal } from '../../../../shared/decimal';
import type { Dashboard } from '../../../../shared/contracts/insight';
import { insightSettings } from '../../../../shared/insight/settings';
import { gradeTone } from '../../../components/marks';
import type { ChartOption } from './echarts';
import type { Paint } from './paint';

/** Pixels kept free around a chart that is made into a picture: a title stands above it. */
export interface Room {
  top: number;
  side: number;
}
export type Draw = (paint: Paint, room: Room) => ChartOption;

const ROW = 48;

/** Height of a chart with a bar per row. */
export const rowsHeight = (rows: number): number => rows * ROW + 40;
export const COLUMNS_HEIGHT = 240;

const text = (paint: Paint, size = 13) => ({ color: paint.text, fontFamily: paint.font, fontSize: size });

/** Two axes of names and figures above the bars: left what it is, right how much. */
function namedRows(paint: Paint, names: string[], figures: string[]): NonNullable<ChartOption['yAxis']> {
  const above = { inside: true, verticalAlign: 'bottom' as const, margin: 0, ...text(paint) };
  const plain = {
    type: 'category' as const,
    inverse: true,
    axisLine: { show: false },
    axisTick: { show: false },
  };
  return [
    {
      ...plain,
      data: names,
      axisLabel: { ...above, align: 'left', padding: [0, 0, 9, 0], width: 250, overflow: 'truncate', interval: 0 },
    },
    {
      ...plain,
      data: figures,
      position: 'right',
      axisLabel: { ...above, align: 'right', padding: [0, 6, 9, 0], interval: 0 },
    },
  ];
}

/** Execution rates of those behind, against the share of the year that has passed. */
export const moneyChart =
  ({ furthest, timeProgressPercent }: Dashboard['money']): Draw =>
  (paint, room) => ({
    animation: false,
    grid: { left: room.side, right: room.side, top: room.top + 26, bottom: room.side + 4 },
    xAxis: { type: 'value', min: 0, max: 100, show: false },
    yAxis: namedRows(
      paint,
      furthest.map(({ projectName }) => projectName),
      furthest.map(({ ratePercent }) => `${ratePercent}%`),
    ),
    series: [
      {
        type: 'bar',
        data: furthest.map(({ ratePercent }) => Number(ratePercent)),
        barWidth: 12,
        showBackground: true,
        backgroundStyle: { color: paint.track, borderRadius: 6 },
        itemStyle: { color: paint.warn, borderRadius: 6 },
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: paint.text, type: 'dashed', width: 1.5 },
          label: {
            ...text(paint, 12),
            position: 'start',
            formatter: `时间进度 ${plainDecimal(timeProgressPercent)}%`,
            align: Number(timeProgressPercent) > 70 ? 'right' : 'center',
          },
          data: [{ xAxis: Number(timeProgressPercent) }],
        },
      },
    ],
  });

/** Units with the most outstanding. */
export function shownUnits(units: Dashboard['units']): Dashboard['units'] {
  const late = units.filter(({ open }) => open > 0);
  return (late.length > 0 ? late : units).slice(0, insightSettings.chartRows);
}

export const unitsChart =
  (units: Dashboard['units']): Draw =>
  (paint, room) => {
    const shown = shownUnits(units);
    const part = (name: string, key: 'completed' | 'inReview' | 'open', color: string) => ({
      type: 'bar' as const,
      name,
      stack: 'all',
      barWidth: 12,
      itemStyle: { color, borderColor: paint.surface, borderWidth: 1 },
      data: shown.map((unit) => unit[key]),
    });
    return {
      animation: false,
      aria: { enabled: true, decal: { show: true } },
      legend: {
        top: room.top,
        left: room.side,
        padding: 0,
        itemWidth: 18,
        itemHeight: 12,
        selectedMode: false,
        textStyle: text(paint),
      },
      grid: { left: room.side, right: room.side, top: room.top + 50, bottom: room.side + 4 },
      xAxis: { type: 'value', show: false, max: 'dataMax' },
      yAxis: namedRows(
        paint,
        shown.map(({ unitName }) => unitName),
        shown.map(({ open, inReview, completed, overdue }) => {
          const late = overdue > 0 ? `，逾期 ${overdue}` : '';
          return `已交 ${inReview + completed}/${open + inReview + completed}${late}`;
        }),
      ),
      series: [
        part('已办结', 'completed', paint.good),
        part('审核中', 'inReview', paint.brand),
        part('未交', 'open', paint.warn),
      ],
    };
  };

/** Columns with their count on top. */
function columns(paint: Paint, room: Room, bars: { name: string; count: number; color: string }[]): ChartOption {
  return {
    animation: false,
    grid: { left: room.side, right: room.side, top: room.top + 26, bottom: room.side + 28 },
    xAxis: {
      type: 'category',
      data: bars.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: paint.line } },
      axisLabel: { ...text(paint, 12), interval: 0 },
    },
    yAxis: { type: 'value', show: false, minInterval: 1 },
    series: [
      {
        type: 'bar',
        barMaxWidth: 44,
        barCategoryGap: '30%',
        label: { ...text(paint, 14), show: true, position: 'top' },
        data: bars.map(({ count, color }) => ({ value: count, itemStyle: { color, borderRadius: [4, 4, 0, 0] } })),
      },
    ],
  };
}

/** Short enough for seven columns on a phone. */
const shortLabel = (label: string) =>
  label
    .replace(/^(\d+)分以上$/, '≥$1')
    .replace(/^(\d+)分以下$/, '＜$1')
    .replace(/分$/, '');

export const scoresChart =
  (bins: Dashboard['scores']['bins']): Draw =>
  (paint, room) =>
    columns(
      paint,
      room,
      bins.map(({ label, count }) => ({ name: shortLabel(label), count, color: paint.brand })),
    );

const TONES: Record<string, keyof Paint> = { good: 'good', fair: 'brand', warn: 'warn', bad: 'bad' };

export const gradesChart =
  (grades: Dashboard['grades']): Draw =>
  (paint, room) =>
    columns(
      paint,
      room,
      grades.map(({ grade, count }) => ({
        name: grade,
        count,
        color: paint[TONES[gradeTone(grade)] ?? 'brand'],
      })),
    );
