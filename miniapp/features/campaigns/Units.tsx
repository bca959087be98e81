import { Link } from 'wouter';
import type { CampaignBoard } from '../../../shared/contracts/campaigns';
import { Bar } from '../../components/marks';
import type { BoardAct } from './BoardActs';
import { boardHref, type BoardAddress } from './boardFilter';

interface UnitsProps {
  board: CampaignBoard;
  address: BoardAddress;
  onAct: (act: BoardAct) => void;
}

/** Units with the most outstanding first: those are the ones to call. Each opens its rows. */
export function Units({ board, address, onAct }: UnitsProps) {
  const { units } = board;
  const outstanding = (unit: (typeof units)[number]) => unit.total - unit.submitted;
  const sorted = [...units].sort((one, other) => outstanding(other) - outstanding(one));
  const open = units.filter((unit) => outstanding(unit) > 0).length;
  return (
    <section className="card">
      <h2 className="card__title">{open > 0 ? `${open} 个单位还没有交齐` : '各单位都已交齐'}</h2>
      <ul className="units">
        {sorted.map((unit) => (
          <li key={unit.unitId} className="units__one">
            <div className="units__line">
              <Link
                className="units__name"
                href={boardHref(board.campaign.id, address, {
                  unitId: unit.unitId === address.unitId ? undefined : unit.unitId,
                  task: undefined,
                })}
                aria-current={unit.unitId === address.unitId ? 'true' : undefined}
              >
                {unit.unitName}
              </Link>
              <span className="num">
                {unit.submitted}/{unit.total}
              </span>
              {board.can.urge && open > 0 && (
                <span className="units__act">
                  {outstanding(unit) > 0 && (
                    <button
                      type="button"
                      className="text-button"
                      aria-label={`催办：${unit.unitName}`}
                      onClick={() =>
                        onAct({ kind: 'urge', selection: { unitId: unit.unitId }, what: `${unit.unitName}的任务` })
                      }
                    >
                      催办
                    </button>
                  )}
                </span>
              )}
            </div>
            <Bar
              percent={(unit.submitted / Math.max(unit.total, 1)) * 100}
              tone={unit.overdue > 0 ? 'warn' : 'brand'}
              label={`${unit.unitName}：${unit.total} 项中已交 ${unit.submitted} 项`}
            />
            {unit.overdue > 0 && (
              <Link
                className="small units__late"
                href={boardHref(board.campaign.id, address, {
                  unitId: unit.unitId,
                  show: 'overdue',
                  grade: undefined,
                  task: undefined,
                })}
              >
                逾期 {unit.overdue} 项
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
