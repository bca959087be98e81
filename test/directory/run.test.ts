// Reading the whole directory: what is taken over, what stops it, and how it goes on.
import 'reflect-metadata';
import { isSuspicious } from '../../shared/directory/runWords';
import { mainDepartment } from '../../shared/directory/mainDepartment';
import { systemContext } from '../../server/context';
import { DirectoryRun } from '../../server/directory/entities';
import { directoryEvents } from '../../server/directory/events';
import { answerRun, latestRun } from '../../server/directory/runs';
import { UnitHead } from '../../server/identity/entities';
import { databaseKinds, describeOn } from '../support/databases';
import { person, places, type Place } from './support/place';

const departments = [
  { id: 1, name: '市财政局', parentId: null },
  { id: 2, name: '信息中心', parentId: 1 },
  { id: 3, name: '运维组', parentId: 2 },
  { id: 4, name: '办公室', parentId: 1 },
];
const users = () => [
  person('boss', [1], { admin: true }),
  person('head', [4, 2], { leaderOf: [2], title: '主任' }),
  person('one', [3, 4]),
  person('two', [4]),
  person('three', [4]),
];

const lastRun = (place: Place): Promise<DirectoryRun> => place.database.read(async (db) => (await latestRun(db))!);
const answer = (place: Place, accept: boolean) =>
  place.database.transaction(async (db) => {
    const ctx = systemContext(db, place.deps.now(), 'test', 'http');
    await answerRun(ctx, (await latestRun(db))!.id, accept);
  });
const asked = (place: Place, api: string) =>
  place.sandbox.store.calls().filter((call) => call.api.includes(api)).length;

