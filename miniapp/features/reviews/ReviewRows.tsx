import { useState } from 'react';
import type { ReviewFacts } from '../../../shared/contracts/reviews';
import type { TaskDetail, TaskIndicator } from '../../../shared/contracts/tasks';
import { DeductButton } from '../deductions/DeductButton';
import { RowList } from '../results/RowList';
import { Differences } from './Differences';
import { RowRisks, SheetRisks } from './RiskNotes';
import { Segments } from './Segments';

type View = 'changes' | 'risks' | 'all';

interface ReviewRowsProps {
  detail: TaskDetail;
  facts: ReviewFacts;
  onHistory: (place: string) => void;
}

/** 变化 first where there is any, else what deserves a look, else everything; each one tap away. */
export function ReviewRows({ detail, facts, onHistory }: ReviewRowsProps) {
  const risky = rowsWithMarks(detail, facts);
  const [view, setView] = useState<View>(
    facts.differences.length > 0
      ? 'changes'
      : risky.length > 0
        ? 'risks'
        : facts.compared.with === 'nothing'
          ? 'all'
          : 'changes',
  );
  const rows = view === 'all' ? detail.indicators : risky;
  return (
    <>
      <Segments
        label="看什么"
        value={view}
        onChange={setView}
        options={[
          { value: 'changes', label: '变化', count: facts.differences.length },
          { value: 'risks', label: '风险', count: risky.length },
          { value: 'all', label: '全部', count: detail.indicators.length },
        ]}
      />
      {view === 'changes' && <Differences facts={facts} onHistory={onHistory} />}
      {view !== 'changes' && <SheetMarks facts={facts} />}
      {view !== 'changes' && <SheetRisks detail={detail} />}
      {view === 'risks' && risky.length === 0 && <p className="card muted">没有需要特别看的指标。</p>}
      {view !== 'changes' && rows.length > 0 && (
        <RowList
          detail={detail}
          rows={rows}
          title={view === 'all' ? '全部指标' : '需要看的指标'}
          below={(row) => (
            <>
              <Marks facts={facts} place={row.id} />
              <RowRisks
                findings={detail.result.findings.filter((one) => one.place === row.id && !one.forAdmin)}
                open={view === 'risks'}
              />
              <div className="review-row__acts">
                <button type="button" className="text-button" onClick={() => onHistory(row.id)}>
                  修改记录<span className="visually-hidden">：{row.name}</span>
                </button>
                <DeductButton detail={detail} row={row} />
              </div>
            </>
          )}
        />
      )}
    </>
  );
}

/** In the order of the sheet, those that need a look before those with notes only. */
export function rowsWithMarks(detail: TaskDetail, { marks }: Pick<ReviewFacts, 'marks'>): TaskIndicator[] {
  const weightOf = ({ id }: TaskIndicator) => {
    const own = marks.filter(({ place }) => place === id);
    if (own.some(({ weight }) => weight === 'look')) return 2;
    // That a full score has no file beside it is so common that it alone brings no row here.
    return own.some(({ code }) => code !== 'full-without-evidence') ? 1 : 0;
  };
  return detail.indicators.filter((row) => weightOf(row) > 0).sort((one, other) => weightOf(other) - weightOf(one));
}

/** Findings of the check have their own list, with what they rest on. */
function Marks({ facts, place }: { facts: ReviewFacts; place: string }) {
  const shown = facts.marks.filter((mark) => mark.place === place && mark.code !== 'finding');
  if (shown.length === 0) return null;
  return (
    <ul className="review-marks">
      {shown.map(({ code, text, weight }) => (
        <li key={`${code} ${text}`} className={`review-marks__one review-marks__one--${weight}`}>
          {text}
        </li>
      ))}
    </ul>
  );
}

function SheetMarks({ facts }: { facts: ReviewFacts }) {
  const places = ['sheet', 'goal', 'funds'];
  const has = facts.marks.some(({ place, code }) => places.includes(place) && code !== 'finding');
  if (!has) return null;
  return (
    <section className="card">
      <h2 className="card__title">整份自评</h2>
      {places.map((place) => (
        <Marks key={place} facts={facts} place={place} />
      ))}
    </section>
  );
}
