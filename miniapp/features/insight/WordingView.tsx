import type { CampaignWording } from '../../../shared/contracts/insight';
import { useMe } from '../identity/me';
import { QualityNotes } from '../indicators/QualityNotes';
import '../indicators/quality.css';

/** 指标表述: which indicators come back and why, and how to write them better. */
export function WordingView({ wording }: { wording: CampaignWording }) {
  const { can } = useMe();
  const { problems, problemCount, looked } = wording;
  const returned = problems.filter(({ returns }) => returns > 0).length;
  if (problems.length === 0)
    return (
      <section className="card empty">
        <p>没有被退回的指标，表述检查也没有发现问题。</p>
        <p className="muted small">审核人退回某项指标，或指标写得不具体、不可衡量时，会列在这里，供下次修改模板。</p>
      </section>
    );
  return (
    <>
      <p className="insight-lead">
        查看了 {looked} 种指标写法：{returned} 项指标被退回过，{problemCount}{' '}
        项值得修改。本批次已下达的指标不变，模板可以改。
      </p>
      {can.manageTemplates && (
        <a className="text-button insight-next" href="#/templates">
          去指标体系修改模板
        </a>
      )}
      <ul className="wording">
        {problems.map((problem) => (
          <li key={problem.name} className="card">
            <h2 className="card__title">{problem.name}</h2>
            <p className="muted small">用于 {problem.tasks} 项任务</p>
            <Returns problem={problem} />
            {problem.quality.length > 0 && <Quality problem={problem} />}
          </li>
        ))}
      </ul>
      {problemCount > problems.length && (
        <p className="muted small insight-foot">只列出前 {problems.length} 项，改好后其余的会补上来。</p>
      )}
    </>
  );
}

type Problem = CampaignWording['problems'][number];

function Returns({ problem: { returns, reasons } }: { problem: Problem }) {
  if (returns === 0) return null;
  return (
    <>
      <p>
        <span className="tag tag--bad">退回 {returns} 次</span>
      </p>
      <ul className="bullets wording__reasons">
        {reasons.map(({ reason, count }) => (
          <li key={reason}>
            {reason}
            {count > 1 && <span className="muted">（{count} 次）</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Quality({ problem: { name, quality } }: { problem: Problem }) {
  return (
    <details className="wording__quality">
      <summary className="opens">表述有 {quality.length} 处可以改进</summary>
      <QualityNotes findings={quality.map((one) => ({ ...one, row: 0, field: null }))} about={name} />
    </details>
  );
}
