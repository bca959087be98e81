// Small signs used on every screen: tags, grades, rings, bars. Colour never stands alone.
import { spokenDaysLeft } from '../../shared/calendar';
import { ASSUMED_LABEL, DEMO_LABEL } from '../../shared/labels';

export function DemoTag() {
  return <span className="tag tag--demo">{DEMO_LABEL}</span>;
}

export function AssumedTag() {
  return <span className="tag tag--warn">{ASSUMED_LABEL}</span>;
}

const GRADE_TONES: Record<string, string> = { 优: 'good', 良: 'fair', 中: 'warn', 差: 'bad' };

export function gradeTone(grade: string | null): string {
  return (grade && GRADE_TONES[grade]) || 'none';
}

export function GradeMark({ grade, large = false }: { grade: string; large?: boolean }) {
  return (
    <span className={`grade grade--${gradeTone(grade)}${large ? ' grade--large' : ''}`} aria-label={`等级 ${grade}`}>
      {grade}
    </span>
  );
}

export function DaysLeft({ daysLeft }: { daysLeft: number }) {
  const tone = daysLeft < 0 ? 'bad' : daysLeft <= 1 ? 'warn' : 'calm';
  return <span className={`days days--${tone}`}>{spokenDaysLeft(daysLeft)}</span>;
}

interface RingProps {
  done: number;
  of: number;
  size?: number;
  label: string;
}

/** A ring that fills; its figures stand inside. */
export function Ring({ done, of, size = 48, label }: RingProps) {
  const radius = 20;
  const round = 2 * Math.PI * radius;
  const share = of > 0 ? Math.min(done / of, 1) : 0;
  const tone = share === 1 ? 'good' : 'brand';
  const text = `${done}/${of}`;
  return (
    <svg className="ring" width={size} height={size} viewBox="0 0 48 48" role="img" aria-label={label}>
      <circle cx="24" cy="24" r={radius} fill="none" stroke="var(--line)" strokeWidth="5" />
      <circle
        cx="24"
        cy="24"
        r={radius}
        fill="none"
        stroke={`var(--${tone})`}
        strokeWidth="5"
        strokeLinecap="round"
        strokeDasharray={`${share * round} ${round}`}
        opacity={share > 0 ? 1 : 0}
        transform="rotate(-90 24 24)"
      />
      <text
        x="24"
        y="28.5"
        textAnchor="middle"
        className="ring__text"
        fontSize={text.length > 4 ? 12 : 13}
        aria-hidden="true"
      >
        {text}
      </text>
    </svg>
  );
}

/** A share of a whole as a bar; `label` says it in words. */
export function Bar({ percent, tone = 'brand', label }: { percent: number; tone?: string; label: string }) {
  const width = Math.max(0, Math.min(percent, 100));
  return (
    <div className="bar" role="img" aria-label={label}>
      <div className="bar__fill" style={{ width: `${width}%`, background: `var(--${tone})` }} />
    </div>
  );
}
