import type { CalendarFinding } from '../../../shared/contracts/reminders';

/** What is wrong with the calendar or the plan, and what to do about it. */
export function Findings({ findings }: { findings: CalendarFinding[] }) {
  return findings.map(({ code, message, remedy }) => (
    <section key={`${code} ${message}`} className="notice notice--warn reminder-finding">
      <p className="notice__title">{message}</p>
      {remedy && <p>{remedy}</p>}
    </section>
  ));
}
