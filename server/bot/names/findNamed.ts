// Whom or what a name means, among what the asker may see.
import type { ActionContext } from '../../context';
import { isWhole } from '../../identity/actor';
import { Person } from '../../identity/entities';
import { Task } from '../../tasks/entities';
import { viewingPaths } from '../../tasks/queries';
import { namesNow } from './catalogue';
import { FAR, keyOf, nearness, sureWays, wantedOf, ways, type Match, type NameEntry, type Wanted } from './match';
import { narrowFar, narrowings } from './narrow';
import type { NameScope } from './shelf';
import { stillNamed, tell, type Named, type NamedKind } from './tell';

export type { Named, NamedKind } from './tell';

const MOST = 6;
/** Of what fits, so many are asked about at the database; the asker may not see all of them. */
const LOOKED_AT = 40;
/**
 * What `said` names, the best first, six at most, among what the asker may see. An exact name stands alone.
 * @param said as read, such as 网络运维, czwlywf or 财政网络运微
 */
export function findNamed(ctx: ActionContext, said: string, kinds: readonly NamedKind[]): Promise<Named[]> {
  return find(ctx, said, kinds, ways, narrowings);
}

/** The same without guessing at slips. */
export function findSurely(ctx: ActionContext, said: string, kinds: readonly NamedKind[]): Promise<Named[]> {
  return find(ctx, said, kinds, sureWays, narrowings);
}

/** What comes near to a name that names nothing: to be offered, never to be taken. */
export async function findNear(ctx: ActionContext, said: string, kinds: readonly NamedKind[]): Promise<Named[]> {
  return find(
    ctx,
    said,
    kinds,
    [
      ({ key }) =>
        (entry) =>
          farness(key, entry.key),
    ],
    [narrowFar],
  );
}

/** Far off, or a part of it: 市教育局办公室 comes near to 市教育局. */
function farness(key: string, name: string): number | null {
  return nearness(key, FAR)(name) ?? (name.length > 2 && key.includes(name) ? 40 : null);
}

async function find(
  ctx: ActionContext,
  said: string,
  kinds: readonly NamedKind[],
  tried: typeof ways,
  narrowed: typeof narrowings,
): Promise<Named[]> {
  const wanted = wantedOf(said);
  if (wanted.key === '') return [];
  if (OWN_UNIT.test(wanted.key) && kinds.includes('unit')) return ownUnit(ctx);
  const names = await namesNow(ctx.db);
  const look = async () => fitting(ctx, wanted, kinds, { tried, narrowed, pool: await inScope(ctx, names, kinds) });
  const found = await look();
  const isExact = found.some(({ name }) => keyOf(name) === wanted.key);
  return isExact || !(await names.catchUp(ctx.db)) ? found : look();
}

interface Search {
  tried: typeof ways;
  /** one beside each way */
  narrowed: typeof narrowings;
  pool: Pool;
}

/** By the first way that finds anything the asker may see. */
async function fitting(
  ctx: ActionContext,
  wanted: Wanted,
  kinds: readonly NamedKind[],
  { tried, narrowed, pool }: Search,
): Promise<Named[]> {
  for (const [at, way] of tried.entries()) {
    const fits = way(wanted);
    const matches: Match[] = [];
    for (const entry of pool(narrowed[at]!, wanted)) {
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

/** 我们单位, 本局, 我部门. */
const OWN_UNIT = /^(?:我们?|咱们?|本)(?:单位|部门|局|科|科室|处|委|院|所|中心)$/u;

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
type Pool = (narrow: (typeof narrowings)[number], wanted: Wanted) => readonly NameEntry[];

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
  return (narrow, wanted) =>
    kinds.flatMap((kind) => {
      const { letters } = names.of(kind);
      return kind === 'unit' ? letters.all() : narrow(letters, wanted);
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
