// A day that nobody worked, a clock that stood wrong, a message that could not leave, another filler: what is told then.
import 'reflect-metadata';
import type { EntityManager } from 'typeorm';
import { instantOn } from '../../shared/calendar';
import type { ReminderPreview } from '../../shared/contracts/reminders';
import type { MyTasks, TaskDetail } from '../../shared/contracts/tasks';
import { newId } from '../../server/database/ids';
import { Person, PersonRole } from '../../server/identity/entities';
import { Reminder } from '../../server/reminders/entities';
import { Task } from '../../server/tasks/entities';
import { aBureau, type Bureau } from '../support/bureau';
import { live } from './support/series';

describe('when not all goes as planned', () => {
  let bureau: Bureau;
  beforeEach(async () => {
    bureau = await aBureau('sqlite');
  });
  afterEach(() => bureau.stop());

  it('who was warned of a level whose turn was missed is warned again, and everybody else is told', async () => {
    expect(await live(bureau, '2025-03-27', '2025-03-27', [9])).toHaveLength(1);
    // Nothing ran on the day of the lead's turn, so that of the department moved.
    expect(await live(bureau, '2025-03-31', '2025-03-31', [9])).toEqual([
      expect.stringContaining('填报人 逾期 10 天'),
      expect.stringContaining('负责人 逾期 6 个工作日'),
      expect.stringContaining('领导'),
    ]);
    expect(await live(bureau, '2025-04-01', '2025-04-01', [9])).toEqual([expect.stringContaining('复核人 逾期 7')]);
  });

  it('nobody hears any more that a task is late which is handed in before the message could leave', async () => {
    await live(bureau, '2025-03-21', '2025-03-21', [9]);
    bureau.travelTo(instantOn('2025-03-24', 9, 5));
    await bureau.filler.signIn();
    await bureau.trouble({ down: true });
    expect(await bureau.server.app.remind()).toBe(2);
    await bureau.fills();
    await bureau.submits();
    await bureau.trouble({ down: false });
    bureau.travelTo(instantOn('2025-03-24', 9, 45));
    await bureau.settle();
    expect(bureau.lead.notices()).toEqual(['待您审核：财政网络运维服务费自评']);
  });

  it('a reminder that could not leave on its day says of which day it speaks, or leaves it to that of the next', async () => {
    const remindsInVain = async (day: string) => {
      bureau.travelTo(instantOn(day, 9, 5));
      await bureau.trouble({ busy: true });
      expect(await bureau.server.app.remind()).toBeGreaterThan(0);
      await bureau.settle();
    };
    const heard = async (day: string, hour: number) => {
      await bureau.trouble({ busy: false });
      const before = bureau.filler.notices().length;
      for (const minute of [0, 30, 59]) {
        bureau.travelTo(instantOn(day, hour, minute));
        await bureau.settle();
      }
      return bureau.filler.notices().slice(before);
    };
    await remindsInVain('2025-03-18');
    expect(await heard('2025-03-19', 7)).toEqual([expect.stringMatching(/^3月18日的提醒：还有 3 天/)]);
    await remindsInVain('2025-03-20');
    await remindsInVain('2025-03-21');
    expect(await heard('2025-03-21', 10)).toEqual([expect.stringMatching(/^今天截止/)]);
  });

  it('a clock that leapt ahead and came back silences nobody', async () => {
    bureau.travelTo(instantOn('2026-03-25', 9));
    expect(await bureau.server.app.remind()).toBe(1);
    await bureau.settle();
    const told = await live(bureau, '2025-03-17', '2025-03-26', [9]);
    expect(told.filter((line) => !line.includes('领导')).map((line) => line.split('：')[0])).toEqual([
      '03-17 9 填报人 还有 4 天',
      '03-18 9 填报人 还有 3 天',
      '03-20 9 填报人 明天截止',
      '03-21 9 填报人 今天截止',
      '03-24 9 负责人 逾期 1 个工作日',
      '03-25 9 填报人 逾期 4 天',
      '03-26 9 复核人 逾期 3 个工作日',
    ]);
  });

  it('once another fills the task, nobody more hears that it is late before they have been warned', async () => {
    expect(await live(bureau, '2025-03-21', '2025-03-24', [9])).toHaveLength(3);
    const leads = (db: EntityManager) => db.findBy(PersonRole, { role: 'lead' });
    await bureau.server.database.transaction(async (db) => {
      const [task] = await db.findBy(Task, { dueDate: '2025-03-21' });
      const people = await db.findBy(Person, { active: true });
      const before = (await leads(db)).find(({ unitId }) => unitId === task!.unitId)!;
      const [filler, lead] = people.filter(({ id }) => ![task!.fillerId, before.personId].includes(id));
      await db.insert(PersonRole, { ...before, id: newId(), personId: lead!.id });
      await db.update(Task, { id: task!.id }, { fillerId: filler!.id });
    });
    bureau.travelTo(instantOn('2025-03-25', 9, 5));
    await bureau.server.app.remind();
    const rows = await bureau.server.database.read((db) => db.find(Reminder));
    expect(rows.filter(({ rung }) => rung === 'lead@2025-03-21')).toHaveLength(1);
  });
});

it('the preview of a campaign tells each only of the tasks they may see', async () => {
  const bureau = await aBureau('sqlite', { seed: { bureaus: 3 } });
  try {
    const stranger = bureau.phone('filler1a');
    await stranger.signIn();
    const { toFill, done } = await stranger.get<MyTasks>('api/tasks');
    const { campaign } = await stranger.get<TaskDetail>(`api/tasks/${[...toFill, ...done][0]!.id}`);
    const preview = (phone: typeof stranger) =>
      phone.post<ReminderPreview>(`api/campaigns/${campaign.id}/reminder-preview`, {});
    expect((await preview(bureau.admin)).people).toBeGreaterThan(2);
    const seen = await preview(stranger);
    expect(seen.people).toBeLessThan(2);
    expect(seen.samples.every(({ title }) => toFill.some((task) => title.includes(task.projectName)))).toBe(true);
  } finally {
    await bureau.stop();
  }
});
