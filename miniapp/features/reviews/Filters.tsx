import type { ReviewCard } from '../../../shared/contracts/reviews';
import { riskLabels, type RiskCode } from '../../../shared/reviews/riskMarks';
import { NO_FILTER, type ReviewFilter } from './filter';

interface FiltersProps {
  cards: ReviewCard[];
  filter: ReviewFilter;
  onChange: (filter: ReviewFilter) => void;
}

/** Fewer than this are seen at a glance. */
const WORTH_FILTERING = 4;

/** By a word, and by why they deserve a look. */
export function Filters({ cards, filter, onChange }: FiltersProps) {
  if (cards.length < WORTH_FILTERING) return null;
  const change = (part: Partial<ReviewFilter>) => {
    const next = { ...filter, ...part };
    onChange(next.words === '' && next.risk === '' ? NO_FILTER : next);
  };
  return (
    <div className="review-filters">
      <label className="review-filters__words">
        <span className="visually-hidden">按项目、单位或填报人查找</span>
        <input
          className="input"
          type="search"
          value={filter.words}
          placeholder="项目、单位或填报人"
          onChange={(event) => change({ words: event.target.value })}
        />
      </label>
      <label className="review-filters__risk">
        <span className="visually-hidden">按疑点筛选</span>
        <select className="input" value={filter.risk} onChange={(event) => change({ risk: event.target.value })}>
          <option value="">全部疑点</option>
          {countsOf(cards).map(({ code, count }) => (
            <option key={code} value={code}>
              {riskLabels[code]}（{count}）
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function countsOf(cards: ReviewCard[]): { code: RiskCode; count: number }[] {
  return (Object.keys(riskLabels) as RiskCode[])
    .map((code) => ({ code, count: cards.filter(({ risks }) => risks.some((risk) => risk.code === code)).length }))
    .filter(({ count }) => count > 0);
}
