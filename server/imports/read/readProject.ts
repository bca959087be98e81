import { quoted } from '../../../shared/checks/stated';
import { foldWidth, sameKey } from '../../../shared/indicators/units';
import { projectColumns, type IndicatorRole, type ProjectRole } from './columns';
import { readText, readYear } from './fields';
import type { RawProject } from './joinRows';
import { tellInto, type Found, type Tell } from './problems';
import { readFunds, type ReadFunds } from './readFunds';
import { readIndicator, type ReadIndicator } from './readIndicator';
import type { RawRow } from './sheetRows';

/** One project of the file; undefined where the file has no such column: then what is known of it stays. */
export interface ReadProject {
  number: number;
  /** cells at which something can be told */
  places: Record<'name' | 'code' | 'unit' | 'filler', string>;
  code: string | null | undefined;
  name: string;
  unitName: string;
  fiscalYear: number | null;
  competentDepartment: string | null | undefined;
  annualObjective: string | null | undefined;
  filler: string | null | undefined;
  basis: string | null | undefined;
  content: string | null | undefined;
  funds: ReadFunds[];
  indicators: ReadIndicator[];
}

/** Digits and capitals, perhaps with hyphens: what the platforms' codes look like. A product default, so only a warning. */
const CODE = /^[0-9A-Z][0-9A-Z-]{5,}$/i;

/** As of a template: real ones have 10 to 40, and a task with thousands could not be filled, stored or scored. */
const MOST_INDICATORS = 300;

/** Reads one project with its funds and indicators; everything that does not fit is told at its cell. */
export function readProject({ number, row, funds, indicators }: RawProject, found: Found[]): ReadProject {
  const tell = tellInto(found, number);
  for (const { at, message } of row.broken) tell('error', at, message);
  const text = (role: ProjectRole) =>
    readText(
      row,
      projectColumns.find((column) => column.role === role)!,
      tell,
    );
  const placeOf = (role: ProjectRole) => row.cells.get(role)?.place ?? row.place;
  const fiscalYear = readYear(row.cells.get('year'), { place: row.place }, tell);
  return {
    number,
    places: {
      name: placeOf('project'),
      code: placeOf('code'),
      unit: placeOf('implementer'),
      filler: placeOf('filler'),
    },
    code: readCode(text('code'), { place: placeOf('code') }, tell),
    name: text('project') ?? '',
    unitName: text('implementer') ?? '',
    fiscalYear,
    competentDepartment: text('department'),
    annualObjective: text('objective'),
    filler: text('filler'),
    basis: text('basis'),
    content: text('content'),
    funds: readFunds(funds, tell),
    indicators: readIndicators(indicators, fiscalYear, tell),
  };
}

function readCode(typed: string | null | undefined, at: { place: string }, tell: Tell): string | null | undefined {
  if (!typed) return typed;
  const code = foldWidth(typed).replace(/\s+/g, '');
  if (!CODE.test(code))
    tell('warning', at, `项目编码${quoted(code)}不像平台编码（应为 6 位以上的数字、字母），请核对。`);
  return code;
}

function readIndicators(rows: RawRow<IndicatorRole>[], fiscalYear: number | null, tell: Tell): ReadIndicator[] {
  if (rows.length > MOST_INDICATORS) {
    tell(
      'error',
      rows[MOST_INDICATORS]!,
      `这个项目有 ${rows.length} 个指标，超过 ${MOST_INDICATORS} 个，请核对项目编码。`,
    );
    return [];
  }
  const seen = new Map<string, string>();
  const read: ReadIndicator[] = [];
  for (const row of rows) {
    const indicator = readIndicator(row, fiscalYear, read.at(-1), tell);
    const key = sameKey(`${indicator.level1}|${indicator.level2}|${indicator.name}`);
    const earlier = seen.get(key);
    if (earlier && indicator.name !== '')
      tell('error', indicator, `三级指标${quoted(indicator.name)}与 ${earlier} 重复，请删去一行或改名。`);
    else seen.set(key, indicator.place);
    read.push(indicator);
  }
  return read;
}
