import { useState } from 'react';
import type { TaskDetail } from '../../shared/contracts/tasks';
import { ExplanationSheet } from './ExplanationSheet';
import { FundsFigures } from './FundsFigures';
import { Reason } from './Reason';
import { ScoreWhy } from './ScoreWhy';

/** The money as filled, read only. */
export function FundsSummary({ detail }: { detail: TaskDetail }) {
  const [why, setWhy] = useState(false);
  const { funds, result } = detail;
  return (
    <section className="card">
      <header className="indicator__head">
        <h2 className="card__title">项目资金</h2>
        <ScoreWhy score={result.funds.score} points={funds.points} onWhy={() => setWhy(true)} />
      </header>
      <FundsFigures funds={funds} ratePercent={result.funds.ratePercent} />
      <Reason label="偏差原因" text={funds.executionReason} />
      <Reason label="改进措施" text={funds.executionMeasure} />
      <ExplanationSheet
        name="预算执行率"
        score={result.funds.score}
        points={funds.points}
        explanation={why ? result.funds.explanation : null}
        onClose={() => setWhy(false)}
      />
    </section>
  );
}
