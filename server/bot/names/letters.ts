// Names by their characters: which of tens of thousands may fit is told by what they are written with, and only those are
// compared. What is told is always more than what fits, never less.
import type { NameEntry } from './match';
import { blursOf, initialsOf } from './sound';

/** One of these characters stands in the name. */
type OneOf = readonly string[];

export class Letters {
  private readonly slots: (NameEntry | null)[] = [];
  /** different characters of each name */
  private readonly different: number[] = [];
  private readonly holding = new Map<string, number[]>();
  private readonly sounding = new Map<string, string[]>();
  private readonly beginning = new Map<string, string[]>();

  /** @returns what it is dropped by */
  add(entry: NameEntry): number {
    const slot = this.slots.push(entry) - 1;
    const characters = new Set(entry.key);
    this.different.push(characters.size);
    for (const character of characters) {
      const slots = this.holding.get(character);
      if (slots) slots.push(slot);
      else this.meet(character, slot);
    }
    return slot;
  }

  drop(slot: number): void {
    this.slots[slot] = null;
  }

  all(): NameEntry[] {
    return this.where(() => true);
  }

  /** Names with all but `lacking` of the different characters of `text`. */
  with(text: string, lacking = 0): NameEntry[] {
    const characters = [...new Set(text)];
    const counts = this.count(characters.map((one) => [one]));
    return this.where((slot) => counts[slot]! >= characters.length - lacking);
  }

  /** Names written with nothing but characters of `text`. */
  madeOf(text: string): NameEntry[] {
    const counts = this.count([...new Set(text)].map((one) => [one]));
    return this.where((slot) => counts[slot] === this.different[slot]);
  }

  /** Names that have, for each character of `text`, one that sounds like it. */
  soundingLike(text: string): NameEntry[] {
    const ears = [...new Set(text)].map((one) => [
      ...new Set([one, ...blursOf(one).flatMap((sound) => this.sounding.get(sound) ?? [])]),
    ]);
    const counts = this.count(ears);
    return this.where((slot) => counts[slot] === ears.length);
  }

  /** Names with a character whose spelling begins with this letter. */
  spelledFrom(letter: string): NameEntry[] {
    const counts = this.count([[letter, ...(this.beginning.get(letter) ?? [])]]);
    return this.where((slot) => counts[slot] === 1);
  }

  /** How many of these each name has. */
  private count(wanted: readonly OneOf[]): Uint16Array {
    const counts = new Uint16Array(this.slots.length);
    const last = new Uint16Array(this.slots.length);
    for (const [at, oneOf] of wanted.entries())
      for (const character of oneOf)
        for (const slot of this.holding.get(character) ?? [])
          if (last[slot] !== at + 1) {
            last[slot] = at + 1;
            counts[slot]! += 1;
          }
    return counts;
  }

  private where(isWanted: (slot: number) => boolean): NameEntry[] {
    const found: NameEntry[] = [];
    for (let slot = 0; slot < this.slots.length; slot += 1) {
      const entry = this.slots[slot];
      if (entry && isWanted(slot)) found.push(entry);
    }
    return found;
  }

  /** A character nobody's name had before. */
  private meet(character: string, slot: number): void {
    this.holding.set(character, [slot]);
    for (const sound of blursOf(character)) this.sounding.set(sound, [...(this.sounding.get(sound) ?? []), character]);
    for (const letter of initialsOf(character))
      this.beginning.set(letter, [...(this.beginning.get(letter) ?? []), character]);
  }
}
