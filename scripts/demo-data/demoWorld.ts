import type { EntityManager } from 'typeorm';
import type { ActionContext } from '../../server/context';
import { loadActor } from '../../server/identity/actor';
import type { OrgUnit, Person } from '../../server/identity/entities';
import type { Random } from './random';

/** What the seeding works with: one transaction, and the people and units of the directory. */
export interface World {
  db: EntityManager;
  now: Date;
  fiscalYear: number;
  units: Map<number, OrgUnit>;
  people: Map<string, Person>;
  random: Random;
}

/** One of the demo's people acting at a moment. */
export async function contextOf(world: World, userId: string, at: Date): Promise<ActionContext> {
  const actor = await loadActor(world.db, world.people.get(userId)!.id, at);
  return { actor: actor!, now: at, db: world.db, requestId: 'demo-data', origin: 'setup' };
}
