import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnKinds, createTable } from '../tableBuilder';

export class Identity20261123000100 implements MigrationInterface {
  name = 'Identity20261123000100';

  async up(runner: QueryRunner): Promise<void> {
    const is = columnKinds(runner);
    await createTable(runner, {
      name: 'units',
      columns: {
        id: is.id(),
        departmentId: is.big(),
        name: is.text(200),
        parentId: is.nullable(is.reference()),
        path: is.code(700),
        isDemo: is.flag(),
      },
      unique: [['departmentId']],
      references: { parentId: 'units' },
    });
    await createTable(runner, {
      name: 'people',
      columns: {
        id: is.id(),
        userId: is.code(100),
        unionId: is.code(100),
        name: is.text(64),
        title: is.nullable(is.text(100)),
        unitId: is.reference(),
        active: is.flag(),
        isDemo: is.flag(),
      },
      unique: [['userId']],
      references: { unitId: 'units' },
    });
    await createTable(runner, {
      name: 'person_roles',
      columns: { id: is.id(), personId: is.reference(), role: is.code(20), unitId: is.reference() },
      unique: [['personId', 'role', 'unitId']],
      references: { personId: 'people', unitId: 'units' },
    });
    await createTable(runner, {
      name: 'sessions',
      columns: {
        tokenHash: { ...is.code(64), isPrimary: true },
        personId: is.reference(),
        createdAt: is.instant(),
        expiresAt: is.instant(),
      },
      indices: [['personId'], ['expiresAt']],
      references: { personId: 'people' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['sessions', 'person_roles', 'people', 'units']) await runner.dropTable(table);
  }
}
