import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { TaskDetail } from '../../shared/contracts/tasks';
import { databaseKinds, describeOn } from '../support/databases';
import { bureaus, refusal } from '../support/bureau';

describe.each(databaseKinds)('submitting on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);

    it('is refused while rows are missing, naming each with its field, and keeps the draft', async () => {
      const { filler, task } = await aBureau();
      const { id, version } = await task();
      const refused = await refusal(filler.post(`api/tasks/${id}/submission`, { version }));
      expect(refused).toMatchObject({ status: 422, code: 'sheet-not-ready' });
      expect(refused.issues!.map((issue) => issue.field)).toEqual([
        'executionReason',
        'goalActual',
        ...Array.from({ length: 12 }, (_, row) => expect.stringMatching(new RegExp(`^results\\[${row}\\]\\.`))),
      ]);
      expect((await task()).version).toBe(version);
    });

    it('has one effect however often it is repeated, and the same answer each time', async () => {
      const bureau = await aBureau();
      const { id, version } = await bureau.fills();
      const key = randomUUID();
      const send = () => bureau.filler.post<TaskDetail>(`api/tasks/${id}/submission`, { version }, key);
      const answers = await Promise.all(Array.from({ length: 8 }, send));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      await bureau.settle();
      expect(bureau.lead.notices()).toHaveLength(1);
      const other = bureau.filler.post(`api/tasks/${id}/withdrawal`, { version }, key);
      expect(await refusal(other)).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
    });

    it('can be taken back until the first reviewer decides', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      const { id, version } = await bureau.submits();
      const back = await bureau.filler.post<TaskDetail>(`api/tasks/${id}/withdrawal`, { version });
      await bureau.settle();
      expect(back).toMatchObject({ state: 'drafting', can: { save: true, submit: true } });
      expect([bureau.lead.openTodos(), bureau.filler.openTodos()]).toEqual([[], ['填报：财政网络运维服务费绩效自评']]);
      await bureau.submits();
      const decided = await bureau.approves(bureau.lead);
      const late = bureau.filler.post(`api/tasks/${id}/withdrawal`, { version: decided.version });
      expect(await refusal(late)).toMatchObject({ status: 409, code: 'move-not-possible' });
    });

    it('is heard of each time, however alike the rounds of one day are', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      const { id, version } = await bureau.submits();
      await bureau.filler.post(`api/tasks/${id}/withdrawal`, { version });
      await bureau.submits();
      expect(bureau.lead.notices()).toHaveLength(2);
      expect(bureau.lead.lastNotice()).toContain('王丽第 2 次提交');
      for (const decider of [bureau.lead, bureau.reviewer, bureau.reviewer]) {
        if (decider === bureau.reviewer) await bureau.approves(bureau.lead);
        await bureau.returns(decider, '请核对');
        await bureau.submits();
      }
      const heard = bureau.filler.notices().slice(1);
      expect(heard.filter((title) => title.startsWith('请修改：'))).toHaveLength(3);
      expect(heard.filter((title) => title.startsWith('单位负责人审核已通过：'))).toHaveLength(2);
      expect(bureau.lead.notices()).toHaveLength(5);
      expect(bureau.reviewer.notices()).toHaveLength(2);
    });

    it('keeps the score with its profile and every reason', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      const { result } = await bureau.submits();
      expect(result).toMatchObject({
        profile: { id: 'national-2020', version: '1' },
        total: '98.29',
        grade: '优',
        indicatorSum: '90.00',
      });
      for (const row of [result.funds, ...result.indicators])
        expect(row.explanation).toEqual({
          rule: expect.any(String),
          text: expect.stringMatching(/分/),
          inputs: expect.any(Object),
          source: expect.stringMatching(/./),
          whatIf: row.score === '8.29' ? expect.any(String) : null,
        });
    });
  });
});
