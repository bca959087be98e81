// What the rules have to say beside the scores: about the points, the experts, and figures that look odd.
import { compareDecimals, comparePercent, plainDecimal, sumDecimals } from '../../decimal';
import { isSettled } from '../dataStates';
import type { RowScore } from '../types';
import { readExpertScores, spreadOf } from './experts';
import { levelIn, type FrameworkProfile } from './profiles';
import { isRate } from './rates';
import { rateFor } from './scoreFormula';
import { pointsProblem } from './scoreFrameworkRow';
import type { ExpertSheet, FrameworkEvaluation, FrameworkFinding, FrameworkRow } from './types';

interface RowWithScore {
  row: FrameworkRow;
  result: RowScore;
}

/** All findings. Place is the id of a row, `total`, or `sheets`; field an expert's name where one sheet is meant. */
export function frameworkFindings(
  { rows, sheets }: FrameworkEvaluation,
  scored: RowWithScore[],
  profile: FrameworkProfile,
): FrameworkFinding[] {
  const evaluation = { rows: rows.filter((row) => !pointsProblem(row)), sheets };
  return [
    ...pointsSum(rows),
    ...resultsWeight(evaluation.rows, profile),
    ...levelWeights(evaluation.rows, profile),
    ...expertFindings(evaluation, profile),
    ...scored.flatMap(({ row, result }) => rowFindings(row, result, profile)),
  ];
}

function pointsSum(rows: FrameworkRow[]): FrameworkFinding[] {
  if (rows.some(pointsProblem) || rows.length === 0) return [];
  const sum = sumDecimals(rows.map(({ points }) => points));
  if (compareDecimals(sum, '100') === 0) return [];
  const message = `各项分值合计${sum}分，应为100分，请调整分值。`;
  const severity = 'error';
  return [{ code: 'points-not-100', severity, place: 'total', field: 'points', message, expected: '100', found: sum }];
}

const ofLevels = (rows: FrameworkRow[], wanted: string[], profile: FrameworkProfile) =>
  rows.filter(({ level1 }) => wanted.includes(levelIn(level1, profile) ?? level1));

/** 产出 and 效益 together: 原则上不低于60分. */
function resultsWeight(rows: FrameworkRow[], profile: FrameworkProfile): FrameworkFinding[] {
  const { levels, least } = profile.results;
  const source = profile.sources.results;
  const results = ofLevels(rows, levels, profile);
  const [first] = results;
  const sum = sumDecimals(results.map(({ points }) => points));
  if (!first || compareDecimals(sum, least) >= 0) return [];
  const message = `产出、效益指标分值合计${sum}分，原则上不低于${plainDecimal(least)}分，请调整分值，或说明依据的本地通知。`;
  const at = { place: first.id, field: 'level1' };
  return [
    { code: 'results-too-light', severity: 'warning', ...at, message, expected: `≥${least}`, found: sum, source },
  ];
}

function levelWeights(rows: FrameworkRow[], profile: FrameworkProfile): FrameworkFinding[] {
  const source = profile.sources.levels;
  return Object.entries(profile.levels).flatMap(([level, { from, to }]) => {
    const own = ofLevels(rows, [level], profile);
    const sum = sumDecimals(own.map(({ points }) => points));
    if (own.length === 0 || (compareDecimals(sum, from) >= 0 && compareDecimals(sum, to) <= 0)) return [];
    const message = `${level}指标分值合计${sum}分，常见为${from}～${to}分，请对照本地通知核对。`;
    const at = { place: own[0]!.id, field: 'level1' };
    return [
      { code: 'level-unusual', severity: 'info', ...at, message, expected: `${from}～${to}`, found: sum, source },
    ];
  });
}

function expertFindings({ rows, sheets }: FrameworkEvaluation, profile: FrameworkProfile): FrameworkFinding[] {
  const judged = rows.filter(({ judgement, data }) => judgement.kind === 'experts' && !isSettled(data));
  if (judged.length === 0) return [];
  const { experts: rule } = profile;
  const read = judged.map((row) => ({ row, ...readExpertScores(row, sheets, rule) }));
  const count = new Set(sheets.map(({ expert }) => expert.trim())).size;
  const unusable = read.flatMap(({ row, problems }) =>
    problems
      .filter(({ code }) => code !== 'expert-score-missing' && code !== 'expert-duplicate')
      .map((problem): FrameworkFinding => ({ ...problem, severity: 'error', place: row.id })),
  );
  return [
    ...fewExperts(count, profile),
    ...duplicateSheets(sheets),
    ...unusable,
    ...incompleteSheets(read),
    ...spreads(read, profile),
    ...copied(read, profile),
  ];
}

function duplicateSheets(sheets: ExpertSheet[]): FrameworkFinding[] {
  const names = sheets.map(({ expert }) => expert.trim());
  const twice = new Set(names.filter((name, at) => name !== '' && names.indexOf(name) < at));
  return [...twice].map((expert) => ({
    code: 'expert-duplicate',
    severity: 'error',
    place: 'sheets',
    field: expert,
    message: `“${expert}”有不止一份评分表，请只保留一份，或写清各位专家的姓名。`,
  }));
}

