// Brings the rows of 资金 and 绩效指标 to their projects: by 项目编码, or by 项目名称 and 实施单位 where there is no code.
import { isBlank, quoted, wordsIn } from '../../../shared/checks/stated';
import type { Stated } from '../../../shared/checks/table';
import type { FundsRole, IndicatorRole, KeyRole, ProjectRole } from './columns';
import { sameKey } from '../../../shared/indicators/units';
import { tellInto, type Found } from './problems';
import type { RawRow } from './sheetRows';

/** One project of the file with its rows, as stated. */
export interface RawProject {
  number: number;
  row: RawRow<ProjectRole>;
  funds: RawRow<FundsRole>[];
  indicators: RawRow<IndicatorRole>[];
}

/** The cells by which a row of any worksheet names its project. */
interface KeyedRow {
  place: string;
  cells: { get(role: KeyRole): Stated | undefined };
}

/** The project a row belongs to, or why none is certain. */
export type FindOwner = (row: KeyedRow) => { owner: RawProject } | { place: string; message: string };

const keyIn = (row: KeyedRow, role: KeyRole) => sameKey(wordsIn(row.cells.get(role) ?? null));

/** Gives each row to its project; what belongs to none is told and left out. */
export function giveRows<Row extends KeyedRow>(
  rows: Row[],
  findOwner: FindOwner,
  give: (owner: RawProject, row: Row) => void,
  found: Found[],
): void {
  const tell = tellInto(found, null);
  for (const row of rows) {
    const answer = findOwner(row);
    if ('owner' in answer) give(answer.owner, row);
    else tell('error', answer, answer.message);
  }
}

/** Looks projects up by the keys of a row. */
export function ownersOf(projects: RawProject[]): FindOwner {
  const byCode = firstBy(projects, ({ row }) => keyIn(row, 'code'));
  return (row) => {
    const [code, name, unit] = [keyIn(row, 'code'), keyIn(row, 'project'), keyIn(row, 'implementer')];
    if (code !== '') {
      const owner = byCode.get(code);
      if (owner && (name === '' || keyIn(owner.row, 'project') === name)) return { owner };
      const at = row.cells.get('code')!;
      if (owner)
        return {
          place: row.cells.get('project')!.place,
          message: `项目编码${quoted(at.text)}属于${quoted(owner.row.cells.get('project')!.text)}，与这里的项目名称不一致，这一行没有归属。`,
        };
      // A project without a code in its own sheet can still be found by its name.
      if (name === '')
        return { place: at.place, message: `“项目”表里没有编码为${quoted(at.text)}的项目，这一行没有归属。` };
    }
    return byName(projects, row, name, unit);
  };
}

function byName(projects: RawProject[], row: KeyedRow, name: string, unit: string): ReturnType<FindOwner> {
  if (name === '') return { place: row.place, message: '没有填写项目编码或项目名称，这一行没有归属。' };
  const at = row.cells.get('project')!;
  const named = projects.filter((one) => keyIn(one.row, 'project') === name);
  const [owner, ...others] = unit === '' ? named : named.filter((one) => keyIn(one.row, 'implementer') === unit);
  if (owner && others.length === 0) return { owner };
  if (owner)
    return {
      place: at.place,
      message: `有 ${others.length + 1} 个项目叫${quoted(at.text)}，请填写项目编码或实施单位。`,
    };
  const place = named.length > 0 ? row.cells.get('implementer')!.place : at.place;
  const what = named.length > 0 ? '实施单位与“项目”表不一致' : `“项目”表里没有${quoted(at.text)}`;
  return { place, message: `${what}，这一行没有归属。` };
}

function firstBy(projects: RawProject[], keyOf: (project: RawProject) => string): Map<string, RawProject> {
  const known = new Map<string, RawProject>();
  for (const project of projects) {
    const key = keyOf(project);
    if (key !== '' && !known.has(key)) known.set(key, project);
  }
  return known;
}

/** Projects that stand twice in the file, by code or by name and unit, told at both places. */
export function tellDuplicates(projects: RawProject[], found: Found[]): void {
  const tellOnce = (role: KeyRole, what: string, keyOf: (row: KeyedRow) => string) => {
    const seen = new Map<string, RawProject>();
    for (const project of projects) {
      const key = keyOf(project.row);
      const first = seen.get(key);
      const at = project.row.cells.get(role);
      if (key === '' || !at || isBlank(at)) continue;
      if (!first) seen.set(key, project);
      else {
        const other = first.row.cells.get(role)!;
        tellInto(found, project.number)('error', at, `${what}与 ${other.place} 重复，一个文件里一个项目只能有一行。`);
        tellInto(found, first.number)('error', other, `${what}与 ${at.place} 重复，一个文件里一个项目只能有一行。`);
      }
    }
  };
  tellOnce('code', '项目编码', (row) => keyIn(row, 'code'));
  tellOnce('project', '项目名称和实施单位', (row) => {
    const name = keyIn(row, 'project');
    return name === '' ? '' : `${name}\n${keyIn(row, 'implementer')}`;
  });
}
