import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnKinds, createTable } from '../tableBuilder';

export class Projects20261123000200 implements MigrationInterface {
  name = 'Projects20261123000200';

  async up(runner: QueryRunner): Promise<void> {
    const is = columnKinds(runner);
    await createTable(runner, {
      name: 'projects',
      columns: {
        id: is.id(),
        code: is.nullable(is.code(30)),
        name: is.text(200),
        unitId: is.reference(),
        competentDepartment: is.text(200),
        fiscalYear: is.integer(),
        fiscalYearAssumed: is.flag(),
        annualObjective: is.longText(),
        narrative: is.json(),
        systems: is.json(),
        assumptions: is.json(),
        fillerId: is.nullable(is.reference()),
        isDemo: is.flag(),
      },
      unique: [['unitId', 'name', 'fiscalYear']],
      references: { unitId: 'units', fillerId: 'people' },
    });
    await createTable(runner, {
      name: 'project_funds',
      columns: {
        id: is.id(),
        projectId: is.reference(),
        position: is.integer(),
        source: is.text(50),
        initialBudget: is.big(),
        annualBudget: is.big(),
        executed: is.big(),
      },
      unique: [['projectId', 'position']],
      references: { projectId: 'projects' },
      checks: [
        'initialBudget BETWEEN 0 AND 9007199254740991',
        'annualBudget BETWEEN 0 AND 9007199254740991',
        'executed BETWEEN 0 AND 9007199254740991',
      ],
    });
    await createTable(runner, {
      name: 'indicators',
      columns: {
        id: is.id(),
        projectId: is.reference(),
        position: is.integer(),
        level1: is.text(50),
        level2: is.text(50),
        name: is.text(200),
        definition: is.nullable(is.longText()),
        kind: is.code(20),
        comparator: is.nullable(is.code(2)),
        target: is.text(200),
        unit: is.nullable(is.text(20)),
        points: is.integer(),
        suggestion: is.nullable(is.json()),
      },
      unique: [['projectId', 'position']],
      references: { projectId: 'projects' },
      checks: ['points BETWEEN 0 AND 10000'],
    });
    await createTable(runner, {
      name: 'templates',
      columns: {
        id: is.id(),
        name: is.text(100),
        version: is.integer(),
        profileId: is.code(50),
        indicators: is.json(),
      },
      unique: [['name', 'version']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['templates', 'indicators', 'project_funds', 'projects']) await runner.dropTable(table);
  }
}
