import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnKinds, createTable } from '../tableBuilder';

/** What the bot waits for, whom it talks with, which groups hear of a campaign; and requests for a later due date. */
export class BotActs20261127090000 implements MigrationInterface {
  name = 'BotActs20261127090000';

  async up(runner: QueryRunner): Promise<void> {
    const is = columnKinds(runner);
    await createTable(runner, {
      name: 'bot_pending',
      columns: {
        id: is.id(),
        personId: is.reference(),
        place: is.code(64),
        kind: is.code(10),
        waiting: is.json(),
        word: is.nullable(is.code(8)),
        misses: is.integer(),
        askedAt: is.instant(),
        expiresAt: is.instant(),
      },
      unique: [['personId', 'place', 'kind']],
      indices: [['expiresAt']],
      references: { personId: 'people' },
    });
    await createTable(runner, {
      name: 'bot_talks',
      columns: {
        id: is.id(),
        who: is.code(64),
        place: is.code(64),
        saidHash: is.code(64),
        repeats: is.integer(),
        repeatedSince: is.instant(),
        answeredAt: is.instant(),
      },
      unique: [['who', 'place']],
    });
    await createTable(runner, {
      name: 'bot_groups',
      columns: {
        id: is.id(),
        conversationId: is.code(200),
        title: is.text(200),
        campaignId: is.reference(),
        boundById: is.reference(),
        boundAt: is.instant(),
        endedAt: is.nullable(is.instant()),
        openFor: is.nullable(is.code(200)),
        lastKey: is.nullable(is.code(150)),
      },
      unique: [['openFor']],
      references: { campaignId: 'campaigns', boundById: 'people' },
    });
    await createTable(runner, {
      name: 'extension_requests',
      columns: {
        id: is.id(),
        taskId: is.reference(),
        askedById: is.reference(),
        wantedDay: is.day(),
        dueDate: is.day(),
        reason: is.longText(),
        askedAt: is.instant(),
        state: is.code(10),
        decidedById: is.nullable(is.reference()),
        decidedAt: is.nullable(is.instant()),
        answer: is.nullable(is.longText()),
        openFor: is.nullable(is.reference()),
      },
      unique: [['openFor']],
      indices: [['taskId']],
      references: { taskId: 'tasks', askedById: 'people' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['extension_requests', 'bot_groups', 'bot_talks', 'bot_pending']) await runner.dropTable(table);
  }
}
