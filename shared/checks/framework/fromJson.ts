// The framework JSON (`"kind": "framework"`, see docs/framework.md) as a stated table, with JSON paths as places.
import { dataStateLabels } from '../../scoring/dataStates';
import { itemsOf } from '../../scoring/framework/checklist';
import type { ChecklistItem } from '../../scoring/framework/types';
import type { DataDeclaration, DataState, Deduction } from '../../scoring/types';
import { frameworkTemplate } from '../../templates/framework';
import { childOf, fieldsOf, join, JsonShapeError, listOf, optional, textOf } from '../fromJson';
import type { Stated } from '../table';
import { formulaFields, formulaOf } from './formulas';
import type { StatedFormula, StatedFramework, StatedFrameworkRow } from './table';

type Fields = Record<string, unknown>;

/** More experts than any committee has. */
const MOST_EXPERTS = 50;

/** Whether a JSON says that it is an evaluation by the framework. */
export function isFrameworkJson(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'kind' in json && json.kind === 'framework';
}

/**
 * Reads the framework JSON: numbers or decimal texts, fields in any order, unknown fields ignored; what is blank or missing
 * is not stated. Scores of experts stand with each indicator, by the expert's name.
 *
 * @throws JsonShapeError when a field holds what can be no value of it
 */
export function frameworkFromJson(json: unknown): StatedFramework {
  const root = fieldsOf(json, '');
  const project = childOf(root, 'project');
  const rows = listOf(root.indicators, 'indicators').map((row, at) => fieldsOf(row, `indicators[${at}]`));
  const experts = expertsOf(rows);
  return {
    project: {
      name: textOf(project.name, 'project.name'),
      code: optional(project, 'project', 'code'),
      competentDepartment: optional(project, 'project', 'competentDepartment'),
      unit: optional(project, 'project', 'unit'),
    },
    fiscalYear: textOf(root.fiscalYear, 'fiscalYear'),
    profile: optional(root, '', 'profile')?.text ?? null,
    experts: experts.map((name) => ({ text: name, place: 'indicators' })),
    rows: rows.map((row, at) => rowOf(row, `indicators[${at}]`, experts)),
    levelSums: [],
    expertTotals: [],
    pointsTotal: null,
    total: optional(root, '', 'total'),
    grade: optional(root, '', 'grade'),
    readerNotes: [],
  };
}

function expertsOf(rows: Fields[]): string[] {
  const names = rows.flatMap((row, at) => Object.keys(scoresOf(row, `indicators[${at}]`) ?? {}));
  const experts = [...new Set(names)];
  if (experts.length <= MOST_EXPERTS) return experts;
  throw new JsonShapeError(`“expertScores”里有${experts.length}名专家，超过${MOST_EXPERTS}名。`);
}

function scoresOf(row: Fields, place: string): Fields | null {
  const { expertScores } = row;
  return expertScores === undefined || expertScores === null
    ? null
    : fieldsOf(expertScores, join(place, 'expertScores'));
}

function rowOf(row: Fields, place: string, experts: string[]): StatedFrameworkRow {
  const stated = (key: string) => textOf(row[key], join(place, key));
  const scores = scoresOf(row, place);
  const name = stated('name');
  const standard = optional(row, place, 'standard') ?? usualStandard(name);
  return {
    place,
    level1: stated('level1'),
    level2: stated('level2'),
    name,
    points: stated('points'),
    standard,
    expertScores: experts.map((expert) => scores && textOf(scores[expert], `${place}.expertScores.${expert}`)),
    formula: formulaIn(row, place, name),
    checklist: checklistIn(row, place, standard),
    deductions: listOf(row.deductions, join(place, 'deductions')).map((one, at) =>
      deductionOf(one, `${place}.deductions[${at}]`),
    ),
    data: dataIn(row, place),
    average: optional(row, place, 'average'),
    score: optional(row, place, 'score'),
  };
}

/** The template's standard of an indicator that bears its name. */
function usualStandard(name: Stated): Stated | null {
  const known = frameworkTemplate.indicators.find((one) => one.name === name.text.trim());
  return known?.scoringStandard ? { text: known.scoringStandard, place: name.place } : null;
}

function formulaIn(row: Fields, place: string, name: Stated): StatedFormula | null {
  if (row.formula === undefined || row.formula === null) return null;
  const path = join(place, 'formula');
  const fields = fieldsOf(row.formula, path);
  const formula = formulaOf(textOf(fields.kind, join(path, 'kind')).text || name.text);
  const keys = formula === null ? [] : formulaFields[formula];
  return {
    formula,
    place: path,
    figures: Object.fromEntries(keys.map((key) => [key, textOf(fields[key], join(path, key))])),
    isOutputComplete: flagOf(fields.isOutputComplete, join(path, 'isOutputComplete')),
  };
}

function flagOf(value: unknown, place: string): boolean | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value;
  throw new JsonShapeError(`“${place}”应为 true（是）或 false（否）。`);
}

/** Items in words, or only their verdicts in the order of the standard. */
function checklistIn(row: Fields, place: string, standard: Stated | null): ChecklistItem[] | null {
  if (row.checklist === undefined || row.checklist === null) return null;
  const items = itemsOf(standard?.text ?? '');
  return listOf(row.checklist, join(place, 'checklist')).map((one, at) => {
    const path = `${place}.checklist[${at}]`;
    if (one === null || typeof one === 'boolean') return { item: items[at] ?? '', holds: one };
    const fields = fieldsOf(one, path);
    return { item: textOf(fields.item, join(path, 'item')).text, holds: flagOf(fields.holds, join(path, 'holds')) };
  });
}

function deductionOf(value: unknown, place: string): Deduction {
  const fields = fieldsOf(value, place);
  const times = fields.times ?? 1;
  if (typeof times !== 'number') throw new JsonShapeError(`“${place}.times”应为次数（整数）。`);
  return { line: textOf(fields.line, join(place, 'line')).text, points: textOf(fields.points, place).text, times };
}

function dataIn(row: Fields, place: string): DataDeclaration | null {
  if (row.data === undefined || row.data === null) return null;
  const path = join(place, 'data');
  const fields = fieldsOf(row.data, path);
  const { text } = textOf(fields.state, join(path, 'state'));
  if (!Object.hasOwn(dataStateLabels, text))
    throw new JsonShapeError(`“${path}.state”应为 ${Object.keys(dataStateLabels).join('、')} 之一。`);
  return {
    state: text as DataState,
    reason: optional(fields, path, 'reason')?.text ?? null,
    approval: optional(fields, path, 'approval')?.text ?? null,
  };
}
