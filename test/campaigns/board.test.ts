// 看板 from behind: rows and numbers agree, 催办 reaches whom it says, 延期 moves everything that hangs on the day.
import 'reflect-metadata';
import { addDays, dayOf, instantOn, spokenDay } from '../../shared/calendar';
import {
  boardShowSchema,
  type BoardTask,
  type BoardTasks,
  type ExtensionPlan,
  type UrgePlan,
} from '../../shared/contracts/board';
import type { CampaignBoard, CampaignSummary } from '../../shared/contracts/campaigns';
import type { MyTasks } from '../../shared/contracts/tasks';
import type { TaskTimeline } from '../../shared/contracts/timeline';
import { Person } from '../../server/identity/entities';
import { OutboxMessage } from '../../server/outbox/entities';
import { Project } from '../../server/projects/entities';
import { Task } from '../../server/tasks/entities';
import { messageRow } from '../deliveries/rows';
import { worksheet } from '../reports/officeFiles';
import { aBureau, refusal, type Bureau } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';

const SHOWS = boardShowSchema.options;

describe.each(databaseKinds)('the board on %s', (kind) => {
  describeOn(kind)('', () => {
    let bureau: Bureau;
    let big: CampaignSummary;
    const board = () => bureau.admin.get<CampaignBoard>(`api/campaigns/${big.id}`);
    const rows = (query = '', phone = bureau.admin) => phone.get<BoardTasks>(`api/campaigns/${big.id}/tasks?${query}`);
    const everyRow = async (query = '') => (await rows(`limit=100&${query}`)).tasks;
    const filling = async () => (await everyRow()).filter(({ state }) => !['in-review', 'completed'].includes(state));
    const urge = (body: object, phone = bureau.admin) => phone.post<UrgePlan>(`api/campaigns/${big.id}/urges`, body);
    const extend = (body: object, phone = bureau.admin) =>
      phone.post<ExtensionPlan>(`api/campaigns/${big.id}/extension`, body);
    const phoneOf = async (name: string) => {
      const { userId } = await bureau.server.database.read((db) => db.findOneByOrFail(Person, { name }));
      const phone = bureau.phone(userId);
      await phone.signIn();
      return phone;
    };

    /** Over night everybody's session ends. */
    const travelTo = async (instant: Date) => {
      bureau.travelTo(instant);
      for (const phone of [bureau.admin, bureau.leader, bureau.filler]) await phone.signIn();
    };

    beforeAll(async () => {
      bureau = await aBureau(kind, { seed: { bureaus: 4 } });
      const { campaigns } = await bureau.admin.get<{ campaigns: CampaignSummary[] }>('api/campaigns');
      big = campaigns.find(({ counts }) => counts.total > 1)!;
    }, 180_000);
    afterAll(() => bureau.stop());

    it('shows behind each number exactly its rows, page by page, those that need an act first', async () => {
      const [lost, other] = await filling();
      await putMissed(bureau, lost!);
      await putMissedLongAgo(bureau, other!);
      await travelTo(instantOn(addDays(big.dueDate, 1), 10));
      const { campaign, units, missed } = await board();
      const { counts } = campaign;
      const expected = {
        assigned: counts.assigned,
        drafting: counts.toFill - counts.assigned,
        returned: counts.returned,
        'in-review': counts.inReview,
        completed: counts.completed,
        outstanding: counts.toFill + counts.returned,
        overdue: counts.overdue,
        missed,
      };
      for (const show of SHOWS) expect([show, (await rows(`show=${show}`)).total]).toEqual([show, expected[show]]);
      expect(missed).toBe(1);
      expect(counts.overdue).toBe(counts.toFill + counts.returned);
      for (const unit of units) expect((await rows(`unitId=${unit.unitId}`)).total).toBe(unit.total);
      const all = await everyRow();
      const first = await rows('limit=3');
      expect([first.total, first.next]).toEqual([counts.total, 3]);
      const second = await rows(`limit=3&from=${first.next}`);
      expect([...first.tasks, ...second.tasks].map(({ id }) => id)).toEqual(all.slice(0, 6).map(({ id }) => id));
      expect(all[0]!.daysLeft).toBe(-1);
      expect(all.at(-1)!.state).toBe('completed');
      const [one] = all;
      const words = `${one!.unitName.slice(0, 4)} ${one!.fillerName}`;
      const found = await everyRow(`words=${encodeURIComponent(words)}`);
      expect(found.map(({ id }) => id)).toContain(one!.id);
      expect((await rows('words=%25')).total).toBe(0);
    });

    it('urges each person once about all of theirs, says so on the tasks, and then waits a day', async () => {
      const wished = await bureau.admin.post<UrgePlan>(`api/campaigns/${big.id}/urges/preview`, { show: 'overdue' });
      const overdue = await everyRow('show=overdue');
      expect(wished.tasks).toBe(overdue.length);
      expect(wished.reaches.filter(({ doubt }) => doubt !== null)).toHaveLength(1);
      const told = await urge({ show: 'overdue' });
      expect(told).toEqual(wished);
      await bureau.settle();
      const several = told.reaches.find(({ tasks }) => tasks > 1);
      for (const one of [told.reaches[0]!, ...(several ? [several] : [])]) {
        const phone = await phoneOf(one.name);
        const urged = phone.notices().filter((title) => title.startsWith('催办：'));
        expect(urged).toEqual([
          expect.stringMatching(
            one.tasks > 1 ? `^催办：您有 ${one.tasks} 项自评待办，最早的逾期 1 天` : '，逾期 1 天$',
          ),
        ]);
        expect(phone.lastNotice()).toContain('陈静');
      }
      for (const { lastUrge } of await everyRow('show=overdue')) expect(lastUrge).toMatchObject({ byName: '陈静' });
      const timeline = await bureau.admin.get<TaskTimeline>(`api/tasks/${overdue[0]!.id}/timeline`);
      expect(timeline.entries[0]).toMatchObject({ label: '催办', told: [{ name: overdue[0]!.holders[0] }] });
      expect(await refusal(urge({ show: 'overdue' }))).toMatchObject({
        status: 409,
        message: '现在没有可以催办的人：24 小时内已经催办过。',
      });
      expect(await refusal(urge({}, bureau.filler))).toMatchObject({ status: 409 });
      await travelTo(new Date(bureau.now().getTime() + 25 * 3_600_000));
      expect((await urge({ taskId: overdue[0]!.id })).reaches).toHaveLength(1);
      await bureau.settle();
    });

    it('urges those who review what waits for them, and tells who is gone', async () => {
      const [waiting] = await everyRow('show=in-review');
      const told = await urge({ taskId: waiting!.id });
      expect(told.reaches.map(({ name }) => name)).toEqual(waiting!.holders.filter((name) => name !== '陈静'));
      const [gone] = await filling();
      const { database } = bureau.server;
      await database.transaction((db) => db.update(Person, { name: gone!.fillerName }, { active: false }));
      const plan = await bureau.admin.post<UrgePlan>(`api/campaigns/${big.id}/urges/preview`, { taskId: gone!.id });
      expect(plan).toMatchObject({ reaches: [], cannot: [{ name: gone!.fillerName, why: '已不在通讯录中，请改派' }] });
      expect((await everyRow('show=missed')).map(({ id }) => id)).toContain(gone!.id);
      await database.transaction((db) => db.update(Person, { name: gone!.fillerName }, { active: true }));
    });

    it('gives more time: to-dos, overdue counts, reminders and the campaign follow, fillers hear why', async () => {
      const today = dayOf(bureau.now());
      expect(await refusal(extend({ dueDate: today, reason: '补充材料' }))).toMatchObject({
        status: 422,
        field: 'dueDate',
      });
      expect(await refusal(extend({ dueDate: '2025-02-30', reason: '补充材料' }))).toMatchObject({ status: 400 });
      expect(await refusal(extend({ dueDate: addDays(today, 9), reason: ' ' }))).toMatchObject({ status: 400 });
      expect((await refusal(extend({ dueDate: addDays(today, 9), reason: '要' }, bureau.leader))).status).toBe(403);
      const [one] = await everyRow('show=overdue');
      const dueDate = addDays(today, 9);
      const filler = await phoneOf(one!.fillerName);
      await extend({ taskId: one!.id, dueDate, reason: '等待审计结果' });
      await bureau.settle();
      expect(filler.lastNotice()).toMatch(new RegExp(`^延至${spokenDay(dueDate)}：.*自评[^]*陈静：等待审计结果`));
      const todo = bureau.sandbox.store
        .todos(filler.userId)
        .find(({ subject, done }) => !done && subject.includes(one!.projectName));
      expect(dayOf(new Date(todo!.dueAt!))).toBe(dueDate);
      expect((await board()).campaign).toMatchObject({ dueDate: big.dueDate });
      const { toFill } = await filler.get<MyTasks>('api/tasks');
      expect(toFill.find(({ id }) => id === one!.id)).toMatchObject({ dueDate, daysLeft: 9 });
      const all = await extend({ dueDate, reason: '全部顺延' });
      expect(all.later).toBe(1);
      expect(await refusal(extend({ dueDate, reason: '再来一次' }))).toMatchObject({ status: 422 });
      expect((await board()).campaign).toMatchObject({ dueDate, counts: { overdue: 0 } });
      const timeline = await bureau.admin.get<TaskTimeline>(`api/tasks/${one!.id}/timeline`);
      expect(timeline).toMatchObject({
        now: { people: [{ name: one!.fillerName }], dueDate },
        next: { label: '单位负责人审核' },
      });
      expect(timeline.entries[0]).toMatchObject({ label: '延期', comment: expect.stringContaining('等待审计结果') });
      await bureau.settle();
      await travelTo(instantOn(addDays(dueDate, -1), 10));
      expect(await bureau.server.app.remind()).toBeGreaterThan(0);
      await bureau.settle();
    });

    it('finds a name alike on both databases, however its letters and signs are typed', async () => {
      const [one] = await everyRow();
      const { database } = bureau.server;
      const { projectId } = await database.read((db) => db.findOneByOrFail(Task, { id: one!.id }));
      const { name } = await database.read((db) => db.findOneByOrFail(Project, { id: projectId }));
      const call = (other: string) =>
        database.transaction((db) => db.update(Project, { id: projectId }, { name: other }));
      await call('ＧＩＳ 平台（2024）É[试点]-^]\\*?%_!');
      const finds = async (words: string) =>
        (await everyRow(`words=${encodeURIComponent(words)}`)).some(({ id }) => id === one!.id);
      const typed = ['gis', 'Ｇis', '(２０２４)', '（2024）é', '［试点］', '-^]', '\\*?', '%_!', '］-＾', 'IS 台（'];
      for (const words of typed) expect([words, await finds(words)]).toEqual([words, true]);
      for (const words of ['gjs', '2025', '(2024)e', '[a-z]点', '*台', '试_', '平%(', '.*', '\\d'])
        expect([words, await finds(words)]).toEqual([words, false]);
      await call(name);
    });

    it('is exported as it is seen, and nothing in it comes to life', async () => {
      const [one] = await everyRow('show=completed');
      await bureau.server.database.transaction(async (db) => {
        const { projectId } = await db.findOneByOrFail(Task, { id: one!.id });
        await db.update(Project, { id: projectId }, { name: '=HYPERLINK("http://x","点我")' });
      });
      const { fileName, content } = await bureau.admin.download(`api/campaigns/${big.id}/tasks.xlsx?show=completed`);
      expect(fileName).toMatch(/自评-\d{4}-\d\d-\d\d\.xlsx$/);
      const [title, scope, heads, ...lines] = (await worksheet(content)).rows;
      expect(title![0]).toBe(big.name);
      expect(scope![0]).toMatch(/^已办结，共 \d+ 项/);
      expect(heads!.slice(0, 4)).toEqual(['项目', '单位', '填报人', '现在']);
      expect(lines).toHaveLength((await rows('show=completed')).total);
      expect(lines.map((cells) => cells[0])).toContain('=HYPERLINK("http://x","点我")（演示数据）');
      expect(content.includes('<f>')).toBe(false);
      const lead = await phoneOf(await leadOf(bureau, one!.unitId));
      const seen = (await lead.get<BoardTasks>(`api/campaigns/${big.id}/tasks`)).tasks;
      expect(new Set(seen.map(({ unitId }) => unitId))).toEqual(new Set([one!.unitId]));
      // A list that leaves the page says whose it is; another unit's name is not theirs to read.
      const scopeOf = async (query: string) => {
        const file = await lead.download(`api/campaigns/${big.id}/tasks.xlsx?${query}`);
        return (await worksheet(file.content)).rows[1]![0];
      };
      expect(await scopeOf('')).toMatch(new RegExp(`^${one!.unitName}，共 ${seen.length} 项`));
      expect(await scopeOf(`show=outstanding&unitId=${one!.unitId}`)).toMatch(new RegExp(`^未交，${one!.unitName}，`));
      const foreign = (await board()).units.find(({ unitId }) => unitId !== one!.unitId)!;
      expect(await scopeOf(`unitId=${foreign.unitId}`)).toMatch(/^不在您管理范围内的单位，共 0 项/);
      expect((await refusal(bureau.filler.get(`api/campaigns/${big.id}`))).status).toBe(404);
    });

    it('tells how the finished ones came out, the best first', async () => {
      const [first, second] = await everyRow('show=completed');
      await bureau.server.database.transaction(async (db) => {
        await db.update(Task, { id: first!.id }, { grade: '中' });
        await db.update(Task, { id: second!.id }, { grade: '良' });
      });
      expect((await board()).grades.map(({ grade }) => grade)).toEqual(['优', '良', '中']);
    });
  });
});

