// People who share name, unit and title are told apart by the end of their DingTalk account, the only number that is kept of
// them, and by what they have to fill.
import type { ActionContext } from '../../context';
import type { Person } from '../../identity/entities';
import { Project } from '../../projects/entities';
import { tasksFor } from '../../tasks/queries';
import { keyOf } from './match';

const TAIL = 4;

/** 账号尾号1024: said behind a name it is found alone. */
export const accountOf = (userId: string): string => `账号尾号${keyOf(userId).slice(-TAIL)}`;

/** What tells these people from another of the same name, unit and title, by their id; nothing for whoever has no twin. */
export async function twinsAmong(
  ctx: ActionContext,
  people: readonly Person[],
): Promise<Map<string, { account: string; holds: string }>> {
  const keyFor = ({ name, unitId, title }: Person) => `${unitId} ${title ?? ''} ${name}`;
  const alike = new Map<string, number>();
  for (const person of people) alike.set(keyFor(person), (alike.get(keyFor(person)) ?? 0) + 1);
  const twins = people.filter((person) => alike.get(keyFor(person))! > 1);
  if (twins.length === 0) return new Map();
  const held = await heldBy(
    ctx,
    twins.map(({ id }) => id),
  );
  return new Map(
    twins.map(({ id, userId }) => [id, { account: accountOf(userId), holds: held.get(id) ?? '没有任务' }]),
  );
}

/** One project of each that the asker may see, and how many there are. */
async function heldBy({ db, actor }: ActionContext, ids: string[]): Promise<Map<string, string>> {
  const rows = await tasksFor(db, actor)
    .innerJoin(Project, 'project', 'project.id = task.projectId')
    .select('task.fillerId', 'fillerId')
    .addSelect('MIN(project.name)', 'name')
    .addSelect('COUNT(*)', 'count')
    .andWhere("task.fillerId IN (:...ids) AND task.state <> 'completed'", { ids })
    .groupBy('task.fillerId')
    .getRawMany<{ fillerId: string; name: string; count: number | string }>();
  return new Map(
    rows.map(({ fillerId, name, count }) => [fillerId, `填报“${name}”${Number(count) > 1 ? `等 ${count} 项` : ''}`]),
  );
}
