// 扣分: points taken off a row in review, seen wherever its score is, and what that does to decisions under way.
import 'reflect-metadata';
import type { ReviewFacts } from '../../shared/contracts/reviews';
import type { TaskDetail } from '../../shared/contracts/tasks';
import { Person, PersonRole } from '../../server/identity/entities';
import { Task } from '../../server/tasks/entities';
import type { Phone } from '../../scripts/story/phone';
import { bureaus, refusal } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';
import { cardOf, presses, shownCard } from '../incoming/support/cards';

const CARDS = { DINGTALK_CARD_TEMPLATE_ID: 'jixiaotong-card.schema' };

const scoreOf = ({ result }: TaskDetail, rowId: string) =>
  Number(result.indicators.find(({ id }) => id === rowId)?.score);
const rowNamed = ({ indicators }: TaskDetail, name: string) => indicators.find((row) => row.name === name)!;

describe.each(databaseKinds)('taking points off on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);

    it('takes points off a row with line, fact and basis, shown in the score, and takes them back until it is done', async () => {
      const bureau = await aBureau({ environment: CARDS });
      await bureau.fills();
      const task = await bureau.submits();
      const { filler, lead, reviewer } = bureau;
      const row = task.indicators.find(({ id, points }) => scoreOf(task, id) === Number(points))!;
      const given = {
        indicatorId: row.id,
        line: '缺少验收资料的，每项扣0.5分',
        points: '0.5',
        times: 2,
        fact: '第三季度没有验收单。',
        basis: '检查记录〔2025〕3号',
      };
      const record = async (phone: Phone, changes: object = {}) => {
        const { version } = await bureau.taskSeenBy(phone);
        return phone.post<TaskDetail>(`api/tasks/${task.id}/deductions`, { ...given, version, ...changes });
      };
      const withdraw = async (phone: Phone, id: string) => {
        const { version } = await bureau.taskSeenBy(phone);
        return phone.post<TaskDetail>(`api/tasks/${task.id}/deductions/${id}/withdrawal`, { version });
      };
      expect((await refusal(record(filler))).status).toBe(403);
      expect((await refusal(record(reviewer))).status).toBe(403);
      expect((await refusal(record(lead, { version: 1 }))).status).toBe(409);
      expect(await refusal(record(lead, { points: '0', fact: ' ' }))).toMatchObject({
        status: 400,
        issues: [{ field: 'points' }, { field: 'fact' }],
      });
      expect((await refusal(record(lead, { points: '99' }))).issues).toMatchObject([{ field: 'points' }]);
      // What is decided in the chat or on a card is the score that was shown there.
      const shown = await lead.ask('同意');
      expect(shown).toContain(`自评 ${task.result.total} 分`);
      const { outTrackId } = await cardOf(bureau, lead);
      const deducted = await record(lead);
      expect(await lead.ask(`确认 ${/确认 (\d{4})/.exec(shown)![1]!}`)).toContain(
        `刚有审核扣分的变动，现在是 ${deducted.result.total} 分，没有办理`,
      );
      await presses(bureau, lead, outTrackId);
      expect(shownCard(bureau, lead, outTrackId).text).toMatch(/得分有变/);
      expect((await bureau.task()).stateLabel).toBe('单位负责人审核中');
      expect(scoreOf(deducted, row.id)).toBe(Number(row.points) - 1);
      expect(Number(deducted.result.total)).toBeCloseTo(Number(task.result.total) - 1, 2);
      // What a reviewer took off raises no question to the filler, and no mark before the reviewer.
      const atRow = ({ result }: TaskDetail) => result.findings.filter(({ place }) => place === row.id);
      expect(atRow(deducted)).toEqual(atRow(task));
      const { marks } = await lead.get<ReviewFacts>(`api/reviews/${task.id}`);
      expect(marks.filter(({ place, text }) => place === row.id && text.includes('偏差原因'))).toEqual([]);
      // The filler sees it at the row, in the explanation and in the story, and need not give reasons for it.
      const [seen] = rowNamed(await bureau.taskSeenBy(filler), row.name).deductions;
      expect(seen).toMatchObject({ fact: given.fact, byName: '李建国', can: { withdraw: false } });
      const { result, timeline } = await bureau.taskSeenBy(filler);
      const { explanation } = result.indicators.find(({ id }) => id === row.id)!;
      expect(explanation.text).toMatch(/另第三季度没有验收单，按“缺少验收资料的，每项扣0\.5分”扣1分，得\d+\.\d\d分。$/);
      expect(timeline.at(-1)).toMatchObject({ label: '扣分', actorName: '李建国' });
      expect(timeline.at(-1)!.comment).toContain('依据：检查记录〔2025〕3号');
      expect((await refusal(withdraw(filler, seen!.id))).status).toBe(403);

      // It stays through a return, and is taken back by whoever recorded it even when another one reviews.
      await bureau.returns(lead, '请补充验收单');
      const again = await bureau.submits();
      expect(scoreOf(again, row.id)).toBe(Number(row.points) - 1);
      await bureau.approves(lead);
      // Whoever has lost the right to review, or fills the task by now, takes nothing back.
      const { database } = bureau.server;
      const mine = await database.read((db) => db.findOneByOrFail(Task, { id: task.id }));
      const own = await database.read((db) => db.findOneByOrFail(Person, { userId: lead.userId }));
      await database.transaction((db) => db.update(Task, { id: task.id }, { fillerId: own.id }));
      expect((await refusal(withdraw(lead, seen!.id))).code).toBe('own-work');
      await database.transaction((db) => db.update(Task, { id: task.id }, { fillerId: mine.fillerId }));
      const role = await database.read((db) => db.findOneByOrFail(PersonRole, { personId: own.id, role: 'lead' }));
      await database.transaction((db) => db.delete(PersonRole, { id: role.id }));
      const { version } = await bureau.taskSeenBy(reviewer);
      const path = `api/tasks/${task.id}/deductions/${seen!.id}/withdrawal`;
      expect((await refusal(lead.post(path, { version }))).status).toBe(403);
      await database.transaction((db) => db.insert(PersonRole, role));
      const restored = await withdraw(lead, seen!.id);
      expect(restored.result.total).toBe(task.result.total);
      expect((await refusal(withdraw(lead, seen!.id))).status).toBe(403);
      const kept = await record(reviewer, { times: 1 });
      await bureau.approves(reviewer);
      const [final] = rowNamed(kept, row.name).deductions;
      expect((await refusal(withdraw(reviewer, final!.id))).status).toBe(409);
      const done = await bureau.taskSeenBy(bureau.admin);
      expect(Number(done.result.total)).toBeCloseTo(Number(task.result.total) - 0.5, 2);
    });

    it('decides what was shown in the chat and no other score, though points are taken off at the same moment', async () => {
      const bureau = await aBureau();
      const { lead } = bureau;
      await bureau.fills();
      await bureau.submits();
      for (let time = 0; time < 4; time += 1) {
        const { id, version, indicators, stateLabel } = await bureau.taskSeenBy(lead);
        if (stateLabel !== '单位负责人审核中') break;
        const shown = await lead.ask('同意');
        const off = { line: '每次扣0.1分', points: '0.1', times: 1, fact: '缺台账', basis: '检查记录' };
        const [, answer] = await Promise.all([
          lead
            .post(`api/tasks/${id}/deductions`, { version, indicatorId: indicators[0]!.id, ...off })
            .catch(() => null),
          lead.ask(`确认 ${/确认 (\d{4})/.exec(shown)![1]!}`),
        ]);
        const { result, stateLabel: label } = await bureau.taskSeenBy(lead);
        if (label === stateLabel) expect(answer).toContain(`刚有审核扣分的变动，现在是 ${result.total} 分，没有办理`);
        else expect(shown).toContain(`自评 ${result.total} 分`);
      }
    });
  });
});
