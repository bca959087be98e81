import type { CampaignBoard } from '../../../shared/contracts/campaigns';
import { Bar } from '../../components/marks';

/** Units with the most outstanding first: those are the ones to call. */
export function Units({ units }: { units: CampaignBoard['units'] }) {
  const outstanding = (unit: (typeof units)[number]) => unit.total - unit.submitted;
  const sorted = [...units].sort((one, other) => outstanding(other) - outstanding(one));
  const open = units.filter((unit) => outstanding(unit) > 0).length;
  return (
    <section className="card">
      <h2 className="card__title">{open > 0 ? `${open} 个单位还没有交齐` : '各单位都已交齐'}</h2>
      <ul className="units">
        {sorted.map((unit) => (
          <li key={unit.unitId} className="units__one">
            <p className="units__line">
              <span>{unit.unitName}</span>
              <span className="num">
                {unit.submitted}/{unit.total}
              </span>
            </p>
            <Bar
              percent={(unit.submitted / Math.max(unit.total, 1)) * 100}
              tone={unit.overdue > 0 ? 'warn' : 'brand'}
              label={`${unit.unitName}：${unit.total} 项中已交 ${unit.submitted} 项`}
            />
            {unit.overdue > 0 && <p className="small units__late">逾期 {unit.overdue} 项</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
