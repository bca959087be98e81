import { useState } from 'react';
import { Chart } from './charts/Chart';
import type { Draw } from './charts/options';
import { PictureSheet } from './PictureSheet';

/** A line of the table behind a chart. */
export interface ChartRow {
  key: string;
  name: string;
  figures: string[];
  /** where it leads */
  href: string;
}

interface ChartCardProps {
  /** what is to be seen, as a sentence */
  sentence: string;
  /** what is drawn, and from what */
  note: string;
  draw: Draw;
  height: number;
  /** names of the columns, the first that of the rows */
  columns: string[];
  /** all rows; the chart holds the first of them */
  rows: ChartRow[];
  /** the whole list, where the chart holds only its beginning */
  all?: { href: string; label: string };
  /** where figures come from, printed on the picture */
  source: string;
  /** what stands there while there is nothing to draw */
  nothing: string;
}

/** A chart under its sentence, its table one tap away, and the whole as a picture. */
export function ChartCard(props: ChartCardProps) {
  const { sentence, note, draw, height, columns, rows, all, source, nothing } = props;
  const [shows, setShows] = useState<'chart' | 'table'>('chart');
  const [asPicture, setAsPicture] = useState(false);
  if (rows.length === 0)
    return (
      <section className="card chart-card">
        <h2 className="card__title">{sentence}</h2>
        <p className="muted small">{nothing}</p>
      </section>
    );
  return (
    <section className="card chart-card">
      <h2 className="card__title">{sentence}</h2>
      <p className="muted small">{note}</p>
      {shows === 'chart' ? (
        <Chart draw={draw} height={height} label={`${sentence}。数据见表格。`} hrefs={rows.map(({ href }) => href)} />
      ) : (
        <ChartTable columns={columns} rows={rows} caption={sentence} />
      )}
      <footer className="chart-card__acts">
        <button
          type="button"
          className="text-button"
          onClick={() => setShows(shows === 'chart' ? 'table' : 'chart')}
          aria-label={`${shows === 'chart' ? '看表格' : '看图'}：${sentence}`}
        >
          {shows === 'chart' ? '看表格' : '看图'}
        </button>
        <button
          type="button"
          className="text-button"
          onClick={() => setAsPicture(true)}
          aria-label={`存为图片：${sentence}`}
        >
          存为图片
        </button>
        {all && (
          <a className="text-button chart-card__all" href={all.href}>
            {all.label}
          </a>
        )}
      </footer>
      {asPicture && (
        <PictureSheet
          draw={draw}
          height={height}
          words={{ title: sentence, source }}
          onClose={() => setAsPicture(false)}
        />
      )}
    </section>
  );
}

function ChartTable({ columns, rows, caption }: { columns: string[]; rows: ChartRow[]; caption: string }) {
  const [first, ...others] = columns;
  return (
    <table className="table chart-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {others.map((name) => (
            <th key={name} scope="col" className="table__number">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, figures, href }) => (
          <tr key={key}>
            <th scope="row">
              <a href={href}>{name}</a>
            </th>
            {figures.map((figure, index) => (
              <td key={others[index]} className="table__number num">
                {figure}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
