// A whole campaign over the National Day weeks, with every chat as the sandbox shows it and a clock that is moved. The days
// are worked by hand; the rules behind them stand in test/shared/reminders.
import 'reflect-metadata';
import type { ProjectList } from '../../shared/contracts/campaigns';
import { instantOn } from '../../shared/calendar';
import { daysFrom } from '../../shared/reminders/workCalendar';
import { newId } from '../../server/database/ids';
import { Indicator, Project, ProjectFunds } from '../../server/projects/entities';
import { aBureau, type Bureau } from '../support/bureau';

const NAMES = { filler: '填报人', lead: '负责人', reviewer: '复核人', leader: '领导' };
const PEOPLE = Object.keys(NAMES) as (keyof typeof NAMES)[];

/** Lets the clock run, looking at these hours of each day, and tells who was told what and when. */
async function live(bureau: Bureau, from: string, until: string, hours = [8, 9, 13]): Promise<string[]> {
  const told: string[] = [];
  for (const day of daysFrom(from, until, 60))
    for (const hour of hours) {
      bureau.travelTo(instantOn(day, hour, 5));
      const before = PEOPLE.map((who) => bureau[who].notices().length);
      if ((await bureau.server.app.remind()) === 0) continue;
      await bureau.settle();
      for (const [at, who] of PEOPLE.entries())
        for (const title of bureau[who].notices().slice(before[at]))
          told.push(`${day.slice(5)} ${hour} ${NAMES[who]} ${title}`);
    }
  return told;
}

/** The real project once more, by another name and in a campaign of its own. */
async function secondCampaign({ admin, server }: Bureau, dueDate: string): Promise<string> {
  const { projects } = await admin.get<ProjectList>('api/projects');
  const source = { projectId: projects[0]!.id };
  const id = newId();
  const fiscalYear = projects[0]!.fiscalYear + 1;
  await server.database.transaction(async (db) => {
    const project = await db.findOneByOrFail(Project, { id: source.projectId });
    await db.insert(Project, { ...project, id, name: '机房运维费', fiscalYear });
    for (const entity of [ProjectFunds, Indicator])
      for (const row of await db.findBy(entity, source))
        await db.insert(entity, { ...row, id: newId(), projectId: id });
  });
  const input = { name: '机房专项自评', fiscalYear, dueDate, projectIds: [id] };
  return (await admin.post<{ id: string }>('api/campaigns', input)).id;
}

describe('a campaign over National Day', () => {
  let bureau: Bureau;
  afterAll(() => bureau.stop());

  it('2025: each chat shows a calm, correct series', async () => {
    bureau = await aBureau('sqlite', { start: instantOn('2025-09-15', 10), seed: { daysToDueDate: 15 } });
    expect((await bureau.task()).dueDate).toBe('2025-09-30');
    await secondCampaign(bureau, '2025-10-11');
    await bureau.settle();
    expect(await live(bureau, '2025-09-15', '2025-10-10')).toEqual([
      '09-22 9 领导 2 个评价批次已交 0/2 项',
      '09-23 9 填报人 还有 7 天：财政网络运维服务费自评还差 14 项',
      // Three days before is a Saturday.
      '09-26 9 填报人 还有 4 天：财政网络运维服务费自评还差 14 项',
      '09-29 9 填报人 明天截止：财政网络运维服务费自评还差 14 项',
      '09-29 9 领导 2 个评价批次已交 0/2 项',
      // The other campaign is due after the holiday: its reminders of the holiday come before it, in the same message.
      '09-30 9 填报人 今天截止 1 项、11 天后截止 1 项，还差 28 项内容',
      '10-09 9 负责人 逾期 1 个工作日：财政网络运维服务费自评还没提交',
      '10-09 9 领导 2 个评价批次已交 0/2 项，逾期 1 项',
      '10-10 9 填报人 已逾期 1 项、明天截止 1 项，还差 28 项内容',
    ]);
  });
});
