import { compareDecimals, plainDecimal } from '../../shared/decimal';

interface ScoreWhyProps {
  score: string | null;
  points: string;
  onWhy: () => void;
}

/** The score at the right of a card; opens its reason. */
export function ScoreWhy({ score, points, onWhy }: ScoreWhyProps) {
  const lost = score !== null && compareDecimals(score, points) < 0;
  return (
    <button type="button" className="score-why" onClick={onWhy}>
      <span className={lost ? 'score-why__score score-why__score--lost' : 'score-why__score'}>
        <b className="num">{score ?? '—'}</b>
        <span className="muted num"> / {plainDecimal(points)}</span>
      </span>
      <span className="score-why__link">为什么</span>
    </button>
  );
}
