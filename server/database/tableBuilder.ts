// Words for migrations that give the same table on SQLite, MariaDB and MySQL.
import { Table, type QueryRunner, type TableColumnOptions, type TableIndexOptions } from 'typeorm';

type Column = Omit<TableColumnOptions, 'name'>;

/** Whether a migration runs on MySQL or MariaDB; else it is the embedded SQLite. */
export const isMysql = (runner: QueryRunner) => runner.dataSource.options.type !== 'better-sqlite3';

/** Column kinds by meaning. All are NOT NULL unless wrapped in `nullable`. */
export function columnKinds(runner: QueryRunner) {
  const mysql = isMysql(runner);
  return {
    id: (): Column => ({ type: 'varchar', length: '36', isPrimary: true }),
    reference: (): Column => ({ type: 'varchar', length: '36' }),
    /** codes and keys: compared byte by byte on both databases */
    code: (length: number): Column => ({
      type: 'varchar',
      length: String(length),
      ...(mysql && { charset: 'utf8mb4', collation: 'utf8mb4_bin' }),
    }),
    text: (length: number): Column => ({ type: 'varchar', length: String(length) }),
    /** up to 64 KB on MySQL: the contracts allow 4,000 characters at most */
    longText: (): Column => ({ type: 'text' }),
    json: (): Column => ({ type: 'json' }),
    integer: (): Column => ({ type: 'int' }),
    /** amounts in 分 and other large whole numbers */
    big: (): Column => ({ type: 'bigint' }),
    flag: (): Column => ({ type: mysql ? 'tinyint' : 'boolean' }),
    day: (): Column => ({ type: 'varchar', length: '10' }),
    instant: (): Column => ({ type: 'datetime', ...(mysql && { precision: 3 }) }),
    nullable: (column: Column): Column => ({ ...column, isNullable: true }),
  };
}

export interface TablePlan {
  name: string;
  columns: Record<string, Column>;
  unique?: string[][];
  indices?: string[][];
  /** column → table it points at; deleting there is refused while rows point at it */
  references?: Record<string, string>;
  /** conditions every row must meet; they hold even when the program is wrong */
  checks?: string[];
}

/** Creates one table. */
export async function createTable(runner: QueryRunner, plan: TablePlan): Promise<void> {
  const index = (columnNames: string[], isUnique: boolean): TableIndexOptions => ({
    name: `${isUnique ? 'uq' : 'ix'}_${plan.name}_${columnNames.join('_')}`.slice(0, 60),
    columnNames,
    isUnique,
  });
  const checks = (plan.checks ?? []).map((expression, position) => ({
    name: `ck_${plan.name}_${position}`,
    expression,
  }));
  await runner.createTable(
    new Table({
      name: plan.name,
      engine: 'InnoDB',
      columns: Object.entries(plan.columns).map(([name, column]) => ({ name, ...column })),
      indices: [...(plan.unique ?? []).map((c) => index(c, true)), ...(plan.indices ?? []).map((c) => index(c, false))],
      foreignKeys: Object.entries(plan.references ?? {}).map(([column, table]) => ({
        name: `fk_${plan.name}_${column}`,
        columnNames: [column],
        referencedTableName: table,
        referencedColumnNames: ['id'],
        onDelete: 'RESTRICT',
      })),
      // TypeORM writes checks into CREATE TABLE on SQLite only; MySQL gets them below.
      checks: isMysql(runner) ? [] : checks,
    }),
  );
  if (isMysql(runner))
    for (const { name, expression } of checks)
      await runner.query(`ALTER TABLE ${plan.name} ADD CONSTRAINT ${name} CHECK (${expression})`);
}
