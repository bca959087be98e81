// Names and files that mean harm, through the front door on both databases.
import 'reflect-metadata';
import type { ProjectList } from '../../shared/contracts/campaigns';
import type { TemplateDetail } from '../../shared/contracts/templates';
import { getTemplate } from '../../shared/templates';
import { systemContext } from '../../server/context';
import { OrgUnit, Person } from '../../server/identity/entities';
import { grantRole } from '../../server/identity/grantRole';
import { readImport } from '../../server/imports/read/readImport';
import { bureauLead } from '../../scripts/demo-data/directory';
import { bureaus, refusal } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';
import { preview, take, told } from './importing';
import { addProject, filled, fileOf, NAME, withCells, YEAR } from './workbooks';

const aBureauOn = bureaus('sqlite');

describe.each(databaseKinds)('nasty names on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);

    it('names that only a machine takes for the same are different projects, and stay so', async () => {
      const bureau = await aBureau();
      const names = ['系统😀', '系统😁', '𠮷祥', '𠮶祥', 'Café', 'Cafe', 'ＯＡﬁ', '__proto__', 'constructor', '=1+1'];
      const book = filled();
      names.forEach((name, at) => addProject(book, `31000024000000010${at}`, name));
      const file = await fileOf(book);
      const seen = await preview(bureau.admin, file);
      expect(seen.projects.map(({ state }) => state)).toEqual(['new', ...names.map(() => 'new')]);
      expect(await take(bureau.admin, file)).toMatchObject({ created: names.length + 1 });
      const again = await preview(bureau.admin, file);
      expect(again.projects.map(({ name, state }) => [name, state]).slice(1)).toEqual(
        names.map((name) => [name, 'unchanged']),
      );
    });

    it('a name is taken in any width and case, and of ten savers at once one gets it', async () => {
      const { admin } = await aBureau();
      const { source, kind: what, profileId, indicators } = getTemplate('it-system-operations')!;
      const save = (name: string) =>
        admin.post<TemplateDetail>('api/templates', { name, source, kind: what, profileId, indicators });
      const all = await Promise.allSettled(Array.from({ length: 10 }, () => save('政务云OA模板')));
      expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      for (const one of all) if (one.status === 'rejected') expect(one.reason).toMatchObject({ status: 409 });
      for (const name of ['政务云oa模板', '政务云ＯＡ模板', ' 政务云 OA模板\u200b'])
        expect(await refusal(save(name))).toMatchObject({ code: 'template-name-taken' });
      const { id } = await save('政务云OÁ模板');
      const template = { name: '政务云oa模板', source, kind: what, profileId, indicators };
      const renamed = admin.put(`api/templates/${id}`, { version: 1, template });
      expect(await refusal(renamed)).toMatchObject({ code: 'template-name-taken' });
      expect(await refusal(save('\u200b\u200f'))).toMatchObject({ issues: [{ message: '请填写模板名称' }] });
    });

    it('an admin learns nothing of projects beyond the scope, and chooses each number once', async () => {
      const bureau = await aBureau();
      const file = await fileOf(filled());
      const { sha256 } = await preview(bureau.admin, file);
      for (const rows of ['2-1', '0', Array(300).fill('1-9999').join()])
        expect((await refusal(take(bureau.admin, file, { rows, sha256 }))).message).toContain('从小到大');
      await take(bureau.admin, file);
      const neighbour = bureau.phone(bureauLead(0));
      const unit = await bureau.server.database.transaction(async (db) => {
        const person = await db.findOneByOrFail(Person, { userId: bureauLead(0) });
        const ctx = systemContext(db, bureau.now(), 'test', 'setup');
        await grantRole(ctx, { personId: person.id, role: 'admin', unitId: person.unitId });
        return db.findOneByOrFail(OrgUnit, { id: person.unitId });
      });
      await neighbour.signIn();
      const theirs = withCells(filled(), { '项目!B2': '邻局项目', '项目!D2': unit.name, '项目!G2': bureauLead(0) });
      const seen = await preview(neighbour, await fileOf(theirs));
      expect(told(seen)).toContain(
        'error 项目!A2 2024 年度已有编码相同的项目：属于您管理范围以外的单位。请核对编码、名称和实施单位。',
      );
      expect(JSON.stringify(seen)).not.toContain(NAME);
      const { projects } = await bureau.admin.get<ProjectList>(`api/projects?fiscalYear=${YEAR}`);
      const input = { name: '批次', fiscalYear: YEAR, dueDate: '2025-12-01', projectIds: [projects[0]!.id] };
      expect(await neighbour.post('api/campaigns/preview', input)).toMatchObject({
        tasks: [],
        problems: ['有项目已不存在或不在您的管理范围内，请刷新后重新选择。'],
      });
      expect((await refusal(neighbour.post('api/campaigns', input))).code).toBe('campaign-not-ready');
    });
  });
});

it('others are answered while hundreds of projects are launched', async () => {
  const bureau = await aBureauOn();
  const book = filled();
  for (let at = 0; at < 60; at++) addProject(book, `3100002400000002${at + 10}`, `批量项目${at}`);
  const { created } = await take(bureau.admin, await fileOf(book));
  expect(created).toBe(61);
  const { projects } = await bureau.admin.get<ProjectList>(`api/projects?fiscalYear=${YEAR}`);
  const projectIds = projects.filter(({ inCampaign }) => !inCampaign).map(({ id }) => id);
  let launched = false;
  const launch = bureau.admin
    .post('api/campaigns', { name: '批量批次', fiscalYear: YEAR, dueDate: '2025-12-01', projectIds })
    .finally(() => (launched = true));
  let answered = 0;
  while (!launched) {
    await bureau.admin.send('healthz');
    answered++;
  }
  await launch;
  expect(answered).toBeGreaterThan(10);
});

it('a project with more indicators than anybody could fill is refused with their number', async () => {
  const book = filled();
  const [head, first] = book.绩效指标;
  book.绩效指标 = [head!, ...Array.from({ length: 301 }, (_, at) => first!.with(3, `运维系统数量${at}`))];
  const { found } = await readImport(await fileOf(book));
  expect(found).toContainEqual({
    project: 1,
    severity: 'error',
    place: '绩效指标!A302',
    message: '这个项目有 301 个指标，超过 300 个，请核对项目编码。',
  });
});
