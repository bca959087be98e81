// What is told about the cells of a file, collected while it is read.
import type { ImportSeverity } from '../../../shared/contracts/projectImports';
import type { Stated } from '../../../shared/checks/table';

/** What was found at one cell. */
export interface Found {
  /** number of the project; null for what belongs to none */
  project: number | null;
  severity: ImportSeverity;
  /** `指标!H12` */
  place: string;
  message: string;
}

/** Tells something about a cell. */
export type Tell = (severity: ImportSeverity, at: Pick<Stated, 'place'>, message: string) => void;

/** A teller for one project, or for none. */
export function tellInto(found: Found[], project: number | null): Tell {
  return (severity, { place }, message) => void found.push({ project, severity, place, message });
}

/** `指标!H12` → `指标` and `H12`; a sheet's name may hold the sign itself. */
export function splitPlace(place: string): { sheet: string; cell: string } {
  const at = place.lastIndexOf('!');
  return { sheet: place.slice(0, at), cell: place.slice(at + 1) };
}