describe.each(databaseKinds)('reading the directory on %s', (kind) => {
  describeOn(kind)('', () => {
    const aPlace = places();
    const aBureau = () => aPlace(kind, { departments, users: users() });

    it('takes over units, people, who heads what, and each person’s one unit', async () => {
      const place = await aBureau();
      await place.sync.run('admin');
      const units = await place.units();
      expect(units[3]!.path).toBe(`/${units[1]!.id}/${units[2]!.id}/${units[3]!.id}/`);
      const people = await place.people();
      const unitOf = (userId: string) => people[userId]!.unitId;
      expect(unitOf('head')).toBe(units[2]!.id); // the one that they head, wherever DingTalk lists it
      expect(unitOf('one')).toBe(units[3]!.id);
      expect(people.boss!.isDirectoryAdmin).toBe(true);
      const heads = async () =>
        (await place.database.read((db) => db.find(UnitHead))).map(({ personId, unitId }) => [personId, unitId]);
      expect(await heads()).toEqual([[people.head!.id, units[2]!.id]]);
      expect(await lastRun(place)).toMatchObject({ state: 'done', counts: { units: 4, people: 5, left: 0 } });
      await place.sync.run('admin');
      expect(await heads()).toEqual([[people.head!.id, units[2]!.id]]);
    });

    it('never takes one newcomer of a page for another', async () => {
      const sections = Array.from({ length: 12 }, (_, n) => ({ id: 10 + n, name: `${n}科`, parentId: 1 }));
      const newcomers = sections.flatMap(({ id }) => [
        person(`${id}0`, [id]),
        person(`${id}1`, [id], { leaderOf: [id] }),
      ]);
      const place = await aPlace(kind, { departments: [departments[0]!, ...sections], users: newcomers });
      await place.sync.run('admin');
      const heads = new Set((await place.database.read((db) => db.find(UnitHead))).map(({ personId }) => personId));
      const wrong = Object.values(await place.people()).filter(
        ({ id, userId }) => heads.has(id) !== userId.endsWith('1'),
      );
      expect(wrong).toEqual([]);
    });

    it('keeps who left, lets them back in, and takes moved units along', async () => {
      const place = await aBureau();
      await place.sync.run('admin');
      const { directory } = place.sandbox.store;
      directory.removePerson('two');
      directory.removeDepartment(4);
      directory.putPerson(person('one', [3]));
      directory.putPerson(person('three', [3]));
      directory.putPerson(person('head', [2], { title: '副主任' }));
      directory.putDepartment({ id: 3, name: '运维处', parentId: 1 });
      await place.sync.run('admin');
      const units = await place.units();
      expect(units[4]!.active).toBe(false);
      expect(units[3]).toMatchObject({ name: '运维处', path: `/${units[1]!.id}/${units[3]!.id}/` });
      const people = await place.people();
      expect(people.two).toMatchObject({ active: false, unitId: units[4]!.id });
      expect(people.two!.leftAt).not.toBeNull();
      expect(people.head).toMatchObject({ active: true, title: '副主任' });
      expect(await place.database.read((db) => db.count(UnitHead))).toBe(0);
      directory.putPerson(person('two', [3]));
      await place.sync.run('admin');
      expect((await place.people()).two).toMatchObject({ active: true, leftAt: null, unitId: units[3]!.id });
    });

    it('pauses when DingTalk bans us, and goes on with the page it had come to', async () => {
      const place = await aBureau();
      await place.trouble({ ipBlocked: { api: 'user/list', times: 1 } });
      await place.sync.run('admin');
      expect(await lastRun(place)).toMatchObject({
        state: 'paused',
        phase: 'people',
        error: expect.stringMatching(/封禁/),
      });
      const departmentCalls = asked(place, 'listsub');
      await place.sync.takeUp(); // too early
      expect((await lastRun(place)).state).toBe('paused');
      place.pass(6 * 60_000);
      await place.sync.takeUp();
      expect(await lastRun(place)).toMatchObject({ state: 'done', error: null, counts: { people: 5 } });
      expect(asked(place, 'listsub')).toBe(departmentCalls);
    });

    it('stops for an admin’s word when more than a third is gone', async () => {
      const place = await aBureau();
      await place.sync.run('admin');
      for (const gone of ['one', 'two']) place.sandbox.store.directory.removePerson(gone);
      await place.sync.run('schedule');
      expect(await lastRun(place)).toMatchObject({
        state: 'needs-confirmation',
        error: expect.stringMatching(/少了 2 人/),
      });
      expect(Object.values(await place.people()).every(({ active }) => active)).toBe(true);
      await answer(place, false);
      expect(Object.values(await place.people()).every(({ active }) => active)).toBe(true);
      await place.sync.run('admin');
      await answer(place, true);
      await place.sync.takeUp();
      const people = Object.values(await place.people());
      expect(
        people
          .filter(({ active }) => !active)
          .map(({ userId }) => userId)
          .sort(),
      ).toEqual(['one', 'two']);
      expect(await lastRun(place)).toMatchObject({ state: 'done', counts: { left: 2 } });
    });

    it('shuts nobody out, and hands nothing over, because the app is shown less than before', async () => {
      const place = await aBureau();
      await place.sync.run('admin');
      const scope = { departmentIds: [2], userids: [] };
      await fetch(`${place.sandbox.origin}/__sandbox/api/visible-scope`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ scope }),
      });
      await place.sync.run('schedule');
      expect(['needs-confirmation', 'failed']).toContain((await lastRun(place)).state);
      const hidden = { id: 'e1', type: 'user_modify_org', occurredAt: 0, corpId: null, data: { userId: ['two'] } };
      const change = await directoryEvents(place.deps).user_modify_org!(hidden);
      expect(await change(null as never)).toMatchObject({ ignored: expect.stringMatching(/授权范围/) });
      expect(Object.values(await place.people()).every(({ active }) => active)).toBe(true);
    });

    it('changes nothing when the directory shows nobody', async () => {
      const place = await aBureau();
      await place.sync.run('admin');
      for (const { userid } of users()) place.sandbox.store.directory.removePerson(userid);
      await place.sync.run('schedule');
      expect(await lastRun(place)).toMatchObject({ state: 'failed', error: expect.stringMatching(/一个人也没有/) });
      expect(Object.values(await place.people()).every(({ active }) => active)).toBe(true);
    });

    it('is done by one process, however many try', async () => {
      const place = await aBureau();
      await Promise.all([place.sync.run('admin'), place.another().takeUp(), place.another().takeUp()]);
      await place.sync.settle();
      // An embedded database has one process: there a claim is never waited for, only fenced.
      if (kind === 'mariadb') expect(asked(place, 'listsub')).toBe(departments.length);
      expect(Object.keys(await place.people())).toHaveLength(5);
      expect(await place.database.read((db) => db.countBy(DirectoryRun, { state: 'done' }))).toBe(1);
    });

    it('is taken up by another process a minute after its own was killed', async () => {
      const place = await aBureau();
      await place.trouble({ ipBlocked: { api: 'user/list', times: 1 } });
      await place.sync.run('admin');
      place.pass(6 * 60_000);
      const leaseUntil = new Date(place.deps.now().getTime() + 60_000);
      const held = { state: 'running', claimId: 'of the dead', leaseUntil, resumeAt: null } as const;
      await place.database.transaction((db) => db.update(DirectoryRun, { openKey: 'open' }, held));
      if (kind === 'mariadb') {
        await place.another().takeUp();
        expect((await lastRun(place)).claimId).toBe('of the dead');
        place.pass(61_000);
      }
      await place.another().takeUp();
      expect(await lastRun(place)).toMatchObject({ state: 'done', counts: { people: 5 } });
    });

    it('ends the same whatever the order of the events', async () => {
      const place = await aBureau();
      await place.sync.run('admin');
      const { directory } = place.sandbox.store;
      directory.removePerson('two');
      directory.putDepartment({ id: 5, name: '国库科', parentId: 2 });
      directory.putPerson(person('new', [5], { leaderOf: [5] }));
      directory.removeDepartment(3);
      directory.putPerson(person('one', [4]));
      const events = [
        ['user_add_org', { userId: ['new'] }],
        ['user_leave_org', { userId: ['new'] }], // late: they are back since
        ['org_dept_remove', { deptId: [3] }],
        ['user_modify_org', { userId: ['two', 'one'] }],
        ['user_add_org', { userId: ['two'] }], // late: they have left since
        ['org_dept_create', { deptId: [5] }],
        ['label_conf_add', { any: 'thing' }],
      ] as const;
      for (const order of [events, [...events].reverse()])
        for (const [type, data] of order)
          await directoryEvents(place.deps)[type]?.({ id: type, type, occurredAt: 0, corpId: null, data });
      const [people, units] = [await place.people(), await place.units()];
      expect(people.new).toMatchObject({ active: true, unitId: units[5]!.id });
      expect(people.two!.active).toBe(false);
      expect(people.one).toMatchObject({ active: true, unitId: units[4]!.id });
      expect(units[3]!.active).toBe(false);
      expect(units[5]!.path).toBe(`${units[2]!.path}${units[5]!.id}/`);
    });
  });
});

it('names one unit of several by a rule', () => {
  const known = () => true;
  const of = (departmentIds: number[], leaderOf: number[], current: number | null) =>
    mainDepartment({ departmentIds, leaderOf }, known, current);
  expect(of([2, 3], [3], 2)).toBe(3); // headed before belonged to
  expect(of([2, 3], [2, 3], 3)).toBe(3); // where they are, among equals
  expect(of([3, 2], [], 2)).toBe(2);
  expect(of([3, 2], [], 9)).toBe(3);
  expect(mainDepartment({ departmentIds: [3], leaderOf: [] }, () => false, 2)).toBeNull();
});

it('takes a third for possible, and more for suspicious', () => {
  expect([isSuspicious(10, 30), isSuspicious(11, 30), isSuspicious(0, 0)]).toEqual([false, true, false]);
});
