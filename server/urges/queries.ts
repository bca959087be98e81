import { In, type EntityManager } from 'typeorm';
import type { LastUrge } from '../../shared/contracts/board';
import { inChunks } from '../database/inChunks';
import { Person } from '../identity/entities';
import { Urge } from './entities';

/** Every urge about these tasks, the newest first. */
export async function urgesOf(db: EntityManager, taskIds: string[]): Promise<Urge[]> {
  const found: Urge[] = [];
  for (const ids of inChunks(taskIds)) found.push(...(await db.findBy(Urge, { taskId: In(ids) })));
  return found.sort((one, other) => other.urgedAt.getTime() - one.urgedAt.getTime() || (one.id < other.id ? 1 : -1));
}

/** When each task was urged last, by whom and whom. */
export async function lastUrges(db: EntityManager, taskIds: string[]): Promise<Map<string, LastUrge>> {
  const urges = await urgesOf(db, taskIds);
  const personIds = [...new Set(urges.flatMap(({ personId, urgedById }) => [personId, urgedById]))];
  const people = await db.find(Person, { select: { id: true, name: true }, where: { id: In(personIds) } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const last = new Map<string, LastUrge>();
  for (const { taskId, urgedAt, urgedById, personId } of urges) {
    const at = urgedAt.toISOString();
    const known = last.get(taskId);
    if (!known) last.set(taskId, { at, byName: names.get(urgedById) ?? '', toNames: [names.get(personId) ?? ''] });
    else if (known.at === at) known.toNames.push(names.get(personId) ?? '');
  }
  return last;
}
