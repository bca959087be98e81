import type { EntityManager } from 'typeorm';
import { dayOf } from '../../shared/calendar';
import { isDeputyOn, type HolderCandidate, type HolderCandidates } from '../../shared/workflow/nextHolder';
import type { ActionContext } from '../context';
import { Person } from '../identity/entities';
import { holdersAbove } from '../identity/queries';
import type { LoadedTask } from './queries';

/** Who might take a task over from its filler, as the rule wants to know them. */
export async function candidatesFor(ctx: ActionContext, place: LoadedTask): Promise<HolderCandidates> {
  const { db } = ctx;
  const from = place.task.fillerId;
  const candidate = async (personId: string): Promise<HolderCandidate> => ({
    personId,
    leavesReviewers: await leavesReviewers(db, place, personId),
  });
  const holders = async (role: 'lead' | 'admin') => {
    const people = (await holdersAbove(db, role, place.unitPath, from)).flat();
    return Promise.all([...new Set(people.map(({ id }) => id))].map(candidate));
  };
  const deputyId = await deputyOf(ctx, from);
  return {
    deputy: deputyId === null ? null : await candidate(deputyId),
    leads: await holders('lead'),
    admins: await holders('admin'),
  };
}

async function deputyOf({ db, now }: ActionContext, personId: string): Promise<string | null> {
  const { deputyId, deputyUntil } = await db.findOneByOrFail(Person, { id: personId });
  if (!deputyId || !isDeputyOn(dayOf(now), deputyUntil)) return null;
  return (await db.existsBy(Person, { id: deputyId, active: true })) ? deputyId : null;
}

/** Whether each step that the task has still to pass could be decided by somebody other than `fillerId`. */
export async function leavesReviewers(
  db: EntityManager,
  { task, chain, unitPath }: Pick<LoadedTask, 'task' | 'chain' | 'unitPath'>,
  fillerId: string,
): Promise<boolean> {
  const ahead = task.state === 'in-review' ? chain.slice(task.step) : chain;
  for (const { role } of ahead) if ((await holdersAbove(db, role, unitPath, fillerId)).length === 0) return false;
  return true;
}
