import { Brackets, In, type EntityManager } from 'typeorm';
import { dayOf } from '../../shared/calendar';
import type { KnownFact } from '../../shared/contracts/tasks';
import { printedUnit, sameKey } from '../../shared/indicators/units';
import { isJudged } from '../../shared/scoring/judged';
import { moneyFacts } from '../../shared/workflow/knownFacts';
import { HANDED_IN_STATES } from '../../shared/workflow/taskWorkflow';
import { Campaign } from '../campaigns/entities';
import { Project } from '../projects/entities';
import { IndicatorResult, Task } from './entities';
import type { LoadedTask } from './queries';
import { totalFunds } from './sheet';

/** Tasks of one project over the years; more than these are not looked at. */
const MOST_TASKS = 20;

/**
 * What is known about each row before anybody types: the money, what another task of the same project answered this
 * year, and last year's result to compare with. Read in three statements however many rows there are.
 *
 * @returns facts by id of the row, most telling first; rows without any are not there
 */
export async function knownFacts(
  db: EntityManager,
  place: LoadedTask,
  rows: IndicatorResult[],
): Promise<Map<string, KnownFact[]>> {
  const answered = await answersElsewhere(db, place);
  const funds = totalFunds(place.task.funds);
  return new Map(
    rows.map((row) => {
      const alike = answered.filter(({ row: other }) => asksTheSame(row, other));
      return [row.id, [...moneyFacts(row, funds), ...alike.map(({ fact }) => fact)]] as const;
    }),
  );
}

interface Answer {
  row: IndicatorResult;
  fact: KnownFact;
}

/** Answers of the project's other tasks: of this year, then of the latest year before, each from its newest task. */
async function answersElsewhere(db: EntityManager, place: LoadedTask): Promise<Answer[]> {
  const others = await otherTasks(db, place);
  const year = place.campaign.fiscalYear;
  const thisYear = others.find((one) => one.fiscalYear === year);
  const before = others.filter((one) => one.fiscalYear < year && one.state === 'completed');
  const last = before.find((one) => one.fiscalYear === Math.max(...before.map(({ fiscalYear }) => fiscalYear)));
  const sources = [thisYear, last].filter((one) => one !== undefined);
  if (sources.length === 0) return [];
  const results = await db.findBy(IndicatorResult, { taskId: In(sources.map(({ id }) => id)) });
  return sources.flatMap((source) =>
    results.flatMap((row) =>
      row.taskId === source.id && hasValue(row) ? [{ row, fact: factOf(row, source, year) }] : [],
    ),
  );
}

interface OtherTask {
  id: string;
  state: Task['state'];
  fiscalYear: number;
  campaignName: string;
  submittedAt: Date;
}

/** Handed-in tasks of the same project, newest first. A project has a row for each year: one code, or one name and unit. */
async function otherTasks(db: EntityManager, { task, project }: LoadedTask): Promise<OtherTask[]> {
  const tasks = await db
    .createQueryBuilder(Task, 'task')
    .select(['task.id', 'task.state', 'task.submittedAt', 'task.campaignId'])
    .innerJoin(Project, 'project', 'project.id = task.projectId')
    .where('task.id <> :id AND task.state IN (:...states)', { id: task.id, states: HANDED_IN_STATES })
    .andWhere(
      new Brackets((same) => {
        same.where('project.name = :name AND project.unitId = :unitId', { name: project.name, unitId: project.unitId });
        if (project.code) same.orWhere('project.code = :code', { code: project.code });
      }),
    )
    .orderBy('task.submittedAt', 'DESC')
    .addOrderBy('task.id', 'ASC')
    .limit(MOST_TASKS)
    .getMany();
  if (tasks.length === 0) return [];
  const campaigns = await db.findBy(Campaign, { id: In(tasks.map(({ campaignId }) => campaignId)) });
  const byId = new Map(campaigns.map((one) => [one.id, one]));
  return tasks.map(({ id, state, submittedAt, campaignId }) => {
    const { fiscalYear, name } = byId.get(campaignId)!;
    return { id, state, fiscalYear, campaignName: name, submittedAt: submittedAt! };
  });
}

const hasValue = (row: IndicatorResult) => row.dataState === null && (row.actual !== null || row.band !== null);

function factOf(row: IndicatorResult, source: OtherTask, year: number): KnownFact {
  const isThisYear = source.fiscalYear === year;
  return {
    kind: isThisYear ? 'same-year' : 'last-year',
    actual: row.actual,
    band: row.band,
    bandPercent: row.bandPercent,
    source: isThisYear ? `${source.campaignName}已填` : `${source.fiscalYear}年度自评结果`,
    asOf: dayOf(source.submittedAt),
    assumed: row.assumed,
  };
}

/** The same question: name, unit and kind of value. The target may differ from year to year. */
function asksTheSame(row: IndicatorResult, other: IndicatorResult): boolean {
  return (
    sameKey(row.name) === sameKey(other.name) &&
    printedUnit(row.unit) === printedUnit(other.unit) &&
    row.targetKind === other.targetKind &&
    isJudged(row) === isJudged(other)
  );
}
