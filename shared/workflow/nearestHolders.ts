// 就近原则: who is asked for a unit. A role held for the unit itself counts before the same role held above it.

/** `/bureau/office/section/` → `['section', 'office', 'bureau']` */
export const unitsUp = (unitPath: string): string[] => unitPath.split('/').filter(Boolean).reverse();

/**
 * Those who hold something for the unit at `unitPath`, unit by unit, the nearest first; units where nobody does are left
 * out.
 *
 * @param holdersOf of one unit alone, by its id
 * @param isExcepted who does not count, such as the filler of what is to be reviewed
 */
export function holdersUp<Holder>(
  unitPath: string,
  holdersOf: (unitId: string) => readonly Holder[],
  isExcepted: (holder: Holder) => boolean,
): Holder[][] {
  return unitsUp(unitPath)
    .map((unitId) => holdersOf(unitId).filter((holder) => !isExcepted(holder)))
    .filter((ofUnit) => ofUnit.length > 0);
}

/** As {@link holdersUp}, those of the nearest unit where somebody holds it; nobody where none does. */
export function nearestOf<Holder>(
  unitPath: string,
  holdersOf: (unitId: string) => readonly Holder[],
  isExcepted: (holder: Holder) => boolean,
): Holder[] {
  return holdersUp(unitPath, holdersOf, isExcepted)[0] ?? [];
}
