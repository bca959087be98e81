// 看板 and 体检 of a campaign through the front door: every number is the length of the list it opens, the findings are
// those of the tasks' own pages, and nobody sees beyond their units.
import 'reflect-metadata';
import type { BoardTasks } from '../../shared/contracts/board';
import type { CampaignBoard, CampaignSummary } from '../../shared/contracts/campaigns';
import {
  campaignFindingsSchema,
  campaignReviewedSchema,
  campaignWordingSchema,
  dashboardSchema,
  insightRowsSchema,
  type CampaignFindings,
  type CampaignReviewed,
  type CampaignWording,
  type Dashboard,
  type InsightRows,
} from '../../shared/contracts/insight';
import type { TaskDetail } from '../../shared/contracts/tasks';
import { bureauDepartmentId, bureauLead } from '../../scripts/demo-data/directory';
import { systemContext } from '../../server/context';
import { OrgUnit, Person } from '../../server/identity/entities';
import { grantRole } from '../../server/identity/grantRole';
import { aBureau, refusal, type Bureau } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';

describe.each(databaseKinds)('the overview of a campaign on %s', (kind) => {
  describeOn(kind)('', () => {
    let bureau: Bureau;
    let campaign: CampaignSummary;
    const ask = <T>(view: string, phone = bureau.leader) => phone.get<T>(`api/insight/${campaign.id}/${view}`);
    const rows = (query: string, phone = bureau.leader) => ask<InsightRows>(`rows?${query}`, phone);

    beforeAll(async () => {
      bureau = await aBureau(kind, { seed: { bureaus: 8 } });
      const { campaigns } = await bureau.leader.get<{ campaigns: CampaignSummary[] }>('api/campaigns');
      campaign = campaigns.find(({ isDemo }) => isDemo)!;
    });
    afterAll(() => bureau.stop());

    it('counts what the board counts, and every number opens as many rows', async () => {
      const dashboard = await ask<Dashboard>('dashboard');
      expect(dashboardSchema.parse(dashboard)).toEqual(dashboard);
      const board = await bureau.leader.get<CampaignBoard>(`api/campaigns/${campaign.id}`);
      const { counts } = board.campaign;
      expect(dashboard.campaign).toMatchObject({
        total: counts.total,
        handedIn: counts.inReview + counts.completed,
        completed: counts.completed,
        overdue: counts.overdue,
      });
      expect(dashboard.grades.filter(({ count }) => count > 0)).toEqual(
        expect.arrayContaining(board.grades.map((one) => expect.objectContaining(one))),
      );
      for (const { unitId, open, inReview, completed, overdue } of dashboard.units)
        expect(board.units.find((unit) => unit.unitId === unitId)).toMatchObject({
          total: open + inReview + completed,
          submitted: inReview + completed,
          overdue,
        });
      for (const { from, count } of dashboard.scores.bins)
        expect((await rows(`by=score&value=${from}`)).total).toBe(count);
      for (const { grade, count } of dashboard.grades)
        expect((await rows(`by=grade&value=${encodeURIComponent(grade)}`)).total).toBe(count);
      for (const { key, tasks } of dashboard.problems)
        expect((await rows(`by=finding&value=${key}`)).total).toBe(tasks);
      for (const { kind: by, count } of dashboard.decisions) expect((await rows(`by=${by}`)).total).toBe(count);
      expect((await rows('by=behind')).total).toBe(dashboard.money.behind);
      expect(dashboard.money.timeProgressPercent).toBe('100.00'); // the year that is evaluated is over
      expect(dashboard.decisions.map((one) => one.kind)).toContain('behind');
    });

    it('pages through a list without losing or repeating a row', async () => {
      const all = await rows('by=all');
      expect(insightRowsSchema.parse(all)).toEqual(all);
      const seen: string[] = [];
      for (let next: number | null = 0; next !== null;) {
        const page: InsightRows = await rows(`by=all&limit=7&offset=${next}`);
        seen.push(...page.rows.map(({ taskId }) => taskId));
        next = page.next;
      }
      expect(seen).toEqual(all.rows.map(({ taskId }) => taskId));
      for (const nonsense of ['by=everything', 'by=all&limit=1000', 'by=all&offset=-1', 'by=all&sort=total'])
        expect(await refusal(rows(nonsense))).toMatchObject({ status: 400, code: 'invalid-input' });
    });

    it('finds over the campaign what the page of each task tells, by check, unit and indicator', async () => {
      const xray = await ask<CampaignFindings>('findings', bureau.admin);
      expect(campaignFindingsSchema.parse(xray)).toEqual(xray);
      const { tasks } = await bureau.admin.get<BoardTasks>(`api/campaigns/${campaign.id}/tasks?limit=100`);
      const own: { unit: string; check: string; message: string }[] = [];
      let clean = 0;
      for (const { id, unitName, state } of tasks) {
        if (state !== 'in-review' && state !== 'completed') continue;
        const { result } = await bureau.admin.get<TaskDetail>(`api/tasks/${id}`);
        if (result.findings.length === 0) clean += 1;
        own.push(
          ...result.findings.map(({ check, code, message }) => ({ unit: unitName, check: check ?? code, message })),
        );
      }
      expect(own.length).toBeGreaterThan(0);
      expect(xray.clean).toBe(clean);
      const counted = (name: 'unit' | 'check') =>
        Object.fromEntries([...new Set(own.map((one) => one[name]))].map((key) => [key, count(own, name, key)]));
      expect(Object.fromEntries(xray.byCheck.map(({ key, findings }) => [key, findings]))).toEqual(counted('check'));
      expect(Object.fromEntries(xray.byUnit.map(({ title, findings }) => [title, findings]))).toEqual(counted('unit'));
      expect(xray.byCheck.map(({ title }) => title)).not.toContain('其他需要核对的内容');
      for (const { key, tasks: troubled, findings } of xray.byIndicator) {
        const listed = await rows(`by=finding&indicator=${encodeURIComponent(key)}`, bureau.admin);
        expect(listed.total).toBe(troubled);
        const notes = listed.rows.flatMap((row) => row.notes);
        expect(notes).toHaveLength(findings);
        for (const note of notes) expect(note).toContain(key);
      }
      const [unit] = xray.byUnit;
      expect((await rows(`by=finding&unitId=${unit!.key}`, bureau.admin)).title).toBe(`${unit!.title}：检查发现`);
    });

    it('names the indicators that came back with the reasons, and what the wording lacks', async () => {
      const wording = await ask<CampaignWording>('wording', bureau.admin);
      expect(campaignWordingSchema.parse(wording)).toEqual(wording);
      const { tasks } = await bureau.admin.get<BoardTasks>(`api/campaigns/${campaign.id}/tasks?limit=100`);
      const returned = tasks.filter(({ state }) => state === 'returned');
      const names: string[] = [];
      for (const { id } of returned) {
        const { indicators } = await bureau.admin.get<TaskDetail>(`api/tasks/${id}`);
        names.push(...indicators.filter((row) => row.returnReason !== null).map((row) => row.name));
      }
      expect(names.length).toBeGreaterThan(0);
      for (const name of new Set(names)) {
        const problem = wording.problems.find((one) => one.name === name)!;
        expect(problem.returns).toBe(names.filter((one) => one === name).length);
        expect(problem.reasons[0]!.reason).toBe('实际完成值与验收资料不一致，请核对。');
      }
      expect(wording.problems.map(({ returns }) => returns)).toEqual(
        wording.problems.map(({ returns }) => returns).sort((a, b) => b - a),
      );
    });

    it('compares the first submission with what was finished after a return', async () => {
      const before = await bureau.admin.get<{ campaigns: CampaignSummary[] }>('api/campaigns');
      const real = before.campaigns.find(({ isDemo }) => !isDemo)!;
      await bureau.fills();
      const first = (await bureau.submits()).result.total!;
      const name = '系统功能达标率';
      await bureau.returns(bureau.lead, '请核对。', [{ name, reason: '与检测记录不一致，请核对。' }]);
      const { id, version, indicators } = await bureau.task();
      const row = indicators.find((one) => one.name === name)!;
      await bureau.filler.put(`api/tasks/${id}/draft`, {
        version,
        results: [
          {
            indicatorId: row.id,
            actual: '90%',
            band: null,
            bandPercent: null,
            assumed: false,
            deviationReason: '两个系统的检测推迟到下年进行。',
            correctiveMeasure: '已列入下年度计划。',
          },
        ],
      });
      await bureau.submits();
      await bureau.approves(bureau.lead);
      const final = (await bureau.approves(bureau.reviewer)).result.total!;
      expect(Number(final)).toBeLessThan(Number(first));
      const reviewed = await bureau.leader.get<CampaignReviewed>(`api/insight/${real.id}/reviewed`);
      expect(campaignReviewedSchema.parse(reviewed)).toEqual(reviewed);
      const change = (Number(final) - Number(first)).toFixed(2);
      expect(reviewed).toMatchObject({ compared: 1, lowered: 1, raised: 0, unchanged: 0, meanChange: change });
      expect(reviewed.changes).toMatchObject([{ taskId: id, first, final, change }]);
    });

    it('shows a leader of one unit that unit, and a head of a unit or a filler nothing', async () => {
      const { database } = bureau.server;
      const unit = await database.read((db) => db.findOneByOrFail(OrgUnit, { departmentId: bureauDepartmentId(0) }));
      const userId = bureauLead(1);
      await database.transaction(async (db) => {
        const person = await db.findOneByOrFail(Person, { userId });
        const ctx = systemContext(db, bureau.now(), 'test', 'http');
        await grantRole(ctx, { personId: person.id, role: 'leader', unitId: unit.id });
      });
      const leader = bureau.phone(userId);
      await leader.signIn();
      const dashboard = await ask<Dashboard>('dashboard', leader);
      const own = await database.read((db) => db.findOneByOrFail(Person, { userId }));
      const seen = new Set(dashboard.units.map(({ unitId }) => unitId));
      expect(seen).toEqual(new Set([unit.id, own.unitId])); // the unit they lead, and the one they are head of
      expect(dashboard.campaign.total).toBeLessThan(campaign.counts.total);
      const xray = await ask<CampaignFindings>('findings', leader);
      expect(xray.byUnit.filter(({ key }) => !seen.has(key))).toEqual([]);
      for (const view of ['dashboard', 'findings', 'wording', 'reviewed', 'rows?by=all']) {
        for (const phone of [bureau.lead, bureau.filler])
          expect(await refusal(ask(view, phone))).toMatchObject({ status: 403, code: 'not-allowed' });
        const foreign = leader.get(`api/insight/${(await bureau.task()).campaign.id}/${view}`);
        expect(await refusal(foreign)).toMatchObject({ status: 404 });
      }
    });
  });
});

function count<Row>(rows: Row[], name: keyof Row, key: unknown): number {
  return rows.filter((row) => row[name] === key).length;
}
