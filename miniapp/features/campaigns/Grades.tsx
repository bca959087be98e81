import type { CampaignBoard } from '../../../shared/contracts/campaigns';
import { Bar, GradeMark, gradeTone } from '../../components/marks';

const TONES: Record<string, string> = { good: 'good', fair: 'brand', warn: 'warn', bad: 'bad', none: 'brand' };

/** How the finished ones came out; nothing before the first is finished. */
export function Grades({ grades }: { grades: CampaignBoard['grades'] }) {
  const total = grades.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  return (
    <section className="card">
      <h2 className="card__title">已办结 {total} 项的等次</h2>
      <ul className="units">
        {grades.map(({ grade, count }) => (
          <li key={grade} className="grades__one">
            <GradeMark grade={grade} />
            <Bar
              percent={(count / total) * 100}
              tone={TONES[gradeTone(grade)] ?? 'brand'}
              label={`${grade} ${count} 项`}
            />
            <span className="num">{count}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
