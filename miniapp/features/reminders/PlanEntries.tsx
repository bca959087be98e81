import type { ReminderPreviewEntry } from '../../../shared/contracts/reminders';

/** What would be said on one day, to whom, and why on this one. */
export function PlanEntries({ entries }: { entries: ReminderPreviewEntry[] }) {
  return entries.map(({ kind, at, what, note }) => (
    <p key={`${kind} ${at} ${what}`} className="plan-entry">
      <span className="num muted">{at}</span>
      <span>
        {what}
        {note && <span className="muted small plan-entry__note">{note}</span>}
      </span>
    </p>
  ));
}
