// The names of one kind, by where they are: whoever sees three units of a thousand is not asked about the names of all.
import type { NameEntry } from './match';

/** Where what is everywhere stands. */
const EVERYWHERE = '';

/** What somebody may see of all names. */
export interface NameScope {
  /** paths of units, seen with all that is below them */
  paths: readonly string[];
  /** what is seen wherever it is */
  ids: ReadonlySet<string>;
}

/** Names by their ids; one id may have several, and what has none is not there. */
export class Shelf {
  private readonly places = new Map<string, Map<string, readonly NameEntry[]>>();
  private readonly placeOf = new Map<string, string>();
  private whole: readonly NameEntry[] | null = null;

  set(id: string, entries: readonly NameEntry[]): void {
    const before = this.placeOf.get(id);
    if (before === undefined && entries.length === 0) return;
    if (before !== undefined && isSame(this.places.get(before)!.get(id)!, entries)) return;
    this.whole = null;
    if (before !== undefined) this.places.get(before)!.delete(id);
    const [first] = entries;
    if (!first) return void this.placeOf.delete(id);
    const place = first.path ?? EVERYWHERE;
    this.placeOf.set(id, place);
    const there = this.places.get(place);
    if (there) there.set(id, entries);
    else this.places.set(place, new Map([[id, entries]]));
  }

  /** All of them; the same list until something changes. */
  all(): readonly NameEntry[] {
    this.whole ??= [...this.places.values()].flatMap((there) => [...there.values()].flat());
    return this.whole;
  }

  within({ paths, ids }: NameScope): readonly NameEntry[] {
    const isSeen = (place: string) => place === EVERYWHERE || paths.some((above) => place.startsWith(above));
    const found = [...this.places].flatMap(([place, there]) => (isSeen(place) ? [...there.values()].flat() : []));
    for (const id of ids) {
      const place = this.placeOf.get(id);
      if (place !== undefined && !isSeen(place)) found.push(...this.places.get(place)!.get(id)!);
    }
    return found;
  }
}

const isSame = (some: readonly NameEntry[], others: readonly NameEntry[]): boolean =>
  some.length === others.length &&
  some.every((one, at) => {
    const { key, unitKey, path, fiscalYear } = others[at]!;
    return one.key === key && one.unitKey === unitKey && one.path === path && one.fiscalYear === fiscalYear;
  });
