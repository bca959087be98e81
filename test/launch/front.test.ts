// Launches that are kept and scheduled, projects that are looked after, and the trail of it all, through the front door.
import 'reflect-metadata';
import type { AuditPage } from '../../shared/contracts/audit';
import type { CampaignPreview, CampaignSummary, ProjectList } from '../../shared/contracts/campaigns';
import type { Me } from '../../shared/contracts/identity';
import type { LaunchFormInput, LaunchList, SavedLaunch } from '../../shared/contracts/launches';
import type { ProjectDetail, ProjectLibrary } from '../../shared/contracts/projects';
import type { ReplayResult, TemplateDetail, TemplateVersions } from '../../shared/contracts/templates';
import { getTemplate } from '../../shared/templates';
import { Person } from '../../server/identity/entities';
import { Project } from '../../server/projects/entities';
import { bureauFiller } from '../../scripts/demo-data/directory';
import type { Phone } from '../../scripts/story/phone';
import { take } from '../imports/importing';
import { addProject, filled, fileOf, NAME, YEAR } from '../imports/workbooks';
import { aBureau, refusal, type Bureau } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';

/** Two hours after the bureau opens: nobody's session has run out. */
const NOON = new Date('2025-03-12T04:00:00.000Z');

describe.each(databaseKinds)('on %s', (kind) => {
  describeOn(kind)('', () => {
    let bureau: Bureau;
    let projects: ProjectList['projects'];
    beforeAll(async () => {
      bureau = await aBureau(kind);
      await take(bureau.admin, await fileOf(addProject(filled(), '310000240000000002', '机房环境改造')));
      ({ projects } = await bureau.admin.get<ProjectList>(`api/projects?fiscalYear=${YEAR}`));
    });
    afterAll(() => bureau.stop());

    const idOf = (name: string) => projects.find((one) => one.name === name)!.id;
    const form = (changes: Partial<LaunchFormInput> = {}): LaunchFormInput => ({
      name: '定时批次',
      fiscalYear: YEAR,
      dueDate: '2025-04-01',
      profileId: 'national-2020',
      projectIds: [idOf(NAME)],
      ...changes,
    });
    const keep = (wish: LaunchFormInput) => bureau.admin.post<SavedLaunch>('api/launches', { form: wish });
    const schedule = ({ id, version }: SavedLaunch, at = NOON) =>
      bureau.admin.post<SavedLaunch>(`api/launches/${id}/schedule`, { version, at: at.toISOString() });
    const openLaunches = async () => (await bureau.admin.get<LaunchList>('api/launches')).launches;
    const campaigns = async () => (await bureau.admin.get<{ campaigns: CampaignSummary[] }>('api/campaigns')).campaigns;
    /** Gives a colleague the role for the whole bureau. */
    const makeAdmin = async (phone: Phone) => {
      const { id } = await phone.get<Me>('api/me');
      const [root] = (await bureau.admin.get<Me>('api/me')).roles.filter(({ role }) => role === 'admin');
      await bureau.admin.post(`api/people/${id}/roles`, { role: 'admin', unitId: root!.unitId });
    };

    it('a draft may be half written, is gone on with by a colleague, and tells who was faster', async () => {
      const draft = await keep(form({ name: '', dueDate: '', projectIds: [idOf(NAME)] }));
      expect(draft).toMatchObject({ state: 'draft', version: 1, changedByName: '陈静' });
      expect(await refusal(bureau.filler.get('api/launches'))).toMatchObject({ status: 403 });
      await makeAdmin(bureau.reviewer);
      const change = (phone: Phone, name: string) =>
        phone.put<SavedLaunch>(`api/launches/${draft.id}`, { version: 1, form: form({ name }) });
      expect(await change(bureau.reviewer, '同事接着办')).toMatchObject({ version: 2, changedByName: '赵敏' });
      expect(await refusal(change(bureau.admin, '我也在改'))).toMatchObject({
        status: 409,
        code: 'launch-stale',
        message: '这份发起草稿刚刚被赵敏改过。',
      });
      await bureau.admin.post(`api/launches/${draft.id}/removal`, { version: 2 });
      expect(await openLaunches()).toEqual([]);
    });

    it('a preview shows one filler’s notice and form, the burden, and writes nothing', async () => {
      const body = { ...form({ projectIds: projects.map(({ id }) => id) }), sampleProjectId: idOf('机房环境改造') };
      const before = (await campaigns()).length;
      const preview = await bureau.admin.post<CampaignPreview>('api/campaigns/preview', body);
      expect(preview.sample).toMatchObject({
        projectName: '机房环境改造',
        fillerName: '王丽',
        notice: { title: '4月1日 周二前填报：机房环境改造自评', buttonLabel: '开始填报' },
        todo: '填报：机房环境改造绩效自评',
      });
      expect(preview.sample!.rows.map(({ targetText }) => targetText)).toContain('≥98%');
      expect(preview.findings.map(({ code, severity }) => `${severity} ${code}`)).toContain('error in-campaign');
      expect(preview.burden.asks).toBe(preview.tasks.reduce((sum, { asks }) => sum + asks, 0));
      expect(await campaigns()).toHaveLength(before);
    });

    it('changes a project, tells what changed, refuses who comes late, who may not, and what is in a campaign', async () => {
      const path = `api/projects/${idOf('机房环境改造')}`;
      const before = await bureau.admin.get<ProjectDetail>(path);
      const template = getTemplate('it-system-operations')!;
      const filledIn = template.indicators.map((row) => (row.target === '' ? { ...row, target: '1' } : row));
      expect(
        await refusal(bureau.admin.put(path, { version: before.version, indicators: template.indicators })),
      ).toMatchObject({
        status: 400,
        issues: expect.arrayContaining([
          { field: 'indicators[0].target', message: '“运维系统数量”还没有填写年度指标值。' },
        ]),
      });
      const after = await bureau.admin.put<ProjectDetail>(path, {
        version: before.version,
        fillerId: null,
        funds: [{ source: '当年财政拨款', initialBudget: '50', annualBudget: '60.5', executed: '60' }],
        indicators: filledIn,
      });
      expect(after).toMatchObject({ version: before.version + 1, filler: null, profileId: 'national-2020' });
      expect(after.indicators).toHaveLength(template.indicators.length);
      expect(after.history[0]).toMatchObject({ label: '修改项目', actorName: '陈静' });
      expect(after.history[0]!.changes).toEqual(
        expect.arrayContaining([
          { label: '填报人', before: '王丽', after: null },
          { label: '“当年财政拨款”的全年预算数', before: '50 万元', after: '60.5 万元' },
        ]),
      );
      expect(await refusal(bureau.admin.put(path, { version: before.version, fillerId: null }))).toMatchObject({
        status: 409,
        code: 'project-stale',
      });
      expect(await refusal(bureau.lead.put(path, { version: after.version }))).toMatchObject({ status: 403 });
      const launched = (await bureau.admin.get<ProjectList>('api/projects')).projects.find((one) => one.inCampaign)!;
      const locked = bureau.admin.put(`api/projects/${launched.id}`, { version: 1, fillerId: null });
      expect(await refusal(locked)).toMatchObject({ status: 409, code: 'project-locked' });
      const library = (query: string) => bureau.admin.get<ProjectLibrary>(`api/project-library?${query}`);
      expect((await library('which=no-filler')).projects.map(({ name }) => name)).toEqual(['机房环境改造']);
      expect((await library('which=in-campaign')).projects.map(({ id }) => id)).toContain(launched.id);
      expect((await library(`search=${encodeURIComponent('机房环境')}`)).total).toBe(1);
      expect((await library('which=points-off')).projects).toEqual([]);
    });

    it('tells at scheduling what blocks, and launches what is scheduled once, however many clocks there are', async () => {
      const draft = await keep(form({ projectIds: [idOf(NAME), idOf('机房环境改造')] }));
      expect(await refusal(schedule(draft))).toMatchObject({ status: 422, code: 'campaign-not-ready' });
      expect(await refusal(schedule(draft, new Date('2025-03-01T00:00:00.000Z')))).toMatchObject({ status: 400 });
      const mended = await bureau.admin.put<SavedLaunch>(`api/launches/${draft.id}`, { version: 1, form: form() });
      const waiting = await schedule(mended);
      expect(waiting).toMatchObject({ state: 'scheduled', scheduledByName: '陈静' });
      const change = bureau.admin.put(`api/launches/${draft.id}`, { version: waiting.version, form: form() });
      expect(await refusal(change)).toMatchObject({ status: 409, code: 'launch-moved' });
      expect(await bureau.server.app.launch()).toBe(0);
      bureau.travelTo(NOON);
      const notices = bureau.filler.notices().length;
      const counts = await Promise.all([1, 2, 3].map(() => bureau.server.app.launch()));
      expect(counts.sort()).toEqual([0, 0, 1]);
      await bureau.settle();
      expect((await campaigns()).filter(({ name }) => name === '定时批次')).toHaveLength(1);
      expect(bureau.filler.notices()).toHaveLength(notices + 1);
      expect(bureau.admin.lastNotice()).toContain('已按时发起：定时批次');
      expect(await openLaunches()).toEqual([]);
    });

    it('launches nothing when something blocks at the moment, says why, and not what was cancelled', async () => {
      const path = `api/projects/${idOf('机房环境改造')}`;
      const { version } = await bureau.admin.get<ProjectDetail>(path);
      const leaver = await bureau.server.database.read((db) =>
        db.findOneByOrFail(Person, { userId: bureauFiller(0, 0) }),
      );
      await bureau.admin.put(path, { version, fillerId: leaver.id });
      const wish = form({ name: '会被拦下', projectIds: [idOf('机房环境改造')] });
      const moment = new Date(NOON.getTime() + 3_600_000);
      const waiting = await schedule(await keep(wish), moment);
      const other = await schedule(await keep({ ...wish, name: '会取消' }), moment);
      await bureau.admin.post(`api/launches/${other.id}/cancellation`, { version: other.version });
      await bureau.server.database.transaction((db) => db.update(Person, { id: leaver.id }, { active: false }));
      bureau.travelTo(new Date(moment.getTime() + 60_000));
      const before = (await campaigns()).length;
      expect(await bureau.server.app.launch()).toBe(0);
      await bureau.settle();
      expect(await campaigns()).toHaveLength(before);
      expect((await openLaunches()).map(({ id, state }) => ({ id, state }))).toEqual(
        expect.arrayContaining([
          { id: waiting.id, state: 'blocked' },
          { id: other.id, state: 'draft' },
        ]),
      );
      expect((await bureau.admin.get<SavedLaunch>(`api/launches/${waiting.id}`)).blocked).toMatchObject([
        { code: 'filler-left' },
      ]);
      expect(bureau.admin.lastNotice()).toMatch(/没有发起：会被拦下[^]*什么都没有发出/);
    });

    it('searches the trail by person, project, act and day, and takes it out as a workbook', async () => {
      const search = (query: Record<string, string>) =>
        bureau.admin.get<AuditPage>(`api/audit?${new URLSearchParams(query)}`);
      const ofProject = await search({ project: '机房环境改造' });
      expect(ofProject.entries.map(({ label }) => label)).toEqual(['修改项目', '修改项目', '导入项目']);
      expect(ofProject.entries[0]).toMatchObject({ subject: '项目“机房环境改造”', actorName: '陈静', origin: '页面' });
      const blocked = await search({ action: 'launch.blocked' });
      expect(blocked.entries).toMatchObject([
        { actorName: '陈静', origin: '定时', comment: expect.stringContaining('已离职') },
      ]);
      expect((await search({ person: '赵敏', from: '2025-03-12', to: '2025-03-12' })).entries).toMatchObject([
        { label: '保存发起草稿' },
      ]);
      expect((await search({ from: '2025-03-13' })).total).toBe(0);
      expect(JSON.stringify((await search({})).entries)).not.toContain('undefined');
      const { fileName, content } = await bureau.admin.download('api/audit/workbook?action=project.edited');
      expect(fileName).toBe('审计日志 2025-03-12.xlsx');
      expect(content.subarray(0, 2).toString()).toBe('PK');
      expect((await search({ action: 'audit.exported' })).entries).toMatchObject([{ comment: '导出 2 条' }]);
      expect(await refusal(bureau.filler.get('api/audit'))).toMatchObject({ status: 403 });
      expect((await bureau.leader.get<AuditPage>('api/audit')).isWhole).toBe(true);
    });

    it('an admin of one unit finds in the trail what was done to that unit only', async () => {
      const { id } = await bureau.lead.get<Me>('api/me');
      const own = (await bureau.lead.get<Me>('api/me')).roles[0]!.unitId;
      await bureau.admin.post(`api/people/${id}/roles`, { role: 'admin', unitId: own });
      const { entries, isWhole } = await bureau.lead.get<AuditPage>('api/audit');
      expect(isWhole).toBe(false);
      expect(entries.length).toBeGreaterThan(0);
      expect(entries.filter(({ subject }) => /^(批次|发起草稿|通讯录|模板)/.test(subject))).toEqual([]);
    });

    it('an admin of one unit gives its projects to nobody of another unit, not even learning who that is', async () => {
      const { database } = bureau.server;
      const own = (await bureau.lead.get<Me>('api/me')).roles[0]!.unitId;
      await database.transaction((db) => db.update(Project, { id: idOf('机房环境改造') }, { unitId: own }));
      const path = `api/projects/${idOf('机房环境改造')}`;
      const { version } = await bureau.lead.get<ProjectDetail>(path);
      const { id } = await bureau.reviewer.get<Me>('api/me');
      const stranger = await database.read((db) => db.findOneByOrFail(Person, { id }));
      expect(stranger.unitId).not.toBe(own);
      const given = bureau.lead.put(path, { version, fillerId: stranger.id });
      expect(await refusal(given)).toMatchObject({ status: 404, message: expect.not.stringContaining(stranger.name) });
    });

    it('keeps the versions of a template, and replays it on tasks that are done', async () => {
      const shipped = getTemplate('it-system-operations')!;
      const { source, profileId, indicators } = shipped;
      const template = { name: '本局运维', source, kind: shipped.kind, profileId, indicators };
      const saved = await bureau.admin.post<TemplateDetail>('api/templates', template);
      await bureau.admin.put(`api/templates/${saved.id}`, {
        version: 1,
        template: { ...template, indicators: indicators.slice(1) },
      });
      const { versions } = await bureau.admin.get<TemplateVersions>(`api/templates/${saved.id}/versions`);
      expect(
        versions.map(({ version, changedByName, indicators: rows }) => [version, changedByName, rows.length]),
      ).toEqual([
        [2, '陈静', 14],
        [1, '陈静', 15],
      ]);
      const replay = (rows: unknown) =>
        bureau.admin.post<ReplayResult>('api/templates/replay', { profileId, indicators: rows });
      expect(await replay(indicators)).toMatchObject({ campaignId: null, tasks: [] });
      await bureau.fills();
      await bureau.submits();
      await bureau.approves(bureau.lead);
      const { indicators: answered, result } = await bureau.approves(bureau.reviewer);
      const project = (await bureau.admin.get<ProjectList>('api/projects')).projects.find(
        (one) => one.inCampaign && one.name !== NAME,
      )!;
      const asked = (await bureau.admin.get<ProjectDetail>(`api/projects/${project.id}`)).indicators;
      expect(asked).toHaveLength(answered.length);
      const same = await replay(asked);
      expect(same.tasks).toMatchObject([{ before: { total: result.total }, after: { total: result.total }, rows: [] }]);
    });
  });
});
