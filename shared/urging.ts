// 催办: how often somebody may be urged. A 产品默认规则: once about one task within a day, whoever urges.

const HOUR_MS = 3_600_000;
export const URGE_COOL_DOWN_HOURS = 24;

/** From when on a person may be urged again about a task they were urged about at `last`. */
export function urgeAgainAt(last: Date): Date {
  return new Date(last.getTime() + URGE_COOL_DOWN_HOURS * HOUR_MS);
}

/** Whether a person was urged (催办) about this task too short a time ago; `last` is null for never. */
export function isCoolingDown(last: Date | null, now: Date): boolean {
  return last !== null && urgeAgainAt(last) > now;
}
