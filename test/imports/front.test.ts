// The front door of an import, on both databases: what is previewed is what is written, whole or not at all.
import 'reflect-metadata';
import { In, Not } from 'typeorm';
import type { ProjectList } from '../../shared/contracts/campaigns';
import type { ImportPreview } from '../../shared/contracts/projectImports';
import { AuditEntry } from '../../server/audit/entities';
import { OrgUnit, Person } from '../../server/identity/entities';
import { grantRole } from '../../server/identity/grantRole';
import { Indicator, Project, ProjectFunds } from '../../server/projects/entities';
import { systemContext } from '../../server/context';
import { bureauLead } from '../../scripts/demo-data/directory';
import { aBureau, refusal, type Bureau } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';
import { preview, take, told } from './importing';
import { addProject, CODE, filled, fileOf, NAME, UNIT, withCells, YEAR } from './workbooks';

const projectRows = ({ server }: Bureau, name = NAME) =>
  server.database.read(async (db) => {
    const project = await db.findOneBy(Project, { name });
    if (!project) return null;
    const where = { projectId: project.id };
    const order = { position: 'ASC' } as const;
    const funds = await db.find(ProjectFunds, { where, order });
    const indicators = await db.find(Indicator, { where, order });
    const audit = await db.find(AuditEntry, { where: { subjectId: project.id }, order: { sequence: 'ASC' } });
    return { project, funds, indicators, audit };
  });

const counts = ({ server }: Bureau) =>
  server.database.read(async (db) => [
    await db.count(Project),
    await db.count(ProjectFunds),
    await db.count(Indicator),
  ]);

const projectIds = ({ server }: Bureau) =>
  server.database.read(async (db) => (await db.find(Project, { select: { id: true } })).map(({ id }) => id));

/** Every test begins with the projects of the bureau. */
const forgetImported = ({ server }: Bureau, there: string[]) =>
  server.database.transaction(async (db) => {
    for (const entity of [ProjectFunds, Indicator]) await db.delete(entity, { projectId: Not(In(there)) });
    await db.delete(Project, { id: Not(In(there)) });
  });

const states = ({ projects }: ImportPreview) => projects.map(({ state }) => state).join();

