// What the marks of submissions come from, read for many tasks at once: as many statements for a hundred as for one.
import { In, type EntityManager } from 'typeorm';
import { groupBy } from '../../shared/groupBy';
import { isLostByDeductions } from '../../shared/scoring/deductions';
import { answerText } from '../../shared/scoring/dataStates';
import { riskMarks, type RiskMark, type RiskyRow } from '../../shared/reviews/riskMarks';
import { Evidence, IndicatorResult, Task } from '../tasks/entities';
import type { LoadedTask } from '../tasks/queries';
import { Review } from './entities';
import { lastYearOf, type LastYear } from './lastYear';

export interface Assessed {
  rows: IndicatorResult[];
  marks: RiskMark[];
  lastYear: LastYear | null;
}

/** Rows and marks of each task, by its id. */
export async function assess(db: EntityManager, places: LoadedTask[]): Promise<Map<string, Assessed>> {
  const ids = places.map(({ task }) => task.id);
  const results = await db.find(IndicatorResult, { where: { taskId: In(ids) }, order: { position: 'ASC' } });
  const rowsOf = groupBy(results, ({ taskId }) => taskId);
  const evidence = await countEvidence(db, places);
  const returns = await lastReturns(db, places);
  const before = await lastYearOf(db, places);
  return new Map(
    places.map((place) => {
      const { task } = place;
      const rows = rowsOf.get(task.id) ?? [];
      const lastYear = before.get(task.id) ?? null;
      const marks = riskMarks({
        total: task.total,
        goalActual: task.goalActual ?? '',
        lastYearGoal: lastYear?.sheet.goalActual ?? null,
        evidenceExpected: evidence.campaigns.has(task.campaignId),
        findings: task.scored?.findings ?? [],
        rows: rows.map((row) => riskyRow(row, { task, count: evidence.ofRow.get(row.id) ?? 0, returns, lastYear })),
      });
      return [task.id, { rows, marks, lastYear }];
    }),
  );
}

interface RowFacts {
  task: Task;
  count: number;
  returns: Map<string, Review>;
  lastYear: LastYear | null;
}

function riskyRow(row: IndicatorResult, { task, count, returns, lastYear }: RowFacts): RiskyRow {
  const named = returns.get(task.id)?.indicators.find(({ indicatorId }) => indicatorId === row.id);
  const scored = task.scored?.indicators.find(({ id }) => id === row.id);
  const points = scored?.points ?? row.points;
  const score = scored?.score ?? row.score;
  const deductible = { points, deductions: row.deductions ?? [] };
  return {
    id: row.id,
    name: row.name,
    points,
    score,
    actual: answerText(row),
    deviationReason: row.deviationReason ?? '',
    correctiveMeasure: row.correctiveMeasure ?? '',
    lostByDeductions: isLostByDeductions(deductible, score ?? points),
    assumed: row.assumed,
    evidenceCount: count,
    returned: named ? { reason: named.reason, was: named.was ?? null } : null,
    lastYear: lastYear?.sheet.rows.find(({ name }) => name === row.name) ?? null,
  };
}

/** Files of each row, and the campaigns in which evidence is collected at all. */
async function countEvidence(db: EntityManager, places: LoadedTask[]) {
  const campaignIds = [...new Set(places.map(({ task }) => task.campaignId))];
  const counts = await db
    .createQueryBuilder(Evidence, 'evidence')
    .select(['evidence.indicatorResultId AS rowId', 'COUNT(*) AS count'])
    .where('evidence.taskId IN (:...ids) AND evidence.removedAt IS NULL', {
      ids: ['', ...places.map(({ task }) => task.id)],
    })
    .groupBy('evidence.indicatorResultId')
    .getRawMany<{ rowId: string; count: number | string }>();
  const using = await db
    .createQueryBuilder(Task, 'task')
    .select('DISTINCT task.campaignId', 'id')
    .innerJoin(Evidence, 'evidence', 'evidence.taskId = task.id AND evidence.removedAt IS NULL')
    .where('task.campaignId IN (:...campaignIds)', { campaignIds: ['', ...campaignIds] })
    .getRawMany<{ id: string }>();
  return {
    ofRow: new Map(counts.map(({ rowId, count }) => [rowId, Number(count)])),
    campaigns: new Set(using.map(({ id }) => id)),
  };
}

/** The latest return of each task that was submitted again. */
async function lastReturns(db: EntityManager, places: LoadedTask[]): Promise<Map<string, Review>> {
  const again = places.filter(({ task }) => task.round > 1).map(({ task }) => task.id);
  if (again.length === 0) return new Map();
  const returned = await db.find(Review, {
    where: { taskId: In(again), decision: 'returned' },
    order: { round: 'ASC', decidedAt: 'ASC' },
  });
  return new Map(returned.map((review) => [review.taskId, review]));
}
