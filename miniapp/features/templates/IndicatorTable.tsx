import { useWide } from '../../components/useWide';
import type { DraftIndicator } from '../../../shared/contracts/templates';
import { runsOf } from './words';

interface IndicatorTableProps {
  rows: readonly DraftIndicator[];
  /** what to say under a row, by its index */
  noteOf?: (index: number) => string[];
}

interface Numbered extends DraftIndicator {
  index: number;
}

/** The indicators grouped by level as the official tables have them: a table when wide, cards on the phone. */
export function IndicatorTable({ rows, noteOf = () => [] }: IndicatorTableProps) {
  const numbered = rows.map((row, index) => ({ ...row, index }));
  return useWide() ? <Wide rows={numbered} noteOf={noteOf} /> : <Narrow rows={numbered} noteOf={noteOf} />;
}

interface LaidOutProps {
  rows: Numbered[];
  noteOf: (index: number) => string[];
}

const HEADS = ['一级指标', '二级指标', '三级指标', '年度指标值', '分值', '指标解释和数据来源'];

function Wide({ rows, noteOf }: LaidOutProps) {
  return (
    <table className="table indicator-table">
      <thead>
        <tr>
          {HEADS.map((head) => (
            <th key={head} scope="col" className={head === '分值' ? 'table__number' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runsOf(rows, ({ level1 }) => level1).flatMap((outer) =>
          runsOf(outer.rows, ({ level2 }) => level2).flatMap((inner) =>
            inner.rows.map((row) => (
              <tr key={row.index}>
                {row === outer.rows[0] && (
                  <th scope="rowgroup" rowSpan={outer.rows.length} className="indicator-table__level">
                    {outer.text}
                  </th>
                )}
                {row === inner.rows[0] && (
                  <th scope="rowgroup" rowSpan={inner.rows.length} className="indicator-table__level">
                    {inner.text}
                  </th>
                )}
                <td>
                  {row.name}
                  <Notes lines={noteOf(row.index)} />
                </td>
                <td className="indicator-table__target">{row.target || '由专家评定'}</td>
                <td className="table__number num">{row.points}</td>
                <td>
                  <About row={row} />
                </td>
              </tr>
            )),
          ),
        )}
      </tbody>
    </table>
  );
}

function Narrow({ rows, noteOf }: LaidOutProps) {
  return (
    <>
      {runsOf(rows, ({ level1, level2 }) => `${level1} · ${level2}`).map((group) => (
        <section key={group.rows[0]!.index} className="indicator-group">
          <h2 className="indicator-group__title">{group.text}</h2>
          {group.rows.map((row) => (
            <div key={row.index} className="indicator-group__row">
              <p className="indicator-group__name">
                <b>{row.name}</b>
                <span className="num">{row.points} 分</span>
              </p>
              <p>{row.target || '由专家评定'}</p>
              <About row={row} />
              <Notes lines={noteOf(row.index)} />
            </div>
          ))}
        </section>
      ))}
    </>
  );
}

function About({ row }: { row: DraftIndicator }) {
  const lines = [
    ['', row.definition],
    ['评分标准：', row.scoringStandard],
    ['赋分规则：', row.scoringRule],
    ['数据来源：', row.dataSource],
    ['指标值依据：', row.targetBasis],
    ['佐证要求：', row.requiredEvidence],
  ].filter(([, text]) => text !== '');
  return (
    <div className="indicator-about small">
      {lines.map(([label, text]) => (
        <p key={label} className={label === '' ? undefined : 'muted'}>
          {label}
          {text}
        </p>
      ))}
    </div>
  );
}

function Notes({ lines }: { lines: string[] }) {
  return (
    <>
      {lines.map((line) => (
        <p key={line} className="field-error small">
          {line}
        </p>
      ))}
    </>
  );
}
