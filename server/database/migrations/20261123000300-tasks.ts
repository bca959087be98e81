import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnKinds, createTable } from '../tableBuilder';

export class Tasks20261123000300 implements MigrationInterface {
  name = 'Tasks20261123000300';

  async up(runner: QueryRunner): Promise<void> {
    const is = columnKinds(runner);
    await createTable(runner, {
      name: 'campaigns',
      columns: {
        id: is.id(),
        name: is.text(200),
        fiscalYear: is.integer(),
        fiscalYearAssumed: is.flag(),
        profileId: is.code(50),
        dueDate: is.day(),
        chain: is.json(),
        launchedAt: is.instant(),
        launchedById: is.reference(),
        isDemo: is.flag(),
      },
      references: { launchedById: 'people' },
    });
    await createTable(runner, {
      name: 'tasks',
      columns: {
        id: is.id(),
        campaignId: is.reference(),
        projectId: is.reference(),
        unitId: is.reference(),
        fillerId: is.reference(),
        state: is.code(20),
        step: is.integer(),
        round: is.integer(),
        version: is.integer(),
        dueDate: is.day(),
        funds: is.json(),
        goalTarget: is.longText(),
        goalActual: is.nullable(is.longText()),
        executionReason: is.nullable(is.longText()),
        executionMeasure: is.nullable(is.longText()),
        returnReason: is.nullable(is.longText()),
        missingCount: is.integer(),
        rowCount: is.integer(),
        scored: is.nullable(is.json()),
        total: is.nullable(is.integer()),
        grade: is.nullable(is.text(10)),
        savedAt: is.nullable(is.instant()),
        submittedAt: is.nullable(is.instant()),
        completedAt: is.nullable(is.instant()),
        createdAt: is.instant(),
        updatedAt: is.instant(),
      },
      unique: [['campaignId', 'projectId']],
      indices: [
        ['fillerId', 'state'],
        ['unitId', 'state'],
        ['state', 'dueDate'],
      ],
      references: { campaignId: 'campaigns', projectId: 'projects', unitId: 'units', fillerId: 'people' },
      checks: [
        "state IN ('assigned', 'drafting', 'in-review', 'returned', 'completed')",
        'total IS NULL OR total BETWEEN 0 AND 10000',
        'version >= 1',
      ],
    });
    await createTable(runner, {
      name: 'indicator_results',
      columns: {
        id: is.id(),
        taskId: is.reference(),
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
        actual: is.nullable(is.text(200)),
        band: is.nullable(is.code(20)),
        bandPercent: is.nullable(is.integer()),
        deviationReason: is.nullable(is.longText()),
        correctiveMeasure: is.nullable(is.longText()),
        assumed: is.flag(),
        returnReason: is.nullable(is.longText()),
        locked: is.flag(),
        score: is.nullable(is.integer()),
      },
      unique: [['taskId', 'position']],
      references: { taskId: 'tasks' },
      checks: [
        'points BETWEEN 0 AND 10000',
        'score IS NULL OR (score >= 0 AND score <= points)',
        'bandPercent IS NULL OR bandPercent BETWEEN 0 AND 10000',
      ],
    });
    await createTable(runner, {
      name: 'evidence',
      columns: {
        id: is.id(),
        taskId: is.reference(),
        indicatorResultId: is.reference(),
        fileName: is.text(120),
        mediaType: is.code(100),
        sizeBytes: is.integer(),
        sha256: is.code(64),
        storageKey: is.code(100),
        uploadedById: is.reference(),
        createdAt: is.instant(),
      },
      indices: [['taskId'], ['indicatorResultId']],
      references: { taskId: 'tasks', indicatorResultId: 'indicator_results', uploadedById: 'people' },
      checks: ['sizeBytes >= 0'],
    });
    await createTable(runner, {
      name: 'reviews',
      columns: {
        id: is.id(),
        taskId: is.reference(),
        round: is.integer(),
        step: is.integer(),
        reviewerId: is.reference(),
        decision: is.code(20),
        comment: is.nullable(is.longText()),
        indicators: is.json(),
        decidedAt: is.instant(),
      },
      unique: [['taskId', 'round', 'step']],
      references: { taskId: 'tasks', reviewerId: 'people' },
      checks: ["decision IN ('approved', 'returned')"],
    });
    await createTable(runner, {
      name: 'reminders',
      columns: {
        id: is.id(),
        taskId: is.reference(),
        personId: is.reference(),
        rung: is.code(30),
        remindedAt: is.instant(),
      },
      unique: [['taskId', 'personId', 'rung']],
      references: { taskId: 'tasks', personId: 'people' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['reminders', 'reviews', 'evidence', 'indicator_results', 'tasks', 'campaigns'])
      await runner.dropTable(table);
  }
}
