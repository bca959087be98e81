// When the month's calls run low, a launch costs one notice for each person, and a hundred people share a call.
import 'reflect-metadata';
import type { CampaignSummary, LaunchCampaignRequest, ProjectList } from '../../shared/contracts/campaigns';
import { newId } from '../../server/database/ids';
import { OutboxMessage } from '../../server/outbox/entities';
import { Indicator, Project, ProjectFunds } from '../../server/projects/entities';
import { ApiUsage } from '../../server/quota/entities';
import { monthOf } from '../../server/quota/meter';
import { bureaus, type Bureau } from '../support/bureau';

const aBureau = bureaus('sqlite');

/** The real project a second time under another name, for the same filler. */
async function addSecondProject(bureau: Bureau): Promise<void> {
  await bureau.server.database.transaction(async (db) => {
    const project = await db.findOneByOrFail(Project, { name: '财政网络运维服务费' });
    const ofProject = { projectId: project.id };
    const [funds, indicators] = [await db.findBy(ProjectFunds, ofProject), await db.findBy(Indicator, ofProject)];
    const projectId = newId();
    await db.insert(Project, { ...project, id: projectId, name: '财政网络安全服务费' });
    await db.insert(
      ProjectFunds,
      funds.map((row) => ({ ...row, id: newId(), projectId })),
    );
    await db.insert(
      Indicator,
      indicators.map((row) => ({ ...row, id: newId(), projectId })),
    );
  });
}

async function launchBoth(bureau: Bureau): Promise<void> {
  const { projects } = await bureau.admin.get<ProjectList>('api/projects');
  const own = projects.filter(({ name }) => name.startsWith('财政网络'));
  const wish: LaunchCampaignRequest = {
    name: '年度自评',
    fiscalYear: own[0]!.fiscalYear,
    dueDate: '2025-04-01',
    projectIds: own.map(({ id }) => id),
  };
  await bureau.admin.post<CampaignSummary>('api/campaigns', wish);
  await bureau.settle();
}

it('tells each task by itself while there are calls enough', async () => {
  const bureau = await aBureau({ seed: { launch: false } });
  await addSecondProject(bureau);
  await launchBoth(bureau);
  expect(bureau.filler.notices()).toHaveLength(2);
});

it('tells all tasks of a person at once when calls run low; the to-dos name them, and opening one proves it read', async () => {
  const bureau = await aBureau({ seed: { launch: false } });
  await addSecondProject(bureau);
  const used = {
    month: monthOf(bureau.now()),
    kind: 'call',
    api: 'notice',
    calls: 4_500,
    countedAt: bureau.now(),
  } as const;
  await bureau.server.database.transaction((db) => db.insert(ApiUsage, used));
  await launchBoth(bureau);
  expect(bureau.filler.notices()).toEqual([expect.stringMatching(/^您有新的自评任务，请于4月1日 周二前完成填报/)]);
  expect(bureau.filler.lastNotice()).toContain('批次：年度自评');
  expect(bureau.filler.openTodos()).toHaveLength(2);
  await bureau.task();
  await bureau.settle();
  const [notice] = await bureau.server.database.read((db) => db.findBy(OutboxMessage, { kind: 'notice' }));
  expect(notice).toMatchObject({ taskId: null, delivery: 'read' });
});
