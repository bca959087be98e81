// What many projects spend together, added up by the database from the columns beside each task’s sources. A project is in one
// campaign of a year (the launch sees to it), so nothing counts twice.
import { In } from 'typeorm';
import { behindBelow, type ProjectMoney } from '../../../shared/insight/money';
import type { ActionContext } from '../../context';
import { amountTransformer, pointsTransformer } from '../../database/columns';
import { Project } from '../../projects/entities';
import { Task } from '../../tasks/entities';
import { tasksAbout, type About } from './standings';

/** Amounts in 万元. */
export interface MoneyOfTask extends ProjectMoney {
  taskId: string;
}

export interface MoneyOfMany {
  projects: number;
  annualBudget: string;
  executed: string;
  /** projects that spend more slowly than the year goes by */
  behind: number;
}

/** All of them together, in one statement. Sums leave the database as text: as numbers they might lose a 分. */
export async function addMoney(ctx: ActionContext, about: About, progressPercent: string): Promise<MoneyOfMany> {
  const row = await tasksAbout(ctx, about)
    .select('COUNT(*)', 'projects')
    .addSelect('CAST(COALESCE(SUM(task.annualBudget), 0) AS CHAR)', 'annualBudget')
    .addSelect('CAST(COALESCE(SUM(task.executed), 0) AS CHAR)', 'executed')
    .addSelect('SUM(CASE WHEN task.executionRatePercent < :behindBelow THEN 1 ELSE 0 END)', 'behind')
    .setParameter('behindBelow', pointsTransformer.to(behindBelow(progressPercent)))
    .getRawOne<Record<keyof MoneyOfMany, number | string | null>>();
  const { projects, annualBudget, executed, behind } = row!;
  return {
    projects: Number(projects),
    annualBudget: amountTransformer.from(annualBudget),
    executed: amountTransformer.from(executed),
    behind: Number(behind),
  };
}

/** Those with the lowest rates, `most` of them; what has no budget comes last. */
export async function lowestRates(ctx: ActionContext, about: About, most: number): Promise<MoneyOfTask[]> {
  const lowest = await tasksAbout(ctx, about)
    .select('task.id', 'id')
    .orderBy('task.executionRatePercent IS NULL', 'ASC')
    .addOrderBy('task.executionRatePercent', 'ASC')
    .addOrderBy('task.id', 'ASC')
    .limit(most)
    .getRawMany<{ id: string }>();
  // Names and figures of those alone: joined before, every project would be read.
  const ids = lowest.map(({ id }) => id);
  const tasks = await ctx.db.find(Task, {
    select: { id: true, projectId: true, annualBudget: true, executed: true },
    where: { id: In(ids) },
  });
  const projects = await ctx.db.find(Project, {
    select: { id: true, name: true },
    where: { id: In(tasks.map(({ projectId }) => projectId)) },
  });
  const names = new Map(projects.map(({ id, name }) => [id, name]));
  return tasks
    .sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
    .map(({ id, projectId, annualBudget, executed }) => ({
      taskId: id,
      projectName: names.get(projectId)!,
      annualBudget,
      executed,
    }));
}
