// Who may do what: for each action the allowed, the stranger, and the right person in the wrong unit.
import 'reflect-metadata';
import type { TaskDetail } from '../../shared/contracts/tasks';
import { databaseKinds, describeOn } from '../support/databases';
import { aBureau as buildBureau, goldenResult, refusal, type Bureau } from '../support/bureau';

describe.each(databaseKinds)('permissions on %s', (kind) => {
  describeOn(kind)('', () => {
    let bureau: Bureau;
    beforeEach(async () => {
      bureau = await buildBureau(kind);
    });
    afterEach(() => bureau.stop());

    /** Holds the same roles, for another unit. */
    const neighbours = async () => {
      const phones = [bureau.phone('filler1a'), bureau.phone('lead1')];
      for (const phone of phones) await phone.signIn();
      return phones;
    };

    it('reading: those concerned may, another unit may not and is told whose it is', async () => {
      const { id } = await bureau.task();
      for (const phone of [bureau.filler, bureau.lead, bureau.reviewer, bureau.admin, bureau.leader])
        expect((await phone.get<TaskDetail>(`api/tasks/${id}`)).id).toBe(id);
      for (const phone of await neighbours())
        expect(await refusal(phone.get(`api/tasks/${id}`))).toMatchObject({
          status: 403,
          code: 'task-not-yours',
          message: '这项任务由王丽负责，您不能查看或修改。',
        });
    });

    it('saving, submitting, withdrawing: only the filler', async () => {
      const { id, version, indicators } = await bureau.task();
      for (const phone of [bureau.lead, bureau.reviewer, bureau.admin, ...(await neighbours())]) {
        const draft = phone.put(`api/tasks/${id}/draft`, { version, results: [goldenResult(indicators[0]!)] });
        expect((await refusal(draft)).status).toBe(403);
        for (const verb of ['submission', 'withdrawal'])
          expect((await refusal(phone.post(`api/tasks/${id}/${verb}`, { version }))).status).toBe(403);
      }
    });

    it('deciding: only who holds the step, never the filler', async () => {
      await bureau.fills();
      const { id, version } = await bureau.submits();
      const decide = (phone: Bureau['lead']) => [
        phone.post(`api/tasks/${id}/approval`, { version }),
        phone.post(`api/tasks/${id}/return`, { version, reason: '请核对' }),
      ];
      for (const phone of [bureau.filler, bureau.reviewer, bureau.admin, bureau.leader, ...(await neighbours())])
        for (const attempt of decide(phone)) expect((await refusal(attempt)).status).toBe(403);
      await bureau.approves(bureau.lead);
      expect((await bureau.task()).stateLabel).toBe('复核中');
      const again = await refusal(bureau.lead.post(`api/tasks/${id}/approval`, { version: version + 1 }));
      expect(again).toMatchObject({ status: 403, message: '您没有复核的权限，需要本单位的复核人办理。' });
    });

    it('of fifty approvals at once, one counts', async () => {
      await bureau.fills();
      const { id, version } = await bureau.submits();
      const attempts = await Promise.allSettled(
        Array.from({ length: 50 }, () => bureau.lead.post(`api/tasks/${id}/approval`, { version })),
      );
      expect(attempts.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      expect((await bureau.task()).timeline.filter((entry) => entry.label.includes('审核通过'))).toHaveLength(1);
    });

    it('launching, previewing and listing projects: only the admin', async () => {
      const input = {
        name: '批次',
        fiscalYear: 2024,
        dueDate: '2025-04-01',
        projectIds: [(await bureau.task()).project.id],
      };
      for (const phone of [bureau.filler, bureau.lead, bureau.reviewer, bureau.leader]) {
        expect((await refusal(phone.post('api/campaigns/preview', input))).status).toBe(403);
        expect((await refusal(phone.post('api/campaigns', input))).status).toBe(403);
        expect((await refusal(phone.get('api/projects'))).status).toBe(403);
      }
    });

    it('reports: those concerned, once the task is finished', async () => {
      const { id } = await bureau.task();
      const early = await refusal(bureau.filler.post(`api/tasks/${id}/reports`, {}));
      expect(early).toMatchObject({ status: 409, code: 'not-scored-yet' });
      await bureau.fills();
      await bureau.submits();
      await bureau.approves(bureau.lead);
      await bureau.approves(bureau.reviewer);
      const { reports } = await bureau.admin.post<TaskDetail>(`api/tasks/${id}/reports`, {});
      expect(reports).toHaveLength(3);
      const [stranger] = await neighbours();
      for (const report of reports) expect((await refusal(stranger!.download(report.url))).status).toBe(403);
      expect((await refusal(stranger!.post(`api/tasks/${id}/reports`, {}))).status).toBe(403);
    });

    it('lists show only what is in scope', async () => {
      const [filler, lead] = await neighbours();
      for (const phone of [filler!, lead!]) {
        expect(await phone.get('api/tasks')).toEqual({ toFill: [], toReview: [], done: [] });
        expect(await phone.get('api/campaigns')).toEqual({ campaigns: [] });
      }
    });

    it('without a session nothing answers, nor after signing out', async () => {
      const { id } = await bureau.task();
      const stranger = await fetch(`${bureau.server.origin}/api/tasks/${id}`);
      expect([stranger.status, (await stranger.json()).code]).toEqual([401, 'unauthenticated']);
      await bureau.filler.post('api/sign-out', {});
      expect((await refusal(bureau.task())).status).toBe(401);
    });
  });
});
