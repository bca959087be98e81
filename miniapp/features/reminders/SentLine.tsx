import type { ReactNode } from 'react';
import { spokenInstant } from '../../../shared/calendar';
import type { SentReminder } from '../../../shared/contracts/reminders';
import { StateTag } from '../deliveries/marks';

interface SentLineProps {
  reminder: SentReminder;
  /** to whom, when it is not the reader */
  who?: ReactNode;
}

/** One reminder: what it said, why it was sent, and whether it arrived. */
export function SentLine({ reminder, who }: SentLineProps) {
  const { at, title, lines, reasons, state, reachedAt, readAt, missedWhy } = reminder;
  const seen = readAt ?? reachedAt;
  return (
    <li className="sent">
      <div className="sent__head">
        <div>
          {who}
          <p className="sent__title">{title}</p>
        </div>
        <StateTag delivery={{ state, toldBy: null }} />
      </div>
      <p className="muted small">
        {spokenInstant(new Date(at))} 发出
        {seen && `，${spokenInstant(new Date(seen), new Date(at))} ${readAt ? '已读' : '送达'}`}
      </p>
      {missedWhy && <p className="small sent__missed">{missedWhy}</p>}
      <details className="sent__more">
        <summary className="opens">为什么发</summary>
        <ul className="bullets small">
          {reasons.map(({ kind, why }) => (
            <li key={`${kind} ${why}`}>{why}</li>
          ))}
        </ul>
        {lines.length > 0 && (
          <div className="sent__said small">
            <p className="muted">消息里写的是</p>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        )}
      </details>
    </li>
  );
}
