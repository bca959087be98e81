import type { ReactNode } from 'react';
import { spokenInstant } from '../../../shared/calendar';
import type { HandledCard, ReviewCard } from '../../../shared/contracts/reviews';
import type { TaskCard } from '../../../shared/contracts/tasks';
import { DemoTag, GradeMark } from '../../components/marks';
import type { Ticks } from './useTicks';

const RISKS_SHOWN = 3;

/** One submission: whose, how it scored, and what of it deserves a look. */
export function ReviewLine({ card, isOpen, ticks }: { card: ReviewCard; isOpen: boolean; ticks: Ticks }) {
  const hidden = card.risks.length - RISKS_SHOWN;
  return (
    <article className={isOpen ? 'review-line review-line--open' : 'review-line'}>
      <label className="review-line__tick">
        <input
          type="checkbox"
          checked={ticks.has(card.id)}
          onChange={() => ticks.toggle(card.id)}
          aria-label={`选中“${card.projectName}”`}
        />
      </label>
      <LineLink card={card} isOpen={isOpen}>
        <p className="review-line__facts muted small">
          {card.fillerName} {spokenInstant(new Date(card.submittedAt))}
          {card.round > 1 && <span className="tag tag--warn">第 {card.round} 次提交</span>}
          {card.changedCount !== null && <span className="tag tag--warn">改了 {card.changedCount} 处</span>}
          {card.forName && <span className="tag tag--demo">代{card.forName}</span>}
        </p>
        {ticks.refusalOf(card.id) && <p className="field-error">没有通过：{ticks.refusalOf(card.id)}</p>}
        <ul className="review-marks">
          {card.risks.slice(0, RISKS_SHOWN).map(({ label, weight, text }) => (
            <li key={`${label} ${weight}`} className={`review-marks__one review-marks__one--${weight}`}>
              {text}
            </li>
          ))}
          {hidden > 0 && <li className="muted small">还有 {hidden} 条</li>}
        </ul>
      </LineLink>
    </article>
  );
}

/** What was decided, and where it is now. */
export function HandledLine({ card }: { card: HandledCard }) {
  return (
    <article className="review-line">
      <LineLink card={card} isOpen={false}>
        <p className="review-line__facts muted small">
          <span className={card.decision === 'approved' ? 'tag tag--good' : 'tag tag--bad'}>
            {card.decision === 'approved' ? '已通过' : '已退回'}
          </span>
          {spokenInstant(new Date(card.decidedAt))}，现在{card.stateLabel}
        </p>
        {card.comment && <p className="small">{card.comment}</p>}
      </LineLink>
    </article>
  );
}

function LineLink({ card, isOpen, children }: { card: TaskCard; isOpen: boolean; children: ReactNode }) {
  return (
    <a className="review-line__link" href={`#/reviews/${card.id}`} aria-current={isOpen ? 'true' : undefined}>
      <div className="review-line__head">
        <h2 className="task__name">
          {card.projectName} {card.isDemo && <DemoTag />}
        </h2>
        {card.total && (
          <span className="review-line__score">
            <b className="num">{card.total}</b> {card.grade && <GradeMark grade={card.grade} />}
          </span>
        )}
      </div>
      <p className="task__meta">
        {card.unitName} · {card.campaignName}
      </p>
      {children}
    </a>
  );
}
