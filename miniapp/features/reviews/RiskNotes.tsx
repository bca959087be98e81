import type { TaskDetail } from '../../../shared/contracts/tasks';
import type { Finding } from '../../../shared/scoring/types';
import { FindingSource } from '../../components/FindingSource';
import { FUNDS, GOAL, withoutName } from '../tasks/formModel';

/** 风险提示 of one row: what the check let pass and a reviewer should weigh. Unfolded where they are what is looked at. */
export function RowRisks({ findings, open }: { findings: Finding[]; open: boolean }) {
  if (findings.length === 0) return null;
  return (
    <details className="risks" open={open}>
      <summary className="risks__summary">
        风险提示 <span className="num">{findings.length}</span> 条
      </summary>
      <RiskList findings={findings} />
    </details>
  );
}

const PLACES = [
  { place: FUNDS, title: '项目资金' },
  { place: GOAL, title: '年度总体目标' },
];

/** What the check said about the money, the goal and the sheet as a whole, and, folded, about how the indicators are set. */
export function SheetRisks({ detail }: { detail: TaskDetail }) {
  const { findings } = detail.result;
  const forAdmin = findings.filter((finding) => finding.forAdmin);
  const parts = PLACES.map(({ place, title }) => ({
    title,
    said: findings.filter((finding) => finding.place === place && !finding.forAdmin),
  })).filter(({ said }) => said.length > 0);
  if (parts.length + forAdmin.length === 0) return null;
  return (
    <section className="card">
      <h2 className="card__title">风险提示</h2>
      {parts.map(({ title, said }) => (
        <div key={title} className="risks">
          <h3 className="risks__title">{title}</h3>
          <RiskList findings={said} />
        </div>
      ))}
      {forAdmin.length > 0 && (
        <details className="risks">
          <summary className="risks__summary risks__summary--quiet">
            指标设置提示 <span className="num">{forAdmin.length}</span> 条（由绩效管理员处理）
          </summary>
          <RiskList findings={forAdmin} withName />
        </details>
      )}
    </section>
  );
}

function RiskList({ findings, withName = false }: { findings: Finding[]; withName?: boolean }) {
  return (
    <ul className="risks__list">
      {findings.map((finding) => (
        <li key={`${finding.place} ${finding.field} ${finding.code} ${finding.message}`}>
          <p>{withName ? finding.message : withoutName(finding.message)}</p>
          <FindingSource finding={finding} />
        </li>
      ))}
    </ul>
  );
}
