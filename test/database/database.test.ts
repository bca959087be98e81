import 'reflect-metadata';
import { AsyncLocalStorage } from 'node:async_hooks';
import { openDatabase } from '../../server/database/open';
import type { Database } from '../../server/database/database';
import { newId } from '../../server/database/ids';
import { OrgUnit } from '../../server/identity/entities';
import { Project, ProjectFunds } from '../../server/projects/entities';
import { emptyNarrative } from '../../server/reports/compile/evaluation';
import { createEmptyDatabase, databaseKinds, describeOn, type TestDatabase } from '../support/databases';

describe.each(databaseKinds)('the data layer on %s', (kind) => {
  describeOn(kind)('', () => {
    let place: TestDatabase;
    let database: Database;
    beforeAll(async () => {
      place = await createEmptyDatabase(kind);
      database = await openDatabase(place.config);
    });
    afterAll(async () => {
      await database.close();
      await place.drop();
    });

    const unit = (departmentId: number): OrgUnit => {
      const id = newId();
      const name = `单位${departmentId}`;
      return { id, departmentId, name, parentId: null, path: `/${id}/`, isDemo: false, active: true, seenRunId: null };
    };

    it('keeps what one request wrote when another one rolls back meanwhile', async () => {
      const failing = database.transaction(async (db) => {
        await db.insert(OrgUnit, unit(1));
        await new Promise((resolve) => setImmediate(resolve));
        throw new Error('rolled back');
      });
      const kept = database.transaction((db) => db.insert(OrgUnit, unit(2)));
      await expect(failing).rejects.toThrow('rolled back');
      await kept;
      const names = await database.read(async (db) => (await db.find(OrgUnit)).map((one) => one.name));
      expect(names).toEqual(['单位2']);
    });

    it('never shows a reader what another request has not committed', async () => {
      let release = () => {};
      const held = new Promise<void>((resolve) => (release = resolve));
      const writing = database.transaction(async (db) => {
        await db.insert(OrgUnit, unit(3));
        release();
        await new Promise((resolve) => setImmediate(resolve));
        throw new Error('rolled back');
      });
      await held;
      const seen = database.read((db) => db.existsBy(OrgUnit, { departmentId: 3 }));
      await expect(writing).rejects.toThrow('rolled back');
      expect(await seen).toBe(false);
    });

    it('gives amounts back as the exact decimals that went in', async () => {
      const owner = unit(4);
      const projectId = newId();
      const amounts = { initialBudget: '147', annualBudget: '147.000001', executed: '121.88' };
      await database.transaction(async (db) => {
        await db.insert(OrgUnit, owner);
        await db.insert(Project, project(projectId, owner.id));
        await db.insert(ProjectFunds, { id: newId(), projectId, position: 0, source: '当年财政拨款', ...amounts });
      });
      const [row] = await database.read((db) => db.findBy(ProjectFunds, { projectId }));
      expect(row).toMatchObject(amounts);
    });

    it('refuses an amount that is none, whatever the program says', async () => {
      const owner = unit(5);
      const projectId = newId();
      await database.transaction(async (db) => {
        await db.insert(OrgUnit, owner);
        await db.insert(Project, project(projectId, owner.id));
      });
      const insert = (executed: string) =>
        database.transaction((db) =>
          db.query(
            'INSERT INTO project_funds (id, projectId, position, source, initialBudget, annualBudget, executed) VALUES (?, ?, 1, ?, 1, 1, ?)',
            [newId(), projectId, '当年财政拨款', executed],
          ),
        );
      await expect(insert('-1')).rejects.toThrow();
      await expect(insert('85分')).rejects.toThrow();
    });
  });
});

function project(id: string, unitId: string): Partial<Project> {
  return {
    id,
    code: null,
    name: `项目${id}`,
    unitId,
    competentDepartment: '市财政局',
    fiscalYear: 2023,
    fiscalYearAssumed: false,
    annualObjective: '目标',
    narrative: { ...emptyNarrative, basis: null, content: null },
    systems: [],
    assumptions: [],
    fillerId: null,
    isDemo: false,
    version: 1,
  };
}

it('once closed is no burden to those who go on: what followed its transactions is switched off', async () => {
  const switchedOn = new Set<unknown>();
  const { run, disable } = AsyncLocalStorage.prototype;
  const watch = [
    jest.spyOn(AsyncLocalStorage.prototype, 'run').mockImplementation(function (this: unknown, ...args) {
      switchedOn.add(this);
      return run.apply(this as AsyncLocalStorage<unknown>, args);
    }),
    jest.spyOn(AsyncLocalStorage.prototype, 'disable').mockImplementation(function (this: unknown) {
      switchedOn.delete(this);
      disable.apply(this as AsyncLocalStorage<unknown>);
    }),
  ];
  const place = await createEmptyDatabase('sqlite');
  const database = await openDatabase(place.config);
  await database.transaction((db) => db.count(Project));
  expect(switchedOn.size).toBe(1);
  await database.close();
  expect(switchedOn.size).toBe(0);
  for (const one of watch) one.mockRestore();
  await place.drop();
});

it('lets one process write the embedded file, and tells the second what to do', async () => {
  const place = await createEmptyDatabase('sqlite');
  const { writeFileSync } = await import('node:fs');
  writeFileSync(`${place.directory}/test.sqlite.lock`, String(process.ppid));
  await expect(openDatabase(place.config)).rejects.toThrow(/另一个进程.*MySQL/);
  await place.drop();
});
