// Many at once, on the databases as they are: MySQL really lets transactions overlap.
import 'reflect-metadata';
import type { StaleVersionDetails } from '../../shared/contracts/problem';
import type { ProjectList } from '../../shared/contracts/campaigns';
import type { TaskDetail } from '../../shared/contracts/tasks';
import { instantOn } from '../../shared/calendar';
import { AuditEntry } from '../../server/audit/entities';
import { newId } from '../../server/database/ids';
import { Indicator, Project, ProjectFunds } from '../../server/projects/entities';
import { Reminder } from '../../server/reminders/entities';
import { Refused } from '../../scripts/story/client';
import { databaseKinds, describeOn } from '../support/databases';
import { bureaus, goldenResult, type Bureau } from '../support/bureau';

describe.each(databaseKinds)('at once on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);

    it('of twenty drafts on one version one is kept, and the others are told what it says', async () => {
      const { filler, task } = await aBureau();
      const { id, indicators } = await task();
      const row = goldenResult(indicators[0]!);
      for (let round = 1; round <= 5; round += 1) {
        const { version } = await task();
        const save = (index: number) =>
          filler.put<TaskDetail>(`api/tasks/${id}/draft`, {
            version,
            results: [{ ...row, actual: `${round * 100 + index}` }],
          });
        const attempts = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => save(index)));
        const kept = attempts.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
        expect(kept).toHaveLength(1);
        const { actual } = kept[0]!.indicators[0]!;
        for (const one of attempts) {
          if (one.status === 'fulfilled') continue;
          const { status, problem } = one.reason as Refused;
          const details = problem.details as unknown as StaleVersionDetails;
          expect([status, details.version, details.conflicts[0]!.theirs]).toEqual([409, version + 1, actual]);
        }
      }
    });

    it('a project launched by several admins is in one campaign', async () => {
      const bureau = await aBureau();
      const { id } = await nextYearsProject(bureau);
      const launch = (name: string) =>
        bureau.admin.post('api/campaigns', { name, fiscalYear: 2025, dueDate: '2025-04-30', projectIds: [id] });
      const attempts = await Promise.allSettled(['甲', '乙', '丙', '丁'].map(launch));
      const refusals = attempts.flatMap((one) => (one.status === 'rejected' ? [one.reason as Refused] : []));
      expect(refusals.map(({ status, problem }) => [status, problem.code])).toEqual(
        Array.from({ length: 3 }, () => [422, 'campaign-not-ready']),
      );
    });

    it('several clocks remind once, while the filler goes on saving', async () => {
      const bureau = await aBureau();
      const { id, dueDate, indicators } = await bureau.task();
      bureau.travelTo(instantOn(dueDate, 10));
      await bureau.filler.signIn();
      const row = goldenResult(indicators[0]!);
      let { version } = await bureau.task();
      const clocks = Promise.all(Array.from({ length: 4 }, () => bureau.server.app.remind()));
      for (let count = 1; count <= 20; count += 1)
        ({ version } = await bureau.filler.put<TaskDetail>(`api/tasks/${id}/draft`, {
          version,
          results: [{ ...row, actual: `${count}` }],
        }));
      expect((await clocks).toSorted()).toEqual([0, 0, 0, 1]);
      const { reminders, audit } = await bureau.server.database.read(async (db) => ({
        reminders: await db.findBy(Reminder, { taskId: id }),
        audit: await db.find(AuditEntry, { where: { subjectId: id }, order: { sequence: 'ASC' } }),
      }));
      // The rung, and that the filler was warned of who would be told next.
      expect(reminders.map(({ rung }) => rung).toSorted()).toEqual([`T-0@${dueDate}`, `warn-lead@${dueDate}`]);
      expect(audit.map((entry) => entry.sequence)).toEqual(audit.map((_, index) => index + 1));
      expect(audit.filter((entry) => entry.action === 'task.reminded')).toHaveLength(1);
    });
  });
});

/** The real project once more, for a year that nobody evaluates yet. */
async function nextYearsProject({ admin, server }: Bureau): Promise<{ id: string }> {
  const { projects } = await admin.get<ProjectList>('api/projects');
  const source = { projectId: projects.find(({ name }) => name === '财政网络运维服务费')!.id };
  const id = newId();
  await server.database.transaction(async (db) => {
    const project = await db.findOneByOrFail(Project, { id: source.projectId });
    await db.insert(Project, { ...project, id, fiscalYear: 2025 });
    for (const entity of [ProjectFunds, Indicator])
      for (const row of await db.findBy(entity, source))
        await db.insert(entity, { ...row, id: newId(), projectId: id });
  });
  return { id };
}
