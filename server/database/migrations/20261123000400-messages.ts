import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnKinds, createTable } from '../tableBuilder';

export class Messages20261123000400 implements MigrationInterface {
  name = 'Messages20261123000400';

  async up(runner: QueryRunner): Promise<void> {
    const is = columnKinds(runner);
    await createTable(runner, {
      name: 'audit_entries',
      columns: {
        id: is.id(),
        subject: is.code(20),
        subjectId: is.reference(),
        sequence: is.integer(),
        action: is.code(40),
        actorId: is.nullable(is.reference()),
        actorName: is.text(64),
        origin: is.code(10),
        requestId: is.code(36),
        before: is.nullable(is.json()),
        after: is.nullable(is.json()),
        comment: is.nullable(is.longText()),
        at: is.instant(),
      },
      unique: [['subjectId', 'sequence']],
    });
    await createTable(runner, {
      name: 'outbox_messages',
      columns: {
        id: is.id(),
        kind: is.code(20),
        dedupeKey: is.code(150),
        recipientId: is.nullable(is.reference()),
        taskId: is.nullable(is.reference()),
        payload: is.json(),
        status: is.code(12),
        attempt: is.integer(),
        leaseUntil: is.nullable(is.instant()),
        dueAt: is.instant(),
        receipt: is.nullable(is.code(200)),
        reason: is.nullable(is.longText()),
        createdAt: is.instant(),
        finishedAt: is.nullable(is.instant()),
      },
      unique: [['dedupeKey']],
      indices: [['status', 'dueAt'], ['taskId']],
      references: { recipientId: 'people', taskId: 'tasks' },
    });
    await createTable(runner, {
      name: 'processed_events',
      columns: {
        id: is.id(),
        source: is.code(20),
        eventId: is.code(200),
        body: is.json(),
        receivedAt: is.instant(),
        processedAt: is.nullable(is.instant()),
      },
      unique: [['source', 'eventId']],
      indices: [['processedAt']],
    });
    await createTable(runner, {
      name: 'idempotency_keys',
      columns: {
        actorId: { ...is.reference(), isPrimary: true },
        key: { ...is.code(100), isPrimary: true },
        fingerprint: is.code(64),
        status: is.integer(),
        body: is.json(),
        createdAt: is.instant(),
      },
      indices: [['createdAt']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['idempotency_keys', 'processed_events', 'outbox_messages', 'audit_entries'])
      await runner.dropTable(table);
  }
}
