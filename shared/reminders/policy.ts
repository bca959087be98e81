// 提醒规则: when whom is reminded of a campaign, as data. The usual policy is a 产品默认规则 after the practice of finance
// offices; each campaign may have its own within these bounds.

/** Who is told after so many working days overdue that a task is; null: they are not told. */
interface Escalation {
  lead: number | null;
  department: number | null;
  leader: number | null;
}

export interface ReminderPolicy {
  /** days before the due date on which fillers of open tasks are reminded, the earliest first; the due day itself always is */
  daysBefore: number[];
  /** when on a working day, `'09:00'` */
  at: string;
  /** fillers of overdue tasks are reminded every so many working days */
  overdueEvery: number;
  escalation: Escalation;
  /** who has something to review hears of it every so many working days; null: only of each as it comes in */
  reviewEvery: number | null;
  /**
   * 审核超时: a task that waits for its reviewer for so many working days is told of as late, and {@link TOLD_ABOVE_AFTER}
   * working days later to the one above; null: it is not
   */
  reviewLate: number | null;
  /** whoever may answer 延期申请 hears every so many working days of those without an answer */
  requestEvery: number;
  /** whether somebody who was reminded of a task today can be urged (催办) about it all the same */
  urgeReminded: boolean;
  /** 分管领导 get one line on the first working day of a week */
  weekly: boolean;
}

export const USUAL_POLICY: ReminderPolicy = {
  daysBefore: [7, 3, 1],
  at: '09:00',
  overdueEvery: 2,
  escalation: { lead: 1, department: 3, leader: 5 },
  reviewEvery: 2,
  reviewLate: 3,
  requestEvery: 1,
  urgeReminded: false,
  weekly: true,
};

/** A policy as it was kept once, with the usual values for what it did not know of yet. */
export const completePolicy = (kept: Partial<ReminderPolicy>): ReminderPolicy => ({ ...USUAL_POLICY, ...kept });

/** 产品默认规则: working days between telling a reviewer that a review is late and telling the one above. */
export const TOLD_ABOVE_AFTER = 2;

export const POLICY_BOUNDS = { rungs: 6, earliest: 60, every: 10, escalation: 30 } as const;

/** Messages leave within these hours of a working day; outside of them they wait. @source evaluation-rules §9 */
export const WORKING_HOURS = [
  { from: '08:30', until: '12:00' },
  { from: '14:00', until: '18:00' },
] as const;

const HALF_HOURS = Array.from({ length: 48 }, (_, at) => clockText(at * 30));

/** What a policy or a person may choose as the hour of reminders: every half hour in which there is still time to act. */
export const REMINDER_TIMES: readonly string[] = HALF_HOURS.filter((time) =>
  WORKING_HOURS.some(({ from, until }) => from <= time && time < until),
);

/** What quiet hours may begin and end with. */
export const QUIET_TIMES: readonly string[] = [...HALF_HOURS, '24:00'];

/** Minutes of a day as a clock shows them, `570` → `'09:30'`. */
function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** 上午 9:00 */
export function spokenTime(time: string): string {
  const [hour, minute] = time.split(':').map(Number);
  const shown = `${hour! > 12 ? hour! - 12 : hour}:${String(minute).padStart(2, '0')}`;
  return hour! < 12 ? `上午 ${shown}` : hour === 12 ? `中午 ${shown}` : `下午 ${shown}`;
}

/** What keeps a policy from being used, a sentence with the field it is about; empty when it is fine. */
export function policyMisfits({ daysBefore, escalation }: ReminderPolicy): { field: string; message: string }[] {
  const misfits: { field: string; message: string }[] = [];
  if (new Set(daysBefore).size < daysBefore.length)
    misfits.push({ field: 'daysBefore', message: '提前的天数有重复，请去掉重复的。' });
  const steps = [escalation.lead, escalation.department, escalation.leader].filter((one) => one !== null);
  if (steps.some((one, at) => at > 0 && one <= steps[at - 1]!))
    misfits.push({ field: 'escalation', message: '告知的先后应为单位负责人、主管部门、分管领导，逾期天数逐级增加。' });
  return misfits;
}
