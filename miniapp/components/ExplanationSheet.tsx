import { plainDecimal } from '../../shared/decimal';
import type { Explanation } from '../../shared/scoring/types';
import { Sheet } from './Sheet';

interface ExplanationSheetProps {
  /** what was scored */
  name: string;
  score: string | null;
  points: string;
  explanation: Explanation | null;
  onClose: () => void;
}

/** 为什么: the rule, what went in, the authority, and what would have earned full points. */
export function ExplanationSheet({ name, score, points, explanation, onClose }: ExplanationSheetProps) {
  return (
    <Sheet title="为什么是这个分" open={explanation !== null} onClose={onClose}>
      {explanation && (
        <div className="why">
          <p className="why__name">{name}</p>
          <p className="why__score">
            <span className="num">{score ?? '未得分'}</span>
            <span className="muted small"> ／ 分值 {plainDecimal(points)}</span>
          </p>
          <p className="why__text">{explanation.text}</p>
          <Inputs inputs={explanation.inputs} />
          {explanation.whatIf && <p className="why__what-if">{explanation.whatIf}</p>}
          <p className="muted small">依据：{explanation.source}</p>
        </div>
      )}
    </Sheet>
  );
}

function Inputs({ inputs }: { inputs: Record<string, string> }) {
  const entries = Object.entries(inputs);
  if (entries.length === 0) return null;
  return (
    <dl className="facts">
      {entries.map(([label, value]) => (
        <div className="facts__row" key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
