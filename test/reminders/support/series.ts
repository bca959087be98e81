// What the tests of reminders share: a clock that runs through days, a second campaign, many people at once.
import type { ProjectList } from '../../../shared/contracts/campaigns';
import { instantOn } from '../../../shared/calendar';
import { daysFrom } from '../../../shared/reminders/workCalendar';
import { newId } from '../../../server/database/ids';
import { Person } from '../../../server/identity/entities';
import { Indicator, Project, ProjectFunds } from '../../../server/projects/entities';
import { Task } from '../../../server/tasks/entities';
import type { Bureau } from '../../support/bureau';

const NAMES = { filler: '填报人', lead: '负责人', reviewer: '复核人', leader: '领导', admin: '管理员' };
export const PEOPLE = Object.keys(NAMES) as (keyof typeof NAMES)[];

/** Lets the clock run, looking at these hours of each day, and tells who was told what and when. */
export async function live(bureau: Bureau, from: string, until: string, hours = [8, 9, 13]): Promise<string[]> {
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
export async function secondCampaign({ admin, server }: Bureau, dueDate: string): Promise<string> {
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

/** So many people who each have a task of the same campaign to fill, due on one day. */
export async function crowd({ server }: Bureau, count: number, dueDate: string): Promise<string[]> {
  return server.database.transaction(async (db) => {
    const { id: _task, ...like } = (await db.find(Task))[0]!;
    const { id: _person, ...person } = await db.findOneByOrFail(Person, { id: like.fillerId });
    const people = Array.from({ length: count }, (_, at) => ({
      ...person,
      id: newId(),
      userId: `crowd-${dueDate}-${at}`,
      unionId: `crowd-union-${dueDate}-${at}`,
      name: `演示${at}`,
    }));
    await db.insert(Person, people);
    const project = await db.findOneByOrFail(Project, { id: like.projectId });
    for (const { id: fillerId } of people) {
      const projectId = newId();
      await db.insert(Project, { ...project, id: projectId, name: fillerId, fillerId });
      await db.insert(Task, { ...like, id: newId(), projectId, fillerId, dueDate });
    }
    return people.map(({ id }) => id);
  });
}