describe.each(databaseKinds)('imports on %s', (kind) => {
  describeOn(kind)('the front door', () => {
    let bureau: Bureau;
    let there: string[];
    beforeAll(async () => {
      bureau = await aBureau(kind);
      there = await projectIds(bureau);
    });
    afterEach(() => forgetImported(bureau, there));
    afterAll(() => bureau.stop());

    it('previews a right file without a problem, writes it once, and finds nothing to do the second time', async () => {
      const file = await fileOf(filled());
      const before = await counts(bureau);
      const seen = await preview(bureau.admin, file);
      expect(told(seen).filter((line) => !line.startsWith('info'))).toEqual([]);
      expect(seen.projects[0]).toMatchObject({
        number: 1,
        sheet: '项目',
        cell: 'B2',
        name: NAME,
        unitName: UNIT,
        fiscalYear: YEAR,
        code: CODE,
        fillerName: '王丽',
        indicatorCount: 6,
        annualBudget: '130',
        state: 'new',
        outcome: '新增项目，含 6 个指标。',
      });
      expect(await counts(bureau)).toEqual(before);

      const key = 'one-and-the-same';
      const choice = { rows: '1', sha256: seen.sha256, basis: seen.basis, key };
      const outcome = await take(bureau.admin, file, choice);
      expect(outcome).toEqual({ created: 1, changed: 0, unchanged: 0, fiscalYears: [YEAR] });
      expect(await take(bureau.admin, file, choice)).toEqual(outcome);
      const { project, funds, indicators, audit } = (await projectRows(bureau))!;
      expect(project).toMatchObject({ code: CODE, fiscalYear: YEAR, fiscalYearAssumed: false, isDemo: false });
      expect(funds.map(({ source, executed }) => [source, executed])).toEqual([
        ['当年财政拨款', '118.5'],
        ['其他资金', '10'],
      ]);
      expect(indicators).toMatchObject([
        { level1: '产出指标', level2: '数量指标', comparator: '>=', target: '15', unit: '个', points: '20.00' },
        { level1: '产出指标', level2: '质量指标', comparator: '>=', target: '98', unit: '%', dataSource: '运维台账' },
        { level2: '时效指标', kind: 'quantitative', targetKind: 'date', target: '2024-06-30', comparator: null },
        { level2: '时效指标', targetKind: 'range', target: '2', targetTo: '8', unit: '小时', comparator: null },
        { level1: '效益指标', kind: 'qualitative', target: '稳步提升', unit: null },
        { level1: '满意度指标', target: '90', unit: '%' },
      ]);
      expect(audit.map(({ action, actorName, origin }) => [action, actorName, origin])).toEqual([
        ['project.imported', '陈静', 'http'],
      ]);

      expect(states(await preview(bureau.admin, file))).toBe('unchanged');
      expect(await take(bureau.admin, file)).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
      expect((await projectRows(bureau))!.audit).toHaveLength(1);
    });

    it('names every value that would change, changes these, and keeps what the file leaves blank', async () => {
      await take(bureau.admin, await fileOf(filled()));
      const old = (await projectRows(bureau))!;
      const book = withCells(filled(), {
        '项目!F2': null,
        '项目!G2': '李建国',
        '资金!D2': '1,300,000元',
        '绩效指标!E3': '≥99%',
        '绩效指标!I3': null,
        '绩效指标!D6': '办事便利程度',
      });
      const file = await fileOf(book);
      const { projects } = await preview(bureau.admin, file);
      expect(projects[0]).toMatchObject({ state: 'changed', outcome: '系统里已有，将更新 5 处。' });
      expect(projects[0]!.changes).toEqual([
        { label: '填报人', before: '王丽', after: '李建国' },
        { label: '“当年财政拨款”的全年预算数', before: '120 万元', after: '130 万元' },
        { label: '“系统功能达标率”的年度指标值', before: '≥98%', after: '≥99%' },
        { label: '新增绩效指标', before: null, after: '办事便利程度，稳步提升，20.00 分' },
        { label: '删去绩效指标', before: '业务办理便利程度，稳步提升，20.00 分', after: null },
      ]);
      await take(bureau.admin, file);
      const now = (await projectRows(bureau))!;
      expect(now.project).toMatchObject({ id: old.project.id, annualObjective: '保障政务云平台全年稳定运行。' });
      expect(now.indicators[1]).toMatchObject({ id: old.indicators[1]!.id, target: '99', dataSource: '运维台账' });
      expect(now.audit.map(({ action }) => action)).toEqual(['project.imported', 'project.changed']);
      expect(now.audit[1]!.after).toMatchObject({
        changes: expect.arrayContaining([{ label: '填报人', value: '李建国' }]),
      });
    });

    it('refuses everything chosen when one of it has an error or is locked; the rest alone goes in', async () => {
      const task = await bureau.task();
      const real = { name: task.project.name, year: task.campaign.fiscalYear };
      const book = addProject(addProject(filled(), 'GOOD000001', '机房改造'), 'WRONG00001', '坏项目');
      addProject(book, 'LOCKED0001', real.name);
      withCells(book, { '项目!E5': real.year, '资金!C5': '五十' });
      const file = await fileOf(book);
      const seen = await preview(bureau.admin, file);
      expect(states(seen)).toBe('new,new,error,locked');
      expect(seen.projects[3]!.outcome).toMatch(
        /已在评价批次“.+”里。任务用的是下达时的副本，改项目不会改变任务，所以不导入。/,
      );
      const before = await counts(bureau);
      const whole = await refusal(take(bureau.admin, file));
      expect(whole).toMatchObject({
        status: 422,
        code: 'import-refused',
        message: expect.stringMatching(/什么都没有导入/),
      });
      expect(whole.issues!.map(({ field }) => field)).toEqual(['资金!C5', '项目!B5']);
      expect((await refusal(take(bureau.admin, file, { rows: '1-2,4' }))).issues).toHaveLength(1);
      expect(await counts(bureau)).toEqual(before);
      expect(await take(bureau.admin, file, { rows: '1-2' })).toMatchObject({ created: 2 });
    });

    it('leaves nothing behind when the database fails in the middle', async () => {
      const book = addProject(filled(), 'GOOD000001', '机房改造');
      const file = await fileOf(book);
      const seen = await preview(bureau.admin, file);
      const before = await counts(bureau);
      const { code: refuseRow } = triggers[kind];
      await bureau.server.database.read((db) => db.query(refuseRow));
      expect(await refusal(take(bureau.admin, file, seen))).toMatchObject({ status: 500, code: 'unexpected' });
      await bureau.server.database.read((db) => db.query('DROP TRIGGER refuse_second'));
      expect(await counts(bureau)).toEqual(before);
      expect(await take(bureau.admin, file, seen)).toMatchObject({ created: 2 });
    });

    it('refuses another file than the previewed one, and a ground that has shifted', async () => {
      const file = await fileOf(filled());
      const seen = await preview(bureau.admin, file);
      const other = await fileOf(withCells(filled(), { '资金!D2': 121 }));
      expect(await refusal(take(bureau.admin, other, seen))).toMatchObject({
        status: 409,
        code: 'import-file-changed',
      });
      await take(bureau.admin, other);
      expect(await refusal(take(bureau.admin, file, seen))).toMatchObject({
        status: 409,
        code: 'import-ground-shifted',
      });
      expect((await projectRows(bureau))!.funds[0]!.annualBudget).toBe('121');
      expect(await refusal(take(bureau.admin, file, { rows: '7' }))).toMatchObject({ status: 400, field: 'rows' });
    });

    it('writes a project once when two send it at the same time', async () => {
      const file = await fileOf(filled());
      const seen = await preview(bureau.admin, file);
      const both = await Promise.allSettled([take(bureau.admin, file, seen), take(bureau.admin, file, seen)]);
      const written = both.filter(({ status }) => status === 'fulfilled');
      expect(written).toHaveLength(1);
      const lost = both.find((one) => one.status === 'rejected')!;
      expect(await refusal(Promise.reject(lost.reason))).toMatchObject({ status: 409, code: 'import-ground-shifted' });
      expect((await projectRows(bureau))!.indicators).toHaveLength(6);
    });

    it('is for admins, and for the units in their scope', async () => {
      const file = await fileOf(filled());
      expect(await refusal(preview(bureau.filler, file))).toMatchObject({ status: 403, code: 'not-allowed' });
      const neighbour = bureau.phone(bureauLead(0));
      await bureau.server.database.transaction(async (db) => {
        const person = await db.findOneByOrFail(Person, { userId: bureauLead(0) });
        const ctx = systemContext(db, bureau.now(), 'test', 'setup');
        await grantRole(ctx, { personId: person.id, role: 'admin', unitId: person.unitId });
      });
      await neighbour.signIn();
      expect(told(await preview(neighbour, file))).toContain(
        `error 项目!D2 “${UNIT}”不在您的管理范围内，请由该单位的绩效管理员导入。`,
      );
      const own = await bureau.server.database.read(async (db) => {
        const { unitId } = await db.findOneByOrFail(Person, { userId: bureauLead(0) });
        return (await db.findOneByOrFail(OrgUnit, { id: unitId })).name;
      });
      const theirs = await fileOf(withCells(filled(), { '项目!D2': own, '项目!G2': bureauLead(0) }));
      expect(await take(neighbour, theirs)).toMatchObject({ created: 1 });
      const { projects } = await neighbour.get<ProjectList>(`api/projects?fiscalYear=${YEAR}`);
      expect(projects.map(({ name, unitName }) => [name, unitName])).toEqual([[NAME, own]]);
    });
  });
});

/** A database that takes the first project and refuses an indicator of the second. */
const triggers = {
  sqlite: {
    code: `CREATE TRIGGER refuse_second BEFORE INSERT ON projects WHEN NEW.name = '机房改造'
           BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`,
  },
  mariadb: {
    code: `CREATE TRIGGER refuse_second BEFORE INSERT ON projects FOR EACH ROW
           IF NEW.name = '机房改造' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the disk is full'; END IF`,
  },
};
