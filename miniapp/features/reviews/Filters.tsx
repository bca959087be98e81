import type { ReviewCard } from '../../../shared/contracts/reviews';
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
          {countsOf(cards).map(({ label, count }) => (
            <option key={label} value={label}>
              {label}（{count}）
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** The commonest first. */
function countsOf(cards: ReviewCard[]): { label: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { label } of cards.flatMap(({ risks }) => risks)) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].map(([label, count]) => ({ label, count })).sort((one, other) => other.count - one.count);
}
