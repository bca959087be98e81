import type { Dashboard } from '../../../shared/contracts/insight';
import { rowsHref } from './addresses';

/** 需要决定的事: what there is, what can be done, and the first it is about. */
export function Decisions({ dashboard: { campaign, decisions } }: { dashboard: Dashboard }) {
  if (decisions.length === 0)
    return (
      <section className="card">
        <h2 className="card__title">现在没有需要您决定的事</h2>
        <p className="muted small">有逾期、执行率落后、等级偏低、审核停留或反复退回的任务时，会列在这里。</p>
      </section>
    );
  return (
    <section className="card">
      <h2 className="card__title">需要决定的事有 {decisions.length} 类</h2>
      <ul>
        {decisions.map((decision) => (
          <li key={decision.kind} className="decision">
            <a className="decision__what" href={rowsHref(campaign.id, decision.kind)}>
              {decision.sentence}
              <span className="board-link__arrow" aria-hidden="true" />
            </a>
            <p className="small decision__advice">{decision.advice}</p>
            <ul className="decision__examples">
              {decision.examples.map(({ taskId, projectName, unitName, note }) => (
                <li key={taskId}>
                  <a href={`#/tasks/${taskId}`}>{projectName}</a>
                  <span className="muted small">{[unitName, note].filter(Boolean).join(' · ')}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
