// DingTalk drops a text that a person has already got that day, without a word. So of all messages of a lively day no two may
// read the same to the same person, however alike the projects are; the address behind the button does not count.
import 'reflect-metadata';
import { In } from 'typeorm';
import type { ProjectList } from '../../shared/contracts/campaigns';
import type { MyTasks, TaskDetail } from '../../shared/contracts/tasks';
import { instantOn } from '../../shared/calendar';
import { seedFilling } from '../../scripts/demo-data/seedProject';
import type { NoticeMessage } from '../../server/dingtalk/port';
import { noticeCard } from '../../server/dingtalk/notices';
import { newId } from '../../server/database/ids';
import { OrgUnit } from '../../server/identity/entities';
import { OutboxMessage } from '../../server/outbox/entities';
import { Indicator, Project, ProjectFunds } from '../../server/projects/entities';
import { bureaus, goldenResult, type Bureau } from '../support/bureau';
import type { Phone } from '../../scripts/story/phone';

const aBureau = bureaus('sqlite');
const LONG = '市级财政预算管理一体化信息系统及配套网络安全等级保护运行维护项目（含数据中心机房环境保障）第';

/** Twins of the bureau's project: the same name in another unit, and long names that differ only at their end. */
async function addTwins(bureau: Bureau): Promise<void> {
  await bureau.server.database.transaction(async (db) => {
    const [project] = await db.find(Project);
    const funds = await db.findBy(ProjectFunds, { projectId: project!.id });
    const rows = await db.findBy(Indicator, { projectId: project!.id });
    const parent = await db.findOneByOrFail(OrgUnit, { id: project!.unitId });
    const id = newId();
    const section = {
      ...parent,
      id,
      parentId: parent.id,
      departmentId: 99_001,
      name: '运维科',
      path: `${parent.path}${id}/`,
    };
    await db.insert(OrgUnit, section);
    const twins: Partial<Project>[] = [{ unitId: id }, { name: `${LONG}一期` }, { name: `${LONG}二期` }];
    for (const twin of twins) {
      const projectId = newId();
      await db.insert(Project, { ...project!, ...twin, id: projectId });
      await db.insert(
        ProjectFunds,
        funds.map((one) => ({ ...one, id: newId(), projectId })),
      );
      await db.insert(
        Indicator,
        rows.map((one) => ({ ...one, id: newId(), projectId })),
      );
    }
  });
}

const eachTask = async (phone: Phone, list: keyof MyTasks, act: (task: TaskDetail) => Promise<unknown>) => {
  const tasks = await phone.get<MyTasks>('api/tasks');
  for (const { id } of tasks[list]) await act(await phone.get<TaskDetail>(`api/tasks/${id}`));
};
const verb =
  (phone: Phone, name: string, body: object = {}) =>
  (task: TaskDetail) =>
    phone.post(`api/tasks/${task.id}/${name}`, { version: task.version, ...body });

/** A day on which everything happens to everybody. */
async function livelyDay(bureau: Bureau): Promise<void> {
  const { filler, lead, reviewer } = bureau;
  await eachTask(filler, 'toFill', ({ id, version, indicators }) =>
    filler.put(`api/tasks/${id}/draft`, { version, ...seedFilling, results: indicators.map(goldenResult) }),
  );
  await eachTask(filler, 'toFill', verb(filler, 'submission'));
  await eachTask(filler, 'done', verb(filler, 'withdrawal'));
  await eachTask(filler, 'toFill', verb(filler, 'submission'));
  const returning = { reason: '请核对执行数', indicators: [] };
  await eachTask(lead, 'toReview', verb(lead, 'return', returning));
  await eachTask(filler, 'toFill', verb(filler, 'submission'));
  await eachTask(lead, 'toReview', verb(lead, 'approval'));
  await eachTask(reviewer, 'toReview', verb(reviewer, 'return', returning));
  await eachTask(filler, 'toFill', verb(filler, 'submission'));
  await eachTask(lead, 'toReview', verb(lead, 'approval'));
  await eachTask(reviewer, 'toReview', verb(reviewer, 'approval'));
}

const withoutAddress = (card: ReturnType<typeof noticeCard>) =>
  JSON.stringify({ ...card, action_card: { ...card.action_card, single_url: '' } });

it('no two messages of a day read the same to one person, and DingTalk shows every one of them', async () => {
  const bureau = await aBureau({ seed: { launch: false } });
  await addTwins(bureau);
  const { projects } = await bureau.admin.get<ProjectList>('api/projects');
  const dueDate = '2025-03-14';
  await bureau.admin.post('api/campaigns', {
    name: '年度自评',
    fiscalYear: projects[0]!.fiscalYear,
    dueDate,
    profileId: 'national-2020',
    projectIds: projects.map(({ id }) => id),
  });
  bureau.travelTo(instantOn(dueDate, 9, 5));
  for (const phone of [bureau.filler, bureau.lead, bureau.reviewer]) await phone.signIn();
  await bureau.server.app.remind();
  await livelyDay(bureau);
  await bureau.settle();

  const rows = await bureau.server.database.read((db) => db.findBy(OutboxMessage, { kind: In(['notice']) }));
  const words = rows.map(({ recipientId, payload }) => {
    const notice = payload as NoticeMessage;
    return `${recipientId} ${withoutAddress(noticeCard(bureau.config.publicBaseUrl, notice))}`;
  });
  expect(projects).toHaveLength(4);
  expect(words.length).toBeGreaterThan(40);
  expect(words.filter((one, index) => words.indexOf(one) !== index)).toEqual([]);
  const shown = [bureau.filler, bureau.lead, bureau.reviewer].flatMap((phone) => phone.notices());
  // What a faster turn had made untrue did not leave.
  expect(shown).toHaveLength(rows.filter(({ status }) => status !== 'cancelled').length);
});
