// One step of a run: DingTalk is asked first, then the page is written together with where the run stands.
import { And, In, IsNull, Not, type EntityManager } from 'typeorm';
import { isSuspicious } from '../../shared/directory/runWords';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { DingTalkRefused } from '../dingtalk/errors';
import { ROOT_DEPARTMENT, type DirectoryPerson } from '../dingtalk/port';
import { OrgUnit, Person } from '../identity/entities';
import { Task } from '../tasks/entities';
import { handOverTasksOf } from '../tasks/handOver';
import { applyPeople } from './applyPeople';
import { applyUnits } from './applyUnits';
import { directoryContext, type DirectoryDeps } from './deps';
import type { DirectoryRun } from './entities';
import { markLeft } from './markLeft';
import { advance, letGo, over } from './runs';
import { tellAdmins } from './tellAdmins';

type StepDeps = Pick<DirectoryDeps, 'database' | 'directory' | 'now'>;

/** Well within the time a claim lasts, and others are answered in between. */
const ASKED_AT_ONCE = 20;

/** One page further. @returns the run as it is now @throws DingTalkUnreachable, DingTalkRefused, ClaimLost */
export function step(deps: StepDeps, run: DirectoryRun): Promise<DirectoryRun> {
  const steps = { departments: readDepartments, people: readPeople, leaving: takeLeave };
  return steps[run.phase](deps, run);
}

/** The departments below the first of the queue; when none is left, everybody in them. */
async function readDepartments({ database, directory, now }: StepDeps, run: DirectoryRun) {
  const [parentId, ...rest] = run.queue;
  if (parentId === undefined)
    return database.transaction(async (db) => {
      const seen = await db.find(OrgUnit, { select: { departmentId: true }, where: { seenRunId: run.id } });
      return advance(db, run, now(), { phase: 'people', cursor: 0, queue: seen.map((unit) => unit.departmentId) });
    });
  const root = parentId === ROOT_DEPARTMENT ? await directory.department(ROOT_DEPARTMENT) : null;
  const below = await directory.childDepartments(parentId);
  return database.transaction(async (db) => {
    const at = now();
    if (root) await applyUnits(db, [root], run.id);
    const seen = await db.findBy(OrgUnit, { departmentId: In(below.map(({ id }) => id)), seenRunId: run.id });
    // A tree that bites its tail would turn forever.
    const known = new Set(seen.map((unit) => unit.departmentId).concat(ROOT_DEPARTMENT));
    const fresh = below.filter(({ id }) => !known.has(id));
    await applyUnits(db, fresh, run.id);
    const units = run.counts.units + fresh.length + (root ? 1 : 0);
    const queue = [...rest, ...fresh.map(({ id }) => id)];
    return advance(db, run, at, { queue, counts: { ...run.counts, units } });
  });
}

/** One page of the people of the first department of the queue; when none is left, those who were not seen. */
async function readPeople({ database, directory, now }: StepDeps, run: DirectoryRun) {
  const [departmentId, ...rest] = run.queue;
  if (departmentId === undefined) return database.transaction((db) => weigh(directoryContext(db, now()), run));
  const askedAt = now();
  const page = await directory.peoplePage(departmentId, run.cursor);
  return database.transaction(async (db) => {
    const ctx = directoryContext(db, now());
    const added = await applyPeople(ctx, page.people, { runId: run.id, askedAt });
    const place = page.nextCursor === null ? { queue: rest, cursor: 0 } : { cursor: page.nextCursor };
    return advance(db, run, ctx.now, { ...place, counts: { ...run.counts, people: run.counts.people + added } });
  });
}

const notSeen = (run: DirectoryRun) => [
  { active: true, seenRunId: IsNull() },
  { active: true, seenRunId: And(Not(IsNull()), Not(run.id)) },
];

/** A directory that shrank suspiciously is no news that people left: somebody may have narrowed what the app may see. */
async function weigh(ctx: ActionContext, run: DirectoryRun): Promise<DirectoryRun> {
  const missing = await ctx.db.count(Person, { where: notSeen(run) });
  const { people, before } = run.counts;
  if (people === 0) {
    const error = '钉钉通讯录里一个人也没有，请检查应用的可见范围；已有人员保持不变。';
    await tellAdmins(ctx, run.id, { title: '通讯录同步没有完成', lines: [error] });
    return advance(ctx.db, run, ctx.now, over('failed', ctx.now, error));
  }
  if (isSuspicious(missing, before) && !run.confirmed) {
    const error = `钉钉通讯录里少了 ${missing} 人（原有 ${before} 人），可能是应用的可见范围变小了。`;
    await tellAdmins(ctx, run.id, {
      title: `请确认：通讯录少了 ${missing} 人`,
      lines: [error, '确认前没有停用任何人'],
    });
    return advance(ctx.db, run, ctx.now, { phase: 'leaving', ...letGo('needs-confirmation', { error }) });
  }
  return advance(ctx.db, run, ctx.now, { phase: 'leaving' });
}

