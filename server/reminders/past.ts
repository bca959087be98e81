import { Between } from 'typeorm';
import { addDays, mondayOf } from '../../shared/calendar';
import type { Database } from '../database/database';
import { ReminderDigest } from './entities';

/** Beyond this many days nobody looks when somebody was last told what waits for them. */
const REMEMBERED_DAYS = 45;

/** What was told lately, as far as it decides what is told now. */
export interface Past {
  /** today's slots, by person */
  toldToday: Map<string, Set<string>>;
  /** the last day on which somebody was told what waits for them */
  reviewedOn: Map<string, string>;
  /** the last day on which somebody was told which requests wait for an answer */
  requestedOn: Map<string, string>;
  /** who has had this week's line */
  toldWeek: Set<string>;
}

/** Two statements, whatever the number of people. */
export async function readPast(database: Database, today: string): Promise<Past> {
  const monday = mondayOf(today);
  return database.read(async (db) => {
    const rows = await db
      .createQueryBuilder(ReminderDigest, 'digest')
      .select(['digest.personId AS personId', 'digest.slot AS slot'])
      .where({ day: today })
      .getRawMany<Pick<ReminderDigest, 'personId' | 'slot'>>();
    const toldToday = new Map<string, Set<string>>();
    for (const { personId, slot } of rows) toldToday.set(personId, (toldToday.get(personId) ?? new Set()).add(slot));
    const lately = await db
      .createQueryBuilder(ReminderDigest, 'digest')
      .select(['digest.personId AS personId', 'digest.day AS day', 'digest.kinds AS kinds'])
      .where({ day: Between(addDays(today, -REMEMBERED_DAYS), today) })
      .andWhere(
        `(${['review', 'slow', 'request', 'weekly'].map((kind) => `digest.kinds LIKE '%,${kind},%'`).join(' OR ')})`,
      )
      .orderBy('digest.day')
      .getRawMany<{ personId: string; day: string; kinds: string }>();
    const lastDayOf = (...wanted: string[]) =>
      new Map(
        lately
          .filter(({ kinds }) => wanted.some((kind) => kinds.includes(`,${kind},`)))
          .map(({ personId, day }) => [personId, day]),
      );
    const weekly = lately.filter(({ kinds, day }) => kinds.includes(',weekly,') && day >= monday);
    return {
      toldToday,
      reviewedOn: lastDayOf('review', 'slow'),
      requestedOn: lastDayOf('request'),
      toldWeek: new Set(weekly.map(({ personId }) => personId)),
    };
  });
}