async function leadOf(bureau: Bureau, unitId: string): Promise<string> {
  const people = await bureau.server.database.read((db) => db.findBy(Person, { unitId }));
  return people.find(({ userId }) => userId.includes('lead'))!.name;
}

/** The filler's last notice about the task did not arrive, and is waiting for a phone call. */
/** About other campaigns, years before this one. */
async function putMissedLongAgo(bureau: Bureau, task: BoardTask): Promise<void> {
  const before = new Date(bureau.now().getTime() - 400 * 24 * 3_600_000);
  await bureau.server.database.transaction(async (db) => {
    const { fillerId } = await db.findOneByOrFail(Task, { id: task.id });
    const lost = { recipientId: fillerId, purpose: 'reminder' as const, delivery: 'missed' as const };
    await db.insert(OutboxMessage, messageRow(before, { ...lost, taskId: null, nextWay: 'phone' }));
  });
}

async function putMissed(bureau: Bureau, task: BoardTask): Promise<void> {
  await bureau.server.database.transaction(async (db) => {
    const { fillerId } = await db.findOneByOrFail(Task, { id: task.id });
    const lost = { taskId: task.id, recipientId: fillerId, delivery: 'missed' as const, nextWay: 'phone' as const };
    await db.insert(OutboxMessage, messageRow(bureau.now(), { ...lost, missedReason: '不在应用的可见范围' }));
  });
}
