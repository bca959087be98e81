// What somebody was to do goes to somebody else: by the rule when they leave, by hand when an admin says so.
import 'reflect-metadata';
import type { PeopleList } from '../../shared/contracts/people';
import type { MyTasks, TaskDetail } from '../../shared/contracts/tasks';
import { nextHolder } from '../../shared/workflow/nextHolder';
import { databaseKinds, describeOn } from '../support/databases';
import { bureaus, refusal, type Bureau } from '../support/bureau';
import { joins, leaves, settleEvents } from '../support/directoryChanges';

const PROJECT = '财政网络运维服务费';
const idOf = async (bureau: Bureau, name: string) =>
  (await bureau.admin.get<PeopleList>(`api/people?search=${encodeURIComponent(name)}`)).people[0]!.id;
const lastLine = ({ timeline }: TaskDetail) => timeline.at(-1)!;
const fillsNow = async (bureau: Bureau, who: 'admin' | 'lead' | 'filler' | 'reviewer') =>
  (await bureau[who].get<MyTasks>('api/tasks')).toFill.map(({ projectName }) => projectName);

/** A colleague who is nobody in particular. */
async function colleague(bureau: Bureau, userId = 'sunli') {
  joins(bureau, userId, { name: '孙丽（演示）', departmentIds: [12] });
  await settleEvents(bureau);
  const phone = bureau.phone(userId);
  await phone.signIn();
  return phone;
}

describe.each(databaseKinds)('tasks of somebody who left on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);

    it('go to the deputy, who is told why and finds what was filled', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      const sunli = await colleague(bureau);
      const [filler, deputyId] = [await idOf(bureau, '王丽'), await idOf(bureau, '孙丽')];
      await bureau.admin.put(`api/people/${filler}/deputy`, { deputyId, until: null });
      leaves(bureau, 'wangli');
      await settleEvents(bureau);
      const [card] = (await sunli.get<MyTasks>('api/tasks')).toFill;
      const task = await sunli.get<TaskDetail>(`api/tasks/${card!.id}`);
      expect(task).toMatchObject({ filler: { name: '孙丽' }, can: { save: true } });
      expect(task.goalActual).not.toBeNull();
      expect(lastLine(task)).toMatchObject({
        label: '改派',
        actorName: '系统',
        comment: '由王丽转给孙丽（代理人）：王丽已离职',
      });
      expect(sunli.lastNotice()).toMatch(
        /^转给您填报：财政网络运维服务费自评，[^\n]*\n[^]*原填报人：王丽[^]*王丽已离职/,
      );
      expect(sunli.openTodos()).toHaveLength(1);
    });

    it('go past the lead who alone could review them, to the admin', async () => {
      const bureau = await aBureau();
      leaves(bureau, 'wangli');
      await settleEvents(bureau);
      expect(await fillsNow(bureau, 'lead')).toEqual([]);
      expect(await fillsNow(bureau, 'admin')).toEqual([PROJECT]);
    });

    it('in review stay with their reviewers, who are not told twice', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      await bureau.submits();
      const told = bureau.lead.notices().length;
      leaves(bureau, 'wangli');
      await settleEvents(bureau);
      expect([bureau.lead.notices().length, bureau.lead.openTodos().length]).toEqual([told, 1]);
      expect(bureau.admin.lastNotice()).toMatch(/^转给您负责：[^]*现在不用办/);
      await bureau.returns(bureau.lead, '请补充说明');
      expect(await fillsNow(bureau, 'admin')).toEqual([PROJECT]);
    });

    it('that waited for somebody’s review are told to those who review them now', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      await bureau.submits();
      const deputyLead = await idOf(bureau, '周志远');
      const [root] = (await bureau.admin.get<{ units: { id: string }[] }>('api/units?search=市财政局')).units;
      await bureau.admin.post(`api/people/${deputyLead}/roles`, { role: 'lead', unitId: root!.id });
      await bureau.settle();
      expect(bureau.leader.openTodos()).toEqual([]); // the nearer lead has it
      leaves(bureau, 'lijianguo');
      await settleEvents(bureau);
      expect(bureau.leader.lastNotice()).toMatch(/^待您审核：财政网络运维服务费自评/);
      expect((await bureau.approves(bureau.leader)).stateLabel).toBe('复核中');
    });
  });
});

describe.each(databaseKinds)('an admin on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);

    it('gives a task to somebody else; the old to-do goes, the new one comes, and both are told', async () => {
      const bureau = await aBureau();
      const sunli = await colleague(bureau);
      const { id, version } = await bureau.taskSeenBy(bureau.admin);
      const body = { version, toId: await idOf(bureau, '孙丽'), reason: '王丽外出培训' };
      const given = await bureau.admin.post<TaskDetail>(`api/tasks/${id}/reassignment`, body);
      await bureau.settle();
      expect(lastLine(given)).toMatchObject({
        actorName: '陈静',
        comment: '由王丽转给孙丽（管理员指定）：王丽外出培训',
      });
      expect([bureau.filler.openTodos(), sunli.openTodos()]).toEqual([[], [`填报：${PROJECT}绩效自评`]]);
      expect(bureau.filler.lastNotice()).toMatch(/^不用再填：[^]*已转给孙丽/);
      expect(await refusal(bureau.filler.get(`api/tasks/${id}`))).toMatchObject({ status: 403 });
      expect(await refusal(bureau.admin.post(`api/tasks/${id}/reassignment`, body))).toMatchObject({
        status: 422,
        code: 'holder-unfit',
      });
    });

    it('cannot give it to who left, nor to who alone could review it, nor without being an admin', async () => {
      const bureau = await aBureau();
      const { id, version } = await bureau.taskSeenBy(bureau.admin);
      const give = (phone: Bureau['admin'], toId: string, reason = '换人') =>
        refusal(phone.post(`api/tasks/${id}/reassignment`, { version, toId, reason }));
      const lead = await idOf(bureau, '李建国');
      const admin = await idOf(bureau, '陈静');
      expect(await give(bureau.admin, lead)).toMatchObject({
        status: 422,
        message: expect.stringMatching(/李建国.*审核/),
      });
      expect(await give(bureau.filler, admin)).toMatchObject({ status: 403, code: 'not-allowed' });
      expect(await give(bureau.lead, admin)).toMatchObject({ status: 403, code: 'not-allowed' });
      expect(await give(bureau.admin, admin, ' ')).toMatchObject({ status: 400, field: 'reason' });
      const gone = await idOf(bureau, '赵敏');
      leaves(bureau, 'zhaomin');
      await settleEvents(bureau);
      expect(await give(bureau.admin, gone)).toMatchObject({ status: 422, message: expect.stringMatching(/离职/) });
    });
  });
});

it('names the next holder by a rule: deputy, nearest lead, nearest admin; nobody who would review their own work', () => {
  const fit = (personId: string) => ({ personId, leavesReviewers: true });
  const unfit = (personId: string) => ({ personId, leavesReviewers: false });
  const none = { deputy: null, leads: [], admins: [] };
  expect(nextHolder({ deputy: fit('d'), leads: [fit('l')], admins: [fit('a')] })?.personId).toBe('d');
  expect(nextHolder({ deputy: unfit('d'), leads: [unfit('l'), fit('m')], admins: [fit('a')] })?.personId).toBe('m');
  expect(nextHolder({ ...none, leads: [unfit('l')], admins: [unfit('a'), fit('b')] })?.personId).toBe('b');
  expect(nextHolder({ ...none, admins: [unfit('a')] })).toEqual({ personId: 'a', reason: 'admin' });
  expect(nextHolder(none)).toBeNull();
});
