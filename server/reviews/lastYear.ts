// The same project's evaluation of the year before: what a first look is compared with.
import { In, type EntityManager } from 'typeorm';
import type { SheetVersion } from '../../shared/reviews/differences';
import { Project } from '../projects/entities';
import { IndicatorResult, Task } from '../tasks/entities';
import type { LoadedTask } from '../tasks/queries';
import { versionOf } from './keepSubmission';

export interface LastYear {
  fiscalYear: number;
  sheet: SheetVersion;
}

/** By task id, where there is one: a project of the same unit and name, one year earlier, whose evaluation was finished. */
export async function lastYearOf(db: EntityManager, places: LoadedTask[]): Promise<Map<string, LastYear>> {
  const keyOf = ({ unitId, name, fiscalYear }: Pick<Project, 'unitId' | 'name' | 'fiscalYear'>) =>
    `${unitId} ${fiscalYear} ${name}`;
  const projects = await db.findBy(Project, {
    unitId: In(places.map(({ project }) => project.unitId)),
    name: In(places.map(({ project }) => project.name)),
    fiscalYear: In(places.map(({ project }) => project.fiscalYear - 1)),
  });
  if (projects.length === 0) return new Map();
  const projectOf = new Map(projects.map((project) => [keyOf(project), project.id]));
  const tasks = await db.find(Task, {
    where: { projectId: In(projects.map(({ id }) => id)), state: 'completed' },
    order: { completedAt: 'ASC' },
  });
  const taskOf = new Map(tasks.map((task) => [task.projectId, task]));
  const rows = await db.find(IndicatorResult, {
    where: { taskId: In(tasks.map(({ id }) => id)) },
    order: { position: 'ASC' },
  });
  return new Map(
    places.flatMap(({ task, project }): [string, LastYear][] => {
      const fiscalYear = project.fiscalYear - 1;
      const before = taskOf.get(projectOf.get(keyOf({ ...project, fiscalYear })) ?? '');
      if (!before) return [];
      const own = rows.filter(({ taskId }) => taskId === before.id);
      return [[task.id, { fiscalYear, sheet: versionOf(before, own) }]];
    }),
  );
}
