// 人员与角色: roles are ours, DingTalk only suggests; and an admin can neither lock themselves out nor everybody else.
import 'reflect-metadata';
import type { Me } from '../../shared/contracts/identity';
import type {
  DirectoryStatus,
  PeopleList,
  PersonDetail,
  SuggestionList,
  UnitList,
} from '../../shared/contracts/people';
import { databaseKinds, describeOn } from '../support/databases';
import { bureaus, refusal, type Bureau } from '../support/bureau';
import { joins, settleEvents } from '../support/directoryChanges';

const list = (bureau: Bureau, query: string) =>
  bureau.admin.get<PeopleList>(`api/people?${new URLSearchParams(query)}`);
const detail = async (bureau: Bureau, name: string) => {
  const { people } = await list(bureau, `search=${name}`);
  return bureau.admin.get<PersonDetail>(`api/people/${people[0]!.id}`);
};
const unit = async (bureau: Bureau, name: string) =>
  (await bureau.admin.get<UnitList>(`api/units?${new URLSearchParams({ search: name })}`)).units[0]!.id;

describe.each(databaseKinds)('people and roles on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);

    it('are found by name, title and unit, a page at a time; only by admins', async () => {
      const bureau = await aBureau();
      expect((await list(bureau, 'search=王丽')).people).toMatchObject([
        { name: '王丽', unitName: '市财政局信息中心', active: true, isDemo: true, roles: [{ role: 'filler' }] },
      ]);
      expect((await list(bureau, 'search=信息中心')).people.map(({ name }) => name).sort()).toEqual(['李建国', '王丽']);
      expect((await list(bureau, 'search=%')).people).toEqual([]);
      expect((await list(bureau, 'which=left')).total).toBe(0);
      for (let n = 1; n <= 30; n += 1) joins(bureau, `u${n}`, { name: `同事${n}`, departmentIds: [12] });
      await settleEvents(bureau);
      const [first, second] = [await list(bureau, 'search=同事'), await list(bureau, 'search=同事&page=2')];
      expect([first.total, first.people.length, second.people.length]).toEqual([30, 20, 10]);
      for (const path of ['people', 'units', 'role-suggestions', 'directory'])
        expect(await refusal(bureau.lead.get(`api/${path}`))).toMatchObject({ status: 403, code: 'not-allowed' });
    });

    it('a role counts with the next request, and so does its end', async () => {
      const bureau = await aBureau();
      const person = await detail(bureau, '王丽');
      const grant = { role: 'leader', unitId: await unit(bureau, '市财政局信息中心') };
      const granted = await bureau.admin.post<PersonDetail>(`api/people/${person.id}/roles`, grant);
      expect(granted.history[0]).toMatchObject({ label: '授予角色：市财政局信息中心的分管领导', actorName: '陈静' });
      const session = await bureau.filler.get<Me>('api/me');
      expect([session.roles.map(({ role }) => role).sort(), session.can.viewBoard]).toEqual([
        ['filler', 'leader'],
        true,
      ]);
      const held = granted.roles.find(({ role }) => role === 'leader')!;
      await bureau.admin.post(`api/people/${person.id}/roles/${held.id}/revocation`, {});
      expect((await bureau.filler.get<Me>('api/me')).can.viewBoard).toBe(false);
      expect(await refusal(bureau.filler.post(`api/people/${person.id}/roles`, grant))).toMatchObject({ status: 403 });
    });

    it('an admin keeps their own role, and nobody takes the last one', async () => {
      const bureau = await aBureau();
      const [own, other] = [await detail(bureau, '陈静'), await detail(bureau, '赵敏')];
      const mine = own.roles.find(({ role }) => role === 'admin')!;
      expect(mine.keptBecause).toMatch(/不能由自己收回/);
      const revoke = (phone: Bureau['admin'], person: string, role: string) =>
        phone.post<PersonDetail>(`api/people/${person}/roles/${role}/revocation`, {});
      expect(await refusal(revoke(bureau.admin, own.id, mine.id))).toMatchObject({
        status: 409,
        code: 'role-protected',
      });
      const { roles } = await bureau.admin.post<PersonDetail>(`api/people/${other.id}/roles`, {
        role: 'admin',
        unitId: mine.unitId,
      });
      const theirs = roles.find(({ role }) => role === 'admin')!;
      const both = await Promise.allSettled([
        revoke(bureau.admin, other.id, theirs.id),
        revoke(bureau.reviewer, own.id, mine.id),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      // Who lost the power to manage has to sign in anew.
      const loser = both[0]!.status === 'fulfilled' ? bureau.reviewer : bureau.admin;
      expect(await refusal(loser.get('api/me'))).toMatchObject({ status: 401 });
      expect((await loser.signIn()).can.managePeople).toBe(false);
    });

    it('DingTalk’s admins and heads are suggested, and hold nothing before an admin says so', async () => {
      const bureau = await aBureau();
      joins(bureau, 'qianwei', { name: '钱伟', departmentIds: [11], leaderOf: [11], admin: true });
      await settleEvents(bureau);
      const { suggestions } = await bureau.admin.get<SuggestionList>('api/role-suggestions');
      const his = suggestions.filter(({ personName }) => personName === '钱伟');
      expect(his.map(({ role, unitName }) => `${unitName} ${role}`)).toEqual([
        '市直机关 admin',
        '市财政局预算绩效管理科 lead',
      ]);
      expect((await bureau.phone('qianwei').signIn()).roles).toEqual([]);
      const accepted = his.map(({ personId, role, unitId }) => ({ personId, role, unitId }));
      await bureau.admin.post('api/role-suggestions/acceptance', { suggestions: accepted });
      expect((await bureau.phone('qianwei').get<Me>('api/me')).can.managePeople).toBe(true);
      expect(
        await refusal(bureau.admin.post('api/role-suggestions/acceptance', { suggestions: accepted })),
      ).toMatchObject({ status: 409 });
    });

    it('a deputy is somebody else, still here, for a time that is not over', async () => {
      const bureau = await aBureau();
      const [person, deputy] = [await detail(bureau, '王丽'), await detail(bureau, '李建国')];
      const set = (deputyId: string | null, until: string | null) =>
        bureau.admin.put<PersonDetail>(`api/people/${person.id}/deputy`, { deputyId, until });
      expect((await set(deputy.id, '2025-06-30')).deputy).toMatchObject({ name: '李建国', until: '2025-06-30' });
      expect(await refusal(set(person.id, null))).toMatchObject({ status: 422, code: 'deputy-unfit' });
      expect(await refusal(set(deputy.id, '2025-01-01'))).toMatchObject({ status: 422 });
      const none = await set(null, null);
      expect([none.deputy, none.history[0]!.label]).toEqual([null, '设置代理人：不再有代理人']);
    });

    it('the directory is read when an admin asks for it, and the page says how it stands', async () => {
      const bureau = await aBureau();
      expect(await bureau.admin.get<DirectoryStatus>('api/directory')).toMatchObject({
        people: 8,
        run: { state: 'done', sentence: '同步完成：5 个单位、8 人' },
      });
      bureau.travelTo(new Date(bureau.now().getTime() + 60_000));
      await bureau.trouble({ slowMs: 50 });
      const two = await Promise.all([1, 2].map(() => bureau.admin.post<DirectoryStatus>('api/directory/runs', {})));
      expect(two[0]!.run!.id).toBe(two[1]!.run!.id);
      expect(two[0]!.run).toMatchObject({ state: 'running', startedByName: '陈静' });
      await bureau.server.app.directory.settle();
      expect((await bureau.admin.get<DirectoryStatus>('api/directory')).run).toMatchObject({
        id: two[0]!.run!.id,
        state: 'done',
      });
      expect(await refusal(bureau.lead.post('api/directory/runs', {}))).toMatchObject({ status: 403 });
    });
  });
});
