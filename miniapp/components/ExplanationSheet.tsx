import { plainDecimal } from '../../shared/decimal';
import type { Explanation } from '../../shared/scoring/types';
import { Sheet } from './Sheet';

interface ExplanationSheetProps {
  /** what was scored */
  name: string;
  score: string | null;
  points: string;
  explanation: Explanation | null;
  /** what earns full points, where the explanation does not say it: nothing is filled in yet */
  advice?: string | null;
  onClose: () => void;
}

/** 为什么: the rule, what went in, the authority, and what would have earned full points. */
export function ExplanationSheet({ name, score, points, explanation, advice = null, onClose }: ExplanationSheetProps) {
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
          <FullPoints words={explanation.whatIf ?? (score === null ? advice : null)} />
          <p className="muted small">依据：{explanation.source}</p>
        </div>
      )}
    </Sheet>
  );
}

function FullPoints({ words }: { words: string | null }) {
  if (!words) return null;
  return (
    <div className="why__what-if">
      <p className="why__heading">怎样得满分</p>
      <p>{words}</p>
    </div>
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
