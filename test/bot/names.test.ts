// Names among everything the asker may see: said in part, in short, by pinyin, by ear, or with a slip.
import 'reflect-metadata';
import type { ActionContext } from '../../server/context';
import { FAR, nearness } from '../../server/bot/names/match';
import { findNamed, findNear, type NamedKind } from '../../server/bot/names/findNamed';
import { recordAudit } from '../../server/audit/recordAudit';
import { newId } from '../../server/database/ids';
import { loadActor } from '../../server/identity/actor';
import { OrgUnit, Person } from '../../server/identity/entities';
import { Project } from '../../server/projects/entities';
import { aBureau, type Bureau } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';

const ALL: NamedKind[] = ['project', 'unit', 'campaign', 'system', 'person'];

it.each(['改造工程'.repeat(70), '改造工程'.repeat(4), '程工造改修维路道'])(
  'is not held up by “%s”, however many names there are',
  (said) => {
    const names = Array.from({ length: 20_000 }, (_, at) => `第${at}号道路维修改造工程`);
    const near = nearness(said, FAR);
    const before = process.cpuUsage();
    expect(names.some((name) => near(name) !== null)).toBe(false);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(300);
  },
);

describe.each(databaseKinds)('names on %s', (kind) => {
  describeOn(kind)('', () => {
    let bureau: Bureau;
    beforeAll(async () => {
      bureau = await aBureau(kind, { seed: { bureaus: 9 } });
    }, 180_000);
    afterAll(() => bureau?.stop());

    function as<T>(userId: string, work: (ctx: ActionContext) => Promise<T>): Promise<T> {
      return bureau.server.database.transaction(async (db) => {
        const { id } = await db.findOneByOrFail(Person, { userId });
        const now = bureau.now();
        return work({ actor: (await loadActor(db, id, now))!, now, db, requestId: 'names', origin: 'bot' });
      });
    }
    const found = async (said: string, kinds = ALL, userId = 'chenjing') =>
      (await as(userId, (ctx) => findNamed(ctx, said, kinds))).map(({ name }) => name);

    it.each([
      ['老旧小区改造', ['老旧小区改造']],
      ['老旧小区', ['老旧小区改造']],
      ['老旧小区改造项目', ['老旧小区改造']],
      ['住建局老旧小区改造', ['老旧小区改造']],
      ['改造 老旧', ['老旧小区改造']],
      ['laojiuxiaoqu', ['老旧小区改造']],
      ['ljxqgz', ['老旧小区改造']],
      ['caizhengwlywf', ['财政网络运维服务费']],
      ['老就小区改造', ['老旧小区改造']],
      ['老旧小区该造', ['老旧小区改造']],
      ['财政网络运维扶费', ['财政网络运维服务费']],
      ['市教育局', ['市教育局']],
      ['住建局', ['市住房和城乡建设局']],
      ['人社局', ['市人力资源和社会保障局']],
      ['王丽', ['王丽']],
      ['wangli', ['王丽']],
      ['政府采购云平台', ['政府采购云平台']],
      ['采购云', ['政府采购云平台']],
      ['市直部门项目支出绩效自评', ['2024年度（演示假设）市直部门项目支出绩效自评']],
      ['火星基地建设', []],
      ['%', []],
      ['', []],
    ])('%s means %j', async (said, names) => expect(await found(said)).toEqual(names));

    it('lists six at most when several fit, the nearest first', async () => {
      const names = await found('运维', ['project']);
      expect(names).toHaveLength(6);
      expect(names.every((name) => name.includes('运维'))).toBe(true);
    });

    it('never takes one numeral for another, and marks a slip as a guess', async () => {
      await addProject('滨河路整治一期');
      expect(await found('滨河路整治二期')).toEqual([]);
      const near = await as('chenjing', (ctx) => findNamed(ctx, '滨江路整治一期', ['project']));
      expect(near).toMatchObject([{ name: '滨河路整治一期', isGuess: true }]);
      // More than the name was said: it may be anything but a wish.
      const more = await as('chenjing', (ctx) => findNamed(ctx, '滨河路整治一期难以推进', ['project']));
      expect(more).toMatchObject([{ name: '滨河路整治一期', isGuess: true }]);
      expect((await as('chenjing', (ctx) => findNear(ctx, '整治滨河二路', ['project']))).length).toBeLessThan(7);
    });

    it('shows only what the asker may see', async () => {
      expect(await found('老旧小区改造', ALL, 'wangli')).toEqual([]);
      expect(await found('财政网络运维服务费', ['project'], 'wangli')).toEqual(['财政网络运维服务费']);
      expect(await found('财政网络运维服务费', ['project'], 'filler1a')).toEqual([]);
      expect(await found('市教育局', ['unit'], 'lead1')).toEqual(['市教育局']);
      expect(await found('市教育局', ['unit'], 'lead2')).toEqual([]);
      expect(await found('我们单位', ['unit'], 'lead1')).toEqual(['市教育局']);
      expect(await found('王丽', ['person'], 'lead2')).toEqual([]);
    });

    it('knows at once what is new, and what is called otherwise now', async () => {
      const id = await addProject('城市书房建设');
      expect(await found('城市书房')).toEqual(['城市书房建设']);
      await as('chenjing', async (ctx) => {
        await ctx.db.update(Project, { id }, { name: '街角书房建设' });
        await recordAudit(ctx, { subject: 'project', subjectId: id, action: 'project.changed' });
      });
      expect(await found('街角书房')).toEqual(['街角书房建设']);
      expect(await found('城市书房', ['project'])).not.toContain('城市书房建设');
    });

    it('knows what was made while the clock was an hour behind', async () => {
      await found('城市书房建设');
      await addProject('钟楼夜景建设', newId(Date.now() - 3_600_000));
      // Rows are counted once a second.
      await expect(eventually(() => found('钟楼夜景'))).resolves.toEqual(['钟楼夜景建设']);
    });

    async function eventually(look: () => Promise<string[]>): Promise<string[]> {
      const deadline = Date.now() + 30_000;
      for (let names = await look(); ; names = await look())
        if (names.length > 0 || Date.now() > deadline) return names;
    }

    async function addProject(name: string, id = newId()): Promise<string> {
      return bureau.server.database.transaction(async (db) => {
        const [like] = await db.find(Project, { take: 1 });
        const unit = await db.findOneByOrFail(OrgUnit, { name: '市教育局' });
        await db.insert(Project, { ...like!, id, code: null, name, unitId: unit.id, systems: [] });
        return id;
      });
    }
  });
});
