// Every address that came with DingTalk's deliveries, people and directory: who may call it, and with what.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { Client } from '../../scripts/story/client';
import { cast, departmentIds } from '../../scripts/demo-data/directory';
import { DirectoryRun } from '../../server/directory/entities';
import { OrgUnit, Person, PersonRole } from '../../server/identity/entities';
import { newId } from '../../server/database/ids';
import { OutboxMessage } from '../../server/outbox/entities';
import type { PeopleList } from '../../shared/contracts/people';
import { databaseKinds, describeOn } from '../support/databases';
import { aBureau as buildBureau, refusal, type Bureau } from '../support/bureau';

type Route = ['get' | 'post' | 'put', string, object?];

describe.each(databaseKinds)('addresses about deliveries, people and the directory on %s', (kind) => {
  describeOn(kind)('', () => {
    let bureau: Bureau;
    beforeAll(async () => {
      bureau = await buildBureau(kind);
    });
    afterAll(() => bureau.stop());

    const db = <T>(work: Parameters<Bureau['server']['database']['read']>[0]) =>
      bureau.server.database.transaction(work) as Promise<T>;
    const personOf = (userId: string) => db<Person>((rows) => rows.findOneByOrFail(Person, { userId }));
    const unitOf = (departmentId: number) => db<OrgUnit>((rows) => rows.findOneByOrFail(OrgUnit, { departmentId }));
    const statusOf = async (client: Client, [method, path, body]: Route, more: object = {}) => {
      const call = method === 'get' ? client.get(path) : client[method](path, { ...body, ...more });
      return call.then(
        () => 200,
        (error: { status: number }) => error.status,
      );
    };
    const signedIn = async (userId: string) => {
      const phone = bureau.phone(userId);
      await phone.signIn();
      return phone;
    };

    /** What only an admin may call; nobody else changes or sees anything by it. */
    async function adminsRoutes(): Promise<Route[]> {
      const { id } = await personOf(cast.filler);
      const unit = await unitOf(departmentIds.informationCentre);
      const grant = { role: 'leader', unitId: unit.id };
      const { id: taskId, version } = await bureau.task();
      return [
        ['get', 'api/people'],
        ['get', `api/people/${id}`],
        ['get', 'api/units'],
        ['get', 'api/role-suggestions'],
        ['get', 'api/directory'],
        ['get', 'api/quota'],
        ['get', 'api/dingtalk-status'],
        ['post', `api/people/${id}/roles`, grant],
        ['post', `api/people/${id}/roles/${randomUUID()}/revocation`, {}],
        ['put', `api/people/${id}/deputy`, { deputyId: null, until: null }],
        ['post', 'api/role-suggestions/acceptance', { suggestions: [{ personId: id, ...grant, role: 'lead' }] }],
        ['post', 'api/directory/runs', {}],
        ['post', `api/directory/runs/${randomUUID()}/answer`, { accept: true }],
        ['post', `api/tasks/${taskId}/reassignment`, { version, toId: id, reason: '换人' }],
      ];
    }

    it('what is the admin’s is closed to every other role, and to nobody at all', async () => {
      const routes = await adminsRoutes();
      const others = [bureau.filler, bureau.lead, bureau.reviewer, bureau.leader, await signedIn('lead1')];
      for (const route of routes) {
        for (const phone of others) expect([route[1], await statusOf(phone, route)]).toEqual([route[1], 403]);
        const [method, path, body] = route;
        const nobody = await fetch(`${bureau.server.origin}/${path}`, {
          method,
          headers: { 'content-type': 'application/json', 'x-requested-with': 'jixiaotong' },
          ...(body && { body: JSON.stringify(body) }),
        });
        expect([path, nobody.status]).toEqual([path, 401]);
      }
    });

    it('no body takes a field that it does not name', async () => {
      for (const route of await adminsRoutes()) {
        if (route[0] === 'get' || route[1] === 'api/directory/runs') continue;
        expect([route[1], await statusOf(bureau.admin, route, { fillerId: 'x', isAdmin: true })]).toEqual([
          route[1],
          400,
        ]);
      }
    });

    it('messages are seen, and acted upon, by those over the unit only', async () => {
      const rows = await db<OutboxMessage[]>((all) => all.find(OutboxMessage, { where: { kind: 'notice' } }));
      const { id: rowId } = rows[0]!;
      const { id: taskId } = await bureau.task();
      const stranger = await signedIn('lead1');
      expect(JSON.stringify(await stranger.get('api/deliveries'))).not.toMatch(/财政网络运维|王丽/);
      expect(await statusOf(bureau.filler, ['get', 'api/deliveries'])).toBe(403);
      expect(await statusOf(stranger, ['get', `api/tasks/${taskId}/deliveries`])).toBe(403);
      for (const act of ['again', 'told-by-phone'])
        for (const phone of [stranger, bureau.filler, bureau.leader])
          expect(await statusOf(phone, ['post', `api/deliveries/${rowId}/${act}`, {}])).toBe(403);
    });

    it('an admin of one unit manages it, and nothing beside it', async () => {
      const lead = await personOf(cast.lead);
      const own = await unitOf(departmentIds.informationCentre);
      const root = await unitOf(departmentIds.root);
      const foreign = await personOf('lead1');
      await db((rows) => rows.insert(PersonRole, { id: newId(), personId: lead.id, role: 'admin', unitId: own.id }));
      const names = (await bureau.lead.get<PeopleList>('api/people')).people.map(({ name }) => name).sort();
      expect(names).toEqual(['李建国', '王丽']);
      const beyond: Route[] = [
        ['get', `api/people/${foreign.id}`],
        ['post', `api/people/${foreign.id}/roles`, { role: 'lead', unitId: own.id }],
        ['post', `api/people/${lead.id}/roles`, { role: 'admin', unitId: root.id }],
        ['put', `api/people/${lead.id}/deputy`, { deputyId: foreign.id, until: null }],
        ['put', `api/people/${foreign.id}/deputy`, { deputyId: lead.id, until: null }],
      ];
      for (const route of beyond) expect([route[1], await statusOf(bureau.lead, route)]).toEqual([route[1], 404]);
      const { id, version } = await bureau.task();
      const give = { version, toId: foreign.id, reason: '换人' };
      expect(await refusal(bureau.lead.post(`api/tasks/${id}/reassignment`, give))).toMatchObject({ status: 404 });

      // Half of the bureau seems to have left: that is for somebody who manages all of it to say.
      const { id: runId } = (await db<DirectoryRun[]>((rows) => rows.find(DirectoryRun)))[0]!;
      await db((rows) => rows.update(DirectoryRun, { id: runId }, { state: 'needs-confirmation' }));
      const answer = refusal(bureau.lead.post(`api/directory/runs/${runId}/answer`, { accept: true }));
      expect(await answer).toMatchObject({ status: 403, message: expect.stringMatching(/管理全部单位的绩效管理员/) });
    });

    it('of two who give a task away at once, one does', async () => {
      const { id, version } = await bureau.task();
      const to = await personOf(cast.admin);
      const give = { version, toId: to.id, reason: '换人' };
      const both = await Promise.allSettled([1, 2].map(() => bureau.admin.post(`api/tasks/${id}/reassignment`, give)));
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });
  });
});
