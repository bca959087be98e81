import type { TaskDetail } from '../../shared/contracts/tasks';
import { inTwoDecimals } from '../../shared/wan';
import { Bar } from './marks';

interface FundsFiguresProps {
  funds: TaskDetail['funds'];
  ratePercent: string | null;
}

/** 全年预算数, 全年执行数 and 执行率; the sources of the money only when there are several. */
export function FundsFigures({ funds, ratePercent }: FundsFiguresProps) {
  const rate = ratePercent === null ? '无法计算' : `${ratePercent}%`;
  return (
    <>
      <dl className="money">
        <Figure label="年初预算数" amount={funds.initialBudget} />
        <Figure label="全年预算数" amount={funds.annualBudget} />
        <Figure label="全年执行数" amount={funds.executed} />
      </dl>
      <div className="money__rate">
        <Bar percent={Number(ratePercent ?? 0)} label={`执行率 ${rate}`} />
        <span>
          执行率 <b className="num">{rate}</b>
        </span>
      </div>
      {funds.rows.length > 1 && <Sources rows={funds.rows} />}
    </>
  );
}

function Figure({ label, amount }: { label: string; amount: string }) {
  return (
    <div className="money__figure">
      <dt>{label}</dt>
      <dd>
        <span className="num">{inTwoDecimals(amount)}</span>
        <span className="muted small"> 万元</span>
      </dd>
    </div>
  );
}

function Sources({ rows }: { rows: TaskDetail['funds']['rows'] }) {
  return (
    <details className="money__sources">
      <summary className="opens">资金来源 {rows.length} 项</summary>
      {rows.map((row) => (
        <p key={row.source} className="money__source">
          <span>{row.source}</span>
          <span className="num">
            {inTwoDecimals(row.executed)} ／ {inTwoDecimals(row.annualBudget)}
          </span>
        </p>
      ))}
    </details>
  );
}
