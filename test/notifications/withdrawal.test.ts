import 'reflect-metadata';
import { databaseKinds, describeOn } from '../support/databases';
import { bureaus, type Bureau } from '../support/bureau';

describe.each(databaseKinds)('a submission that is taken back, on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);
    const withdraws = async (bureau: Bureau) => {
      const { id, version } = await bureau.task();
      await bureau.filler.post(`api/tasks/${id}/withdrawal`, { version });
      await bureau.settle();
    };

    it('takes the reviewer’s to-do with it and tells nobody on top of it; the next one is told anew', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      await bureau.submits();
      expect(bureau.lead.openTodos()).toHaveLength(1);
      await withdraws(bureau);
      expect([bureau.lead.openTodos(), bureau.lead.doneTodos()]).toEqual([[], []]);
      expect(bureau.lead.notices()).toHaveLength(1);
      expect(bureau.filler.openTodos()).toHaveLength(1);
      await bureau.submits();
      expect(bureau.lead.openTodos()).toHaveLength(1);
      expect(bureau.lead.notices()).toHaveLength(2);
      expect(bureau.lead.lastNotice()).toContain('第 2 次提交');
    });

    it('while DingTalk was down is never heard of', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      await bureau.trouble({ down: true });
      await bureau.submits();
      await withdraws(bureau);
      await bureau.trouble({ down: false });
      for (let round = 0; round < 3; round += 1) {
        bureau.travelTo(new Date(bureau.now().getTime() + 10 * 60_000));
        await bureau.settle();
      }
      expect([bureau.lead.notices(), bureau.lead.openTodos(), bureau.lead.doneTodos()]).toEqual([[], [], []]);
      expect(bureau.filler.openTodos()).toHaveLength(1);
    });
  });
});