type ReadRow = { row: FrameworkRow } & ReturnType<typeof readExpertScores>;

function fewExperts(count: number, { experts: { least, allowsFewer, source } }: FrameworkProfile): FrameworkFinding[] {
  if (count >= least) return [];
  const isAllowed = allowsFewer && count > 0;
  const what = `只有${count}名专家评分，少于${least}名`;
  const message = isAllowed ? `${what}，评分方案允许，请说明原因。` : `${what}，不能计分，请补充专家评分。`;
  const severity = isAllowed ? 'warning' : 'error';
  const found = String(count);
  return [
    {
      code: 'experts-too-few',
      severity,
      place: 'sheets',
      field: 'experts',
      message,
      expected: `≥${least}`,
      found,
      source,
    },
  ];
}

/** One finding for each expert whose sheet has blanks, at the first of them. */
function incompleteSheets(read: ReadRow[]): FrameworkFinding[] {
  const blanks = new Map<string, FrameworkRow[]>();
  for (const { row, problems } of read)
    for (const { code, field } of problems)
      if (code === 'expert-score-missing') blanks.set(field, [...(blanks.get(field) ?? []), row]);
  return [...blanks].map(([expert, rows]) => ({
    code: 'sheet-incomplete',
    severity: 'error',
    place: rows[0]!.id,
    field: expert,
    message: `“${expert}”的评分表有${rows.length}项没有评分：${namesOf(rows)}，请补评。`,
    found: String(rows.length),
  }));
}

const MOST_NAMES = 5;

function namesOf(rows: FrameworkRow[]): string {
  const names = rows.slice(0, MOST_NAMES).map(({ name }) => `“${name}”`);
  return names.join('、') + (rows.length > MOST_NAMES ? '等' : '');
}

function spreads(read: ReadRow[], { experts: { spreadPercent } }: FrameworkProfile): FrameworkFinding[] {
  return read.flatMap(({ row, given }) => {
    if (given.length < 2 || compareDecimals(row.points, '0') <= 0) return [];
    const spread = spreadOf(given);
    if (comparePercent(spread, row.points, spreadPercent) <= 0) return [];
    const [highest, lowest] = [given[0]!, given.at(-1)!];
    const message = `“${row.name}”评分相差${spread}分（${highest.expert}${highest.score}分，${lowest.expert}${lowest.score}分），超过分值的${spreadPercent}%，请组织专家讨论后确认。`;
    const at = { place: row.id, field: 'experts' };
    return [{ code: 'spread-wide', severity: 'warning', ...at, message, found: spread }];
  });
}

/** The same score from every expert in every row: possible, but it looks copied. */
function copied(read: ReadRow[], { experts: { copiedFromRows } }: FrameworkProfile): FrameworkFinding[] {
  const isSame = read.every(({ given, problems }) => problems.length === 0 && given.length > 1 && isEqual(given));
  if (!isSame || read.length < copiedFromRows) return [];
  const message = `${read[0]!.given.length}名专家对全部${read.length}项指标的评分完全相同，请核对各位专家是否独立评分。`;
  return [{ code: 'scores-identical', severity: 'info', place: 'sheets', field: 'experts', message }];
}

const isEqual = (given: ReadRow['given']) => compareDecimals(spreadOf(given), '0') === 0;

/** A row without a score, unless its experts were told about already; and rates out of the ordinary. */
function rowFindings(row: FrameworkRow, { problem }: RowScore, profile: FrameworkProfile): FrameworkFinding[] {
  const at = (code: string, severity: 'error' | 'warning', field: string, message: string): FrameworkFinding[] => [
    { code, severity, place: row.id, field, message },
  ];
  const isTold = row.judgement.kind === 'experts' && !pointsProblem(row) && !isSettled(row.data);
  const isOwn = problem?.field === 'deductions';
  if (problem) return isTold && !isOwn ? [] : at(problem.code, 'error', problem.field, problem.message);
  if (row.judgement.kind !== 'formula' || isSettled(row.data)) return [];
  const { inputs } = row.judgement;
  const rate = inputs.formula === 'timeliness' ? null : rateFor(inputs);
  if (!rate || !isRate(rate)) return [];
  const { part, whole, percent } = rate;
  const isAbove = (limit: string) => comparePercent(part.value, whole.value, limit) > 0;
  const { capPercent, farOverPercent } = profile.rates;
  const over = `“${row.name}”为${percent}%`;
  switch (inputs.formula) {
    case 'completion':
      if (comparePercent(part.value, whole.value, farOverPercent) < 0) return [];
      return at('output-far-over', 'warning', part.field, `${over}，请核对，或说明计划产出数是否定得偏低。`);
    case 'saving':
      if (compareDecimals(part.value, '0') > 0) return [];
      return at('saving-whole', 'warning', part.field, `${over}，产出完成而实际成本为0，请核对实际成本。`);
    default:
      if (!isAbove(capPercent)) return [];
      return at(
        'rate-over-cap',
        'warning',
        part.field,
        `${over}，超过${capPercent}%，按${capPercent}%计分，请说明原因。`,
      );
  }
}
