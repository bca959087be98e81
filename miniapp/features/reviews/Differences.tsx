import { spokenInstant } from '../../../shared/calendar';
import type { ReviewFacts } from '../../../shared/contracts/reviews';

/** 变化: old → new since the reader last saw it, or from the year before; said plainly when there is nothing to compare. */
export function Differences({ facts, onHistory }: { facts: ReviewFacts; onHistory: (place: string) => void }) {
  const { differences } = facts;
  return (
    <section className="card">
      <h2 className="card__title">变化</h2>
      <p className="muted">{sentence(facts)}</p>
      {differences.length > 0 && (
        <ul className="changes">
          {differences.map(({ place, name, label, before, after }) => (
            <li key={`${place} ${label}`} className="changes__one">
              <h3 className="changes__name">
                {name} <span className="muted">{label}</span>
              </h3>
              <p>
                <del className="changes__old">{before || '空白'}</del>
                <span className="changes__arrow" aria-hidden="true">
                  →
                </span>
                <span className="visually-hidden">改为</span>
                <ins className="changes__new">{after || '空白'}</ins>
              </p>
              <button type="button" className="text-button" onClick={() => onHistory(place)}>
                修改记录<span className="visually-hidden">：{name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function sentence({ compared, differences, round }: ReviewFacts): string {
  const count = differences.length;
  switch (compared.with) {
    case 'last-seen': {
      const base = `和您${spokenInstant(new Date(compared.seenAt))}看到的第 ${compared.round} 次提交相比`;
      return count > 0 ? `${base}，改了 ${count} 处。` : `${base}，没有变化。`;
    }
    case 'last-year':
      return count > 0
        ? `您第一次看这份自评。和 ${compared.fiscalYear} 年度相比，有 ${count} 处不同。`
        : `您第一次看这份自评，内容和 ${compared.fiscalYear} 年度完全相同。`;
    case 'nothing':
      return round > 1
        ? `这是第 ${round} 次提交，您第一次看，没有可以对照的内容。`
        : '您第一次看这份自评，也没有上年的自评可以对照。';
  }
}
