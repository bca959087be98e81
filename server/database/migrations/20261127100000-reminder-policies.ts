import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { columnKinds, createTable } from '../tableBuilder';

const GIVEN = new TableIndex({ name: 'ix_reminders_digestId', columnNames: ['digestId'] });
const PAGE = 500;

interface OldReminder {
  id: string;
  taskId: string;
  personId: string;
  rung: string;
  remindedAt: Date | string;
  campaignId: string;
}

/**
 * 提醒规则 of campaigns, what people have chosen for themselves, days the office works differently, and one row for each
 * digest that was sent. Reminders given before, one for each task, become digests of one task, so that they stay readable.
 */
export class ReminderPolicies20261127100000 implements MigrationInterface {
  name = 'ReminderPolicies20261127100000';

  async up(runner: QueryRunner): Promise<void> {
    const is = columnKinds(runner);
    const versioned = { version: is.integer() };
    await createTable(runner, {
      name: 'reminder_policies',
      columns: {
        id: is.id(),
        ...versioned,
        policy: is.json(),
        changedById: is.reference(),
        changedAt: is.instant(),
      },
      references: { id: 'campaigns', changedById: 'people' },
    });
    await createTable(runner, {
      name: 'reminder_settings',
      columns: {
        id: is.id(),
        ...versioned,
        hour: is.nullable(is.code(5)),
        quietFrom: is.nullable(is.code(5)),
        quietUntil: is.nullable(is.code(5)),
        muted: is.json(),
        changedAt: is.instant(),
      },
      references: { id: 'people' },
    });
    await createTable(runner, {
      name: 'calendar_exceptions',
      columns: {
        day: { ...is.day(), isPrimary: true },
        isWorkday: is.flag(),
        note: is.text(100),
        changedById: is.reference(),
        changedAt: is.instant(),
      },
      references: { changedById: 'people' },
    });
    await createTable(runner, {
      name: 'reminder_digests',
      columns: {
        id: is.id(),
        personId: is.reference(),
        slot: is.code(50),
        day: is.day(),
        kinds: is.code(100),
        reasons: is.json(),
        missing: is.json(),
        messageKey: is.code(150),
        createdAt: is.instant(),
      },
      unique: [['personId', 'slot']],
      indices: [['day'], ['personId', 'day']],
      references: { personId: 'people' },
    });
    await createTable(runner, {
      name: 'reminder_digest_campaigns',
      columns: { campaignId: { ...is.reference(), isPrimary: true }, digestId: { ...is.reference(), isPrimary: true } },
      references: { campaignId: 'campaigns', digestId: 'reminder_digests' },
    });
    await runner.query('ALTER TABLE reminders ADD COLUMN digestId varchar(36) NULL');
    await runner.createIndex('reminders', GIVEN.clone());
    await keepHistory(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('reminders', GIVEN.name!);
    await runner.query('ALTER TABLE reminders DROP COLUMN digestId');
    for (const table of [
      'reminder_digest_campaigns',
      'reminder_digests',
      'calendar_exceptions',
      'reminder_settings',
      'reminder_policies',
    ])
      await runner.dropTable(table);
  }
}

/** The ids of old reminders become those of their digests: both are in the order of time. */
async function keepHistory(runner: QueryRunner): Promise<void> {
  for (let after = ''; ;) {
    const rows: OldReminder[] = await runner.query(
      `SELECT r.id, r.taskId, r.personId, r.rung, r.remindedAt, t.campaignId
       FROM reminders r INNER JOIN tasks t ON t.id = r.taskId WHERE r.id > ? ORDER BY r.id LIMIT ${PAGE}`,
      [after],
    );
    for (const row of rows) await keep(runner, row);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
  }
}

async function keep(runner: QueryRunner, row: OldReminder): Promise<void> {
  const { id, taskId, personId, rung, remindedAt, campaignId } = row;
  const kind = rung.startsWith('T-0@') ? 'due' : 'before';
  const why = kind === 'due' ? '到截止当天还没提交' : `截止前 ${rung.slice(2).split('@')[0]} 天还没提交`;
  const at = remindedAt instanceof Date ? remindedAt : new Date(`${remindedAt.replace(' ', 'T').replace(/Z$/, '')}Z`);
  const day = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const columns = 'id, personId, slot, day, kinds, reasons, missing, messageKey, createdAt';
  await runner.query(`INSERT INTO reminder_digests (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`, [
    id,
    personId,
    `once:${id}`,
    day,
    `,${kind},`,
    JSON.stringify([{ kind, why }]),
    '{}',
    `notice:${taskId}:reminder:${rung}:${personId}`,
    remindedAt,
  ]);
  await runner.query('INSERT INTO reminder_digest_campaigns (campaignId, digestId) VALUES (?, ?)', [campaignId, id]);
  await runner.query('UPDATE reminders SET digestId = ? WHERE id = ?', [id, id]);
}
