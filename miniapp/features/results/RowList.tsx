import { useState, type ReactNode } from 'react';
import { compareDecimals } from '../../../shared/decimal';
import { answerText } from '../../../shared/scoring/dataStates';
import type { TaskDetail, TaskIndicator } from '../../../shared/contracts/tasks';
import { ExplanationSheet } from '../../components/ExplanationSheet';
import { AssumedTag } from '../../components/marks';
import { Reason } from '../../components/Reason';
import { ScoreWhy } from '../../components/ScoreWhy';
import { RowDeductions } from '../deductions/RowDeductions';
import { EvidenceList } from '../evidence/EvidenceList';
import { lostPoints } from './losses';

interface RowListProps {
  detail: TaskDetail;
  rows: TaskIndicator[];
  title: string;
  hint?: string;
  /** rows that lost most first; otherwise in the order of the sheet */
  byLoss?: boolean;
  /** what stands below a row, e.g. the marks of a review */
  below?: (row: TaskIndicator) => ReactNode;
}

/** Rows as filled, read only: target, actual, score with its reason. */
export function RowList({ detail, rows, title, hint, byLoss = false, below }: RowListProps) {
  const scores = new Map(detail.result.indicators.map((row) => [row.id, row]));
  const lost = (row: TaskIndicator) => lostPoints(row.points, scores.get(row.id)?.score);
  const shown = byLoss ? [...rows].sort((one, other) => compareDecimals(lost(other), lost(one))) : rows;
  const [asked, setAsked] = useState<TaskIndicator | null>(null);
  return (
    <section className="card rows">
      <h2 className="card__title">
        {title} {hint && <span className="muted small rows__hint">{hint}</span>}
      </h2>
      {shown.map((row) => (
        <article key={row.id} className="row" data-indicator={row.name}>
          <header className="indicator__head">
            <h3 className="indicator__name">{row.name}</h3>
            <ScoreWhy score={scores.get(row.id)?.score ?? null} points={row.points} onWhy={() => setAsked(row)} />
          </header>
          <RowFacts row={row} />
          <RowDeductions detail={detail} row={row} />
          <EvidenceList taskId={detail.id} row={row} />
          {below?.(row)}
        </article>
      ))}
      <ExplanationSheet
        name={asked?.name ?? ''}
        score={scores.get(asked?.id ?? '')?.score ?? null}
        points={asked?.points ?? ''}
        explanation={scores.get(asked?.id ?? '')?.explanation ?? null}
        onClose={() => setAsked(null)}
      />
    </section>
  );
}

function RowFacts({ row }: { row: TaskIndicator }) {
  return (
    <>
      <p className="row__facts">
        <span className="muted">{row.level2}</span>
        <span>
          <span className="muted">指标值 </span>
          {row.targetText}
        </span>
        <span>
          <span className="muted">完成值 </span>
          <b>{answerText(row) || '未填'}</b> {row.assumed && <AssumedTag />}
        </span>
      </p>
      <Reason label="原因" text={row.dataState && row.dataReason} />
      <Reason label="批准" text={row.dataState && row.dataApproval} />
      <Reason label="偏差原因" text={row.deviationReason} />
      <Reason label="改进措施" text={row.correctiveMeasure} />
    </>
  );
}