/**
 * Whoever was not seen is asked about one by one before they count as gone: a page slips when somebody leaves while it is
 * read. A few at a time; then the units, likewise; then the run is done.
 */
async function takeLeave(deps: StepDeps, run: DirectoryRun): Promise<DirectoryRun> {
  const unseen = await deps.database.read((db) => db.find(Person, { where: notSeen(run), take: ASKED_AT_ONCE }));
  return unseen.length > 0 ? leaveOf(deps, run, unseen) : closeUnits(deps, run);
}

async function leaveOf({ database, directory, now }: StepDeps, run: DirectoryRun, unseen: Person[]) {
  const askedAt = now();
  const found: DirectoryPerson[] = [];
  for (const { userId } of unseen) {
    const person = await nullIfOutOfView(directory.person(userId));
    if (person) found.push(person);
  }
  return database.transaction(async (db) => {
    const ctx = directoryContext(db, now());
    const there = new Set(found.map(({ userId }) => userId));
    const gone = unseen.filter(({ userId }) => !there.has(userId));
    const { people, left } = run.counts;
    const counts = { ...run.counts, people: people + found.length, left: left + gone.length };
    const moved = await advance(db, run, ctx.now, { counts });
    await applyPeople(ctx, found, { runId: run.id, askedAt });
    await markLeft(
      ctx,
      gone.map(({ id }) => id),
    );
    return moved;
  });
}

async function closeUnits({ database, directory, now }: StepDeps, run: DirectoryRun): Promise<DirectoryRun> {
  const unseen = await database.read((db) => db.find(OrgUnit, { where: notSeen(run), take: ASKED_AT_ONCE }));
  const found: number[] = [];
  for (const { departmentId } of unseen)
    if (await nullIfOutOfView(directory.department(departmentId))) found.push(departmentId);
  return database.transaction(async (db) => {
    const ctx = directoryContext(db, now());
    const gone = unseen.filter(({ departmentId }) => !found.includes(departmentId));
    await db.update(OrgUnit, { departmentId: In(found) }, { seenRunId: run.id });
    await db.update(OrgUnit, { id: In(gone.map(({ id }) => id)) }, { active: false });
    return unseen.length > 0 ? advance(db, run, ctx.now, {}) : finish(ctx, run);
  });
}

/** Of a person, of a department: not within the app's view. */
const OUT_OF_VIEW = new Set(['50002', '50004']);

/**
 * What DingTalk will not tell of somebody outside of the app's view is the same as their being gone. Any other no, such as
 * a permission that was taken from the app, says nothing about them: then the run fails, and everybody stays.
 */
async function nullIfOutOfView<T>(answer: Promise<T | null>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof DingTalkRefused && OUT_OF_VIEW.has(error.code)) return null;
    throw error;
  }
}

async function finish(ctx: ActionContext, run: DirectoryRun): Promise<DirectoryRun> {
  const { db } = ctx;
  for (const personId of await stranded(db)) await handOverTasksOf(ctx, personId);
  const { units, people, left } = run.counts;
  const facts = { subject: 'directory', subjectId: run.id, action: 'directory.synced' } as const;
  await recordAudit(ctx, { ...facts, after: { units, people, left } });
  return advance(db, run, ctx.now, over('done', ctx.now));
}

/** People at work who have open tasks, but no unit any more. */
async function stranded(db: EntityManager): Promise<string[]> {
  const found = await db
    .createQueryBuilder(Task, 'task')
    .innerJoin(Person, 'person', 'person.id = task.fillerId')
    .innerJoin(OrgUnit, 'unit', 'unit.id = person.unitId')
    .select('DISTINCT person.id', 'id')
    .where("task.state <> 'completed' AND unit.active = :no", { no: false })
    .getRawMany<{ id: string }>();
  return found.map(({ id }) => id);
}
