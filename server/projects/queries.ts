import { In } from 'typeorm';
import type { ProjectList } from '../../shared/contracts/campaigns';
import { percentOf, sumDecimals } from '../../shared/decimal';
import type { ActionContext } from '../context';
import { holdsRole, requireAdmin } from '../identity/actor';
import { OrgUnit, Person } from '../identity/entities';
import { Task } from '../tasks/entities';
import { Project, ProjectFunds } from './entities';

/**
 * Projects of the units an admin manages, by unit and name.
 * @throws Problem 403 for everybody else
 */
export async function listProjects(ctx: ActionContext, fiscalYear?: number): Promise<ProjectList['projects']> {
  requireAdmin(ctx.actor, '查看项目清单');
  const units = (await ctx.db.find(OrgUnit)).filter((unit) => holdsRole(ctx.actor, 'admin', unit.path));
  const unitNames = new Map(units.map((unit) => [unit.id, unit.name]));
  const projects = await ctx.db.findBy(Project, {
    unitId: In([...unitNames.keys()]),
    ...(fiscalYear && { fiscalYear }),
  });
  const ids = projects.map((project) => project.id);
  const funds = await ctx.db.findBy(ProjectFunds, { projectId: In(ids) });
  const fillers = new Map((await ctx.db.find(Person)).map((person) => [person.id, person.name]));
  const tasks = await ctx.db.find(Task, { select: { projectId: true }, where: { projectId: In(ids) } });
  const taken = new Set(tasks.map((task) => task.projectId));
  const byName = new Intl.Collator('zh-CN').compare;
  return projects
    .map((project) => {
      const rows = funds.filter((row) => row.projectId === project.id);
      const annualBudget = sumDecimals(rows.map((row) => row.annualBudget));
      const executed = sumDecimals(rows.map((row) => row.executed));
      return {
        id: project.id,
        name: project.name,
        unitName: unitNames.get(project.unitId)!,
        fiscalYear: project.fiscalYear,
        annualBudget,
        executed,
        executionRatePercent: percentOf(executed, annualBudget),
        isDemo: project.isDemo,
        fillerName: (project.fillerId && fillers.get(project.fillerId)) || null,
        inCampaign: taken.has(project.id),
      };
    })
    .sort((a, b) => byName(a.unitName, b.unitName) || byName(a.name, b.name));
}
