// What a day's reminders go by, read once for all people.
import type { WeekItem } from '../../shared/reminders/facts';
import type { OptionalKind } from '../../shared/reminders/kinds';
import type { WorkCalendar } from '../../shared/reminders/workCalendar';
import type { Holders } from './holders';
import type { PolicyOf } from './policies';

/** For finding who is to be told. */
export interface ScanDeps {
  today: string;
  calendar: WorkCalendar;
  policyOf: PolicyOf;
  holders: Holders;
  /** people who have had a digest today */
  toldToday: ReadonlyMap<string, unknown>;
}

/** For telling them, too. */
export interface ComposeDeps extends ScanDeps {
  now: Date;
  mutedBy: (personId: string) => readonly OptionalKind[];
  weekOf: (personId: string) => WeekItem[];
}
