import type { QueryDeepPartialEntity } from 'typeorm';
import type { LaunchState } from '../../shared/contracts/launches';
import { problems } from '../../shared/problems';
import type { ActionContext } from '../context';
import { updateVersioned } from '../database/versioned';
import { Person } from '../identity/entities';
import { Launch } from './entities';

const STATE_WORDS: Record<LaunchState, string> = {
  draft: '草稿',
  scheduled: '已定时',
  blocked: '到时未能发起',
  launched: '已发起',
  removed: '已删除',
};

/**
 * Writes what changes of a launch, by the version that was seen.
 * @param move from which states, and the verb for who is refused
 * @throws Problem 409 with who was faster, or with the state that does not allow it
 */
export async function changeRow(
  ctx: ActionContext,
  launch: Launch,
  move: { version: number; from: LaunchState[]; verb: string },
  changes: QueryDeepPartialEntity<Launch>,
): Promise<void> {
  if (!move.from.includes(launch.state))
    throw problems.launchMoved({ verb: move.verb, state: STATE_WORDS[launch.state] });
  const seen = { id: launch.id, version: move.version };
  const signed = { ...changes, changedById: ctx.actor.personId, changedAt: ctx.now };
  if (await updateVersioned(ctx.db, Launch, seen, signed as QueryDeepPartialEntity<Launch>)) return;
  const person = await ctx.db.findOneBy(Person, { id: launch.changedById });
  throw problems.launchStale({ changedBy: person?.name ?? null });
}
