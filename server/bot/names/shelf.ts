// The names of one kind, by where they are: whoever sees three units of a thousand is not asked about the names of all.
import { Letters } from './letters';
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

interface Kept {
  place: string;
  entries: readonly NameEntry[];
  /** by which `letters` drops them */
  slots: number[];
}

/** Names by their ids; one id may have several, and what has none is not there. */
export class Shelf {
  /** all of them, by what they are written with */
  readonly letters = new Letters();
  private readonly kept = new Map<string, Kept>();
  private readonly places = new Map<string, Set<string>>();
  private readonly known = new Set<string>();

  /** Ids that were set, with a name or without. */
  get size(): number {
    return this.known.size;
  }

  set(id: string, entries: readonly NameEntry[]): void {
    this.known.add(id);
    const before = this.kept.get(id);
    if (isSame(before?.entries ?? [], entries)) return;
    if (before) this.remove(id, before);
    const [first] = entries;
    if (!first) return;
    const place = first.path ?? EVERYWHERE;
    this.kept.set(id, { place, entries, slots: entries.map((entry) => this.letters.add(entry)) });
    const there = this.places.get(place);
    if (there) there.add(id);
    else this.places.set(place, new Set([id]));
  }

  within({ paths, ids }: NameScope): NameEntry[] {
    const isSeen = (place: string) => place === EVERYWHERE || paths.some((above) => place.startsWith(above));
    const found: NameEntry[] = [];
    for (const [place, there] of this.places)
      if (isSeen(place)) for (const id of there) found.push(...this.kept.get(id)!.entries);
    for (const id of ids) {
      const own = this.kept.get(id);
      if (own && !isSeen(own.place)) found.push(...own.entries);
    }
    return found;
  }

  private remove(id: string, { place, slots }: Kept): void {
    this.kept.delete(id);
    this.places.get(place)!.delete(id);
    for (const slot of slots) this.letters.drop(slot);
  }
}

const isSame = (some: readonly NameEntry[], others: readonly NameEntry[]): boolean =>
  some.length === others.length &&
  some.every((one, at) => {
    const { key, unitKey, path, fiscalYear } = others[at]!;
    return one.key === key && one.unitKey === unitKey && one.path === path && one.fiscalYear === fiscalYear;
  });
