// Whom or what a name means, among what the asker may see.
import type { ActionContext } from '../../context';
import { isWhole } from '../../identity/actor';
import { Person } from '../../identity/entities';
import { Task } from '../../tasks/entities';
import { viewingPaths } from '../../tasks/queries';
import { namesNow } from './catalogue';
import { FAR, keyOf, nearness, sureWays, wantedOf, ways, type Match, type NameEntry, type Wanted } from './match';
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
  return find(ctx, said, kinds, ways);
}

/** The same without guessing at slips. */
export function findSurely(ctx: ActionContext, said: string, kinds: readonly NamedKind[]): Promise<Named[]> {
  return find(ctx, said, kinds, sureWays);
}

/** What comes near to a name that names nothing: to be offered, never to be taken. */
export async function findNear(ctx: ActionContext, said: string, kinds: readonly NamedKind[]): Promise<Named[]> {
  return find(ctx, said, kinds, [
    ({ key }) =>
      (entry) =>
        farness(key, entry.key),
  ]);
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
): Promise<Named[]> {
  const wanted = wantedOf(said);
  if (wanted.key === '') return [];
  if (OWN_UNIT.test(wanted.key) && kinds.includes('unit')) return ownUnit(ctx);
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
  tried: typeof ways,
  pool: NameEntry[],
): Promise<Named[]> {
  for (const way of tried) {
    const fits = way(wanted);
    const matches: Match[] = [];
    for (const entry of pool) {
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

/** What is surely out of sight is not even compared; what is left is asked of the database. */
async function inScope(ctx: ActionContext, names: Names, kinds: readonly NamedKind[]): Promise<NameEntry[]> {
  const mayBe = await scopeOf(ctx);
  const pool: NameEntry[] = [];
  for (const kind of kinds)
    for (const group of names.of(kind)) for (const entry of group) if (mayBe(entry)) pool.push(entry);
  return pool;
}

async function scopeOf({ db, actor }: ActionContext): Promise<(entry: NameEntry) => boolean> {
  const paths = viewingPaths(actor);
  if (paths.some(isWhole)) return () => true;
  const own = await db
    .createQueryBuilder(Task, 'task')
    .select('task.projectId', 'projectId')
    .addSelect('task.unitId', 'unitId')
    .distinct(true)
    .where('task.fillerId = :self', { self: actor.personId })
    .getRawMany<{ projectId: string; unitId: string }>();
  const self = await db.findOne(Person, { select: { unitId: true }, where: { id: actor.personId } });
  const ids = new Set([actor.personId, self?.unitId, ...own.flatMap(({ projectId, unitId }) => [projectId, unitId])]);
  return ({ id, path }) => path === null || ids.has(id) || paths.some((above) => path.startsWith(above));
}
