import { Link } from 'wouter';
import type { CampaignBoard } from '../../../shared/contracts/campaigns';
import { Bar, GradeMark, gradeTone } from '../../components/marks';
import { boardHref, type BoardAddress } from './boardFilter';

const TONES: Record<string, string> = { good: 'good', fair: 'brand', warn: 'warn', bad: 'bad', none: 'brand' };

/** How the finished ones came out, each grade with its rows behind it; nothing before the first is finished. */
export function Grades({ board, address }: { board: CampaignBoard; address: BoardAddress }) {
  const { grades, campaign } = board;
  const total = grades.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  return (
    <section className="card">
      <h2 className="card__title">已办结 {total} 项的等级</h2>
      <ul className="units">
        {grades.map(({ grade, count }) => (
          <li key={grade}>
            <Link
              className="grades__one"
              href={boardHref(campaign.id, address, {
                grade: grade === address.grade ? undefined : grade,
                show: undefined,
                task: undefined,
              })}
              aria-current={grade === address.grade ? 'true' : undefined}
            >
              <GradeMark grade={grade} />
              <Bar
                percent={(count / total) * 100}
                tone={TONES[gradeTone(grade)] ?? 'brand'}
                label={`${grade} ${count} 项`}
              />
              <span className="num">{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
