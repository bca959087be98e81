// Whom or what a name means, among what the asker may see.
import { isOwnUnit } from '../../../shared/bot/likeness';
import type { ActionContext } from '../../context';
import { isWhole } from '../../identity/actor';
import { Person } from '../../identity/entities';
import { Task } from '../../tasks/entities';
import { viewingPaths } from '../../tasks/queries';
import { namesNow } from './catalogue';
import { keyOf, wantedOf, type Match, type NameEntry, type Wanted } from './match';
import type { NameScope } from './shelf';
import { stillNamed, tell, type Named, type NamedKind } from './tell';
import { farOff, sureWays, ways, type Way } from './ways';

export type { Named, NamedKind } from './tell';

const MOST = 6;
/** Of what fits, so many are asked about at the database; the asker may not see all of them. */
const LOOKED_AT = 40;
/**
 * What `said` names, the best first, six at most, among what the asker may see. An exact name stands alone.
 * @param said as read, such as 网络运维, czwlywf or 财政网络运微
 */
export function findNamed(ctx: ActionContext, said: string, kinds: readonly NamedKind[]): Promise<Named[]> {
  return find(ctx, said, kinds, ways);
}

/** The same without guessing at slips. */
export function findSurely(ctx: ActionContext, said: string, kinds: readonly NamedKind[]): Promise<Named[]> {
  return find(ctx, said, kinds, sureWays);
}

/** What comes near to a name that names nothing: to be offered, never to be taken. */
export function findNear(ctx: ActionContext, said: string, kinds: readonly NamedKind[]): Promise<Named[]> {
  return find(ctx, said, kinds, [farOff]);
}

async function find(
  ctx: ActionContext,
  said: string,
  kinds: readonly NamedKind[],
  tried: readonly Way[],
): Promise<Named[]> {
  const wanted = wantedOf(said);
  if (wanted.key === '') return [];
  if (isOwnUnit(wanted.key) && kinds.includes('unit')) return ownUnit(ctx);
  const names = await namesNow(ctx.db);
  const look = async () => fitting(ctx, wanted, kinds, tried, await inScope(ctx, names, kinds));
  const found = await look();
  const isExact = found.some(({ name }) => keyOf(name) === wanted.key);
  return isExact || !(await names.catchUp(ctx.db)) ? found : look();
}

/** By the first way that finds anything the asker may see. */
async function fitting(
  ctx: ActionContext,
  wanted: Wanted,
  kinds: readonly NamedKind[],
  tried: readonly Way[],
  pool: Pool,
): Promise<Named[]> {
  for (const way of tried) {
    const fits = way.fits(wanted);
    const matches: Match[] = [];
    for (const entry of pool(way, wanted)) {
      const distance = fits(entry);
      if (distance !== null) matches.push({ entry, distance });
    }
    const byKind = (one: Match, other: Match) => kinds.indexOf(one.entry.kind) - kinds.indexOf(other.entry.kind);
    matches.sort((one, other) => one.distance - other.distance || byKind(one, other) || nearestFirst(one, other));
    const named = await tell(ctx, matches.slice(0, LOOKED_AT));
    if (named.length > 0) return named.slice(0, MOST);
  }
  return [];
}

async function ownUnit(ctx: ActionContext): Promise<Named[]> {
  const { unitId: id } = await ctx.db.findOneByOrFail(Person, { id: ctx.actor.personId });
  const unit = await stillNamed(ctx, { kind: 'unit', id });
  return unit ? [unit] : [];
}

/** Of equal fits of one kind: the shorter name, then the later year. */
const nearestFirst = (one: Match, other: Match): number =>
  one.entry.key.length - other.entry.key.length ||
  (other.entry.fiscalYear ?? 0) - (one.entry.fiscalYear ?? 0) ||
  (one.entry.id < other.entry.id ? 1 : -1);

type Names = Awaited<ReturnType<typeof namesNow>>;
type Pool = (way: Way, wanted: Wanted) => readonly NameEntry[];

/**
 * What is surely out of sight is not even compared; what is left is asked of the database. Who sees everything compares
 * what is written or sounds nearly so; who sees little, all of it. Short for a unit may be any of its characters.
 */
async function inScope(ctx: ActionContext, names: Names, kinds: readonly NamedKind[]): Promise<Pool> {
  const scope = await scopeOf(ctx);
  if (scope) {
    const within = kinds.flatMap((kind) => names.of(kind).within(scope));
    return () => within;
  }
  return (way, wanted) =>
    kinds.flatMap((kind) => {
      const { letters } = names.of(kind);
      return kind === 'unit' ? letters.all() : way.among(letters, wanted);
    });
}

/** null: everything is seen */
async function scopeOf({ db, actor }: ActionContext): Promise<NameScope | null> {
  const paths = viewingPaths(actor);
  if (paths.some(isWhole)) return null;
  const own = await db
    .createQueryBuilder(Task, 'task')
    .select('task.projectId', 'projectId')
    .addSelect('task.unitId', 'unitId')
    .distinct(true)
    .where('task.fillerId = :self', { self: actor.personId })
    .getRawMany<{ projectId: string; unitId: string }>();
  const self = await db.findOneOrFail(Person, { select: { unitId: true }, where: { id: actor.personId } });
  const ids = new Set([actor.personId, self.unitId, ...own.flatMap(({ projectId, unitId }) => [projectId, unitId])]);
  return { paths, ids };
}
