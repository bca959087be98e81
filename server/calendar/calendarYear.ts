import { In, Like, MoreThanOrEqual, Not, type EntityManager } from 'typeorm';
import { dayOf } from '../../shared/calendar';
import type { SetException, WorkCalendarYear } from '../../shared/contracts/reminders';
import { calendarFindings, daysFrom, yearOf, type WorkCalendar } from '../../shared/reminders/workCalendar';
import { problems } from '../../shared/problems';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { holdsRoleAnywhere, isWhole } from '../identity/actor';
import { Person } from '../identity/entities';
import { Task } from '../tasks/entities';
import { CalendarExceptionRow } from './entities';
import { isNotable, loadCalendar, statutoryCalendar } from './workCalendar';

const DAYS_OF_YEAR = 366;

/** 工作日历 of one year, for whoever manages or reviews. @throws Problem 403 */
export async function describeYear(ctx: ActionContext, asked: number | undefined): Promise<WorkCalendarYear> {
  const { db, actor, now } = ctx;
  if (!holdsRoleAnywhere(actor, 'admin') && !holdsRoleAnywhere(actor, 'reviewer'))
    throw problems.notAllowed({ what: '查看工作日历', who: '绩效管理员或复核人' });
  const year = asked ?? yearOf(dayOf(now));
  const rows = await db.find(CalendarExceptionRow, { where: { day: Like(`${year}-%`) }, order: { day: 'ASC' } });
  const people = await db.findBy(Person, { id: In(rows.map(({ changedById }) => changedById)) });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return {
    year,
    isKnown: statutoryCalendar.isKnown(year),
    statutory: statutoryDays(year),
    exceptions: rows.map(({ day, isWorkday, note, changedById, changedAt }) => ({
      day,
      isWorkday,
      note,
      changedByName: names.get(changedById) ?? '',
      changedAt: changedAt.toISOString(),
    })),
    findings: await missingNow(db, now, await loadCalendar(db)),
    can: { change: mayChange(ctx) },
  };
}

function statutoryDays(year: number): WorkCalendarYear['statutory'] {
  return daysFrom(`${year}-01-01`, `${year}-12-31`, DAYS_OF_YEAR)
    .filter(isNotable)
    .map((day) => ({
      day,
      isWorkday: statutoryCalendar.isWorkday(day),
      name: statutoryCalendar.nameOf(day) ?? '调休',
    }));
}

/** What is missing of the calendar today, given what is due. */
async function missingNow(
  db: EntityManager,
  now: Date,
  calendar: Pick<WorkCalendar, 'isKnown'>,
): Promise<WorkCalendarYear['findings']> {
  const today = dayOf(now);
  const due = await db
    .createQueryBuilder(Task, 'task')
    .select('MAX(task.dueDate)', 'latest')
    .addSelect('SUBSTR(task.dueDate, 1, 4)', 'year')
    .where({ state: Not('completed'), dueDate: MoreThanOrEqual(today) })
    .groupBy('SUBSTR(task.dueDate, 1, 4)')
    .getRawMany<{ latest: string }>();
  return calendarFindings(
    calendar,
    today,
    due.map(({ latest }) => latest),
  );
}

/** The calendar is everybody's: only an admin of the whole bureau changes it. */
const mayChange = ({ actor }: ActionContext) =>
  actor.roles.some(({ role, unitPath }) => role === 'admin' && isWhole(unitPath));

function authorizeChange(ctx: ActionContext): void {
  if (!mayChange(ctx)) throw problems.notAllowed({ what: '修改工作日历', who: '全局的绩效管理员' });
}

/** 登记例外: says of a day whether it is worked. @throws Problem 403 */
export async function setException(ctx: ActionContext, day: string, { isWorkday, note }: SetException): Promise<void> {
  authorizeChange(ctx);
  const before = await ctx.db.findOneBy(CalendarExceptionRow, { day });
  const set = { isWorkday, note, changedById: ctx.actor.personId, changedAt: ctx.now };
  if (before) await ctx.db.update(CalendarExceptionRow, { day }, set);
  else await ctx.db.insert(CalendarExceptionRow, { day, ...set });
  await recordAudit(ctx, {
    subject: 'calendar',
    subjectId: day,
    action: 'calendar.changed',
    before: before && { isWorkday: before.isWorkday, note: before.note },
    after: { isWorkday, note },
    comment: `${day} ${isWorkday ? '上班' : '不上班'}：${note}`,
  });
}

/** 取消例外. @throws Problem 403; 404 when there is none */
export async function removeException(ctx: ActionContext, day: string): Promise<void> {
  authorizeChange(ctx);
  const before = await ctx.db.findOneBy(CalendarExceptionRow, { day });
  if (!before) throw problems.notFound({ what: '这一天的例外' });
  await ctx.db.delete(CalendarExceptionRow, { day });
  await recordAudit(ctx, {
    subject: 'calendar',
    subjectId: day,
    action: 'calendar.changed',
    before: { isWorkday: before.isWorkday, note: before.note },
    after: null,
    comment: `${day} 恢复按国家放假安排`,
  });
}
