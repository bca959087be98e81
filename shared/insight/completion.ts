import { isBeingFilled } from '../workflow/taskWorkflow';
import { isOverdue, type InsightTask } from './tasks';

/** How far a unit has come; `open` + `inReview` + `completed` are all of its tasks. */
export interface UnitProgress {
  unitId: string;
  unitName: string;
  open: number;
  inReview: number;
  completed: number;
  /** of those that are open */
  overdue: number;
}

/** Units with the most outstanding first: those are the ones to talk to. */
export function unitProgress(tasks: readonly InsightTask[], today: string): UnitProgress[] {
  const units = new Map<string, UnitProgress>();
  for (const task of tasks) {
    const { unitId, unitName } = task;
    const unit = units.get(unitId) ?? { unitId, unitName, open: 0, inReview: 0, completed: 0, overdue: 0 };
    if (isBeingFilled(task)) unit.open += 1;
    else if (task.state === 'in-review') unit.inReview += 1;
    else unit.completed += 1;
    if (isOverdue(task, today)) unit.overdue += 1;
    units.set(unitId, unit);
  }
  return [...units.values()].sort(byOutstanding);
}

const byOutstanding = (a: UnitProgress, b: UnitProgress): number =>
  b.overdue - a.overdue || b.open - a.open || b.inReview - a.inReview || (a.unitName < b.unitName ? -1 : 1);
