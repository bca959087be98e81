import type { TaskDetail } from '../../../shared/contracts/tasks';
import { AssumedTag, DemoTag, GradeMark, gradeTone } from '../../components/marks';
import { lossesOf } from './losses';

const RING_COLOURS: Record<string, string> = { good: 'good', fair: 'brand', warn: 'warn', bad: 'bad', none: 'brand' };
const RADIUS = 52;
const ROUND = 2 * Math.PI * RADIUS;

/** Project, total and grade, large; the money in one line below. */
export function TotalCard({ detail }: { detail: TaskDetail }) {
  const { result, project, campaign } = detail;
  return (
    <section className="card total">
      <TotalRing total={result.total} scoredSum={result.scoredSum} grade={result.grade} />
      <div className="total__words">
        <h1 className="total__name">
          {project.name} {project.isDemo && <DemoTag />}
        </h1>
        <p className="muted">
          {project.unitName}{' '}
          <span className="num total__year">
            {campaign.fiscalYear} 年度 {campaign.fiscalYearAssumed && <AssumedTag />}
          </span>
        </p>
        <p className="total__state">
          {detail.stateLabel}
          {result.grade && <GradeMark grade={result.grade} large />}
        </p>
        <p>{lossSentence(detail)}</p>
      </div>
    </section>
  );
}

function TotalRing(props: { total: string | null; scoredSum: string; grade: string | null }) {
  const shown = props.total ?? props.scoredSum;
  const share = Math.min(Number(shown) / 100, 1);
  const colour = RING_COLOURS[gradeTone(props.grade)];
  return (
    <svg
      className="total__ring"
      viewBox="0 0 120 120"
      role="img"
      aria-label={`${props.total ? '总分' : '已得'} ${shown}`}
    >
      <circle cx="60" cy="60" r={RADIUS} fill="none" stroke="var(--line)" strokeWidth="9" />
      <circle
        cx="60"
        cy="60"
        r={RADIUS}
        fill="none"
        stroke={`var(--${colour})`}
        strokeWidth="9"
        strokeLinecap="round"
        strokeDasharray={`${share * ROUND} ${ROUND}`}
        transform="rotate(-90 60 60)"
      />
      <text x="60" y="66" textAnchor="middle" className="total__figure" data-testid="total">
        {shown}
      </text>
      <text x="60" y="84" textAnchor="middle" className="total__caption">
        {props.total ? '总分' : '已得'}
      </text>
    </svg>
  );
}

/** The two places that cost most, in one sentence. */
function lossSentence(detail: TaskDetail): string {
  if (detail.result.total === null) return `还有 ${detail.result.missing.length} 项没有得分，总分待定。`;
  const losses = lossesOf(detail);
  if (losses.length === 0) return '没有扣分。';
  const dearest = losses.slice(0, 2).map(({ name, lost }) => `${name} ${lost} 分`);
  return `扣分：${dearest.join('，')}${losses.length > 2 ? `等 ${losses.length} 处` : ''}。`;
}
