// The one check before and at submission: the mini-app runs it over what is typed, the server over what it stored.
import { isLostByDeductions } from '../scoring/deductions';
import type { Profile } from '../scoring/profile';
import type { Finding, ScoredSheet, Sheet } from '../scoring/types';
import { catalogue } from './catalogue';
import { evidenceFindings } from './evidence';
import { rules } from './rules';
import { rowsOutside, sheetContext } from './sheetContext';
import { formPlace, WHOLE, type SheetSurroundings } from './sheetTable';
import { quoted } from './stated';
import type { CheckFinding } from './table';

/** What a filler can change; anything else stands in the project and is the 绩效管理员's to mend. */
const FILLED = new Set([
  'actual',
  'band',
  'bandPercent',
  'deviationReason',
  'correctiveMeasure',
  'executionReason',
  'executionMeasure',
  'goalActual',
  'data',
]);

/** Where the form answers a finding that the table shows at a figure: a changed budget, a survey. */
const ANSWERED_AT: Record<string, string> = { K11: 'executionReason', K45: 'deviationReason' };

/** A late day is told, never forbidden: the filler must be able to write when it was really done. */
const NEVER_BLOCKING = new Set(['K47']);

/** Weights that were moved because something does not apply were right at launch, and the moves are ours. */
const ABOUT_WEIGHTS = new Set(['K01', 'K02', 'K28', 'K29']);
const ABOUT_MONEY = new Set(['K07', 'K08', 'K12']);

/**
 * Everything there is to say about a sheet, in the form's places: the findings of its scoring and those of the checks
 * K01–K50, each slip once. Errors block the submission. What a filler cannot mend never does: it is marked
 * `forAdmin`, and {@link launchErrors} stops it before a task is made.
 *
 * @param scored the sheet as {@link scoreSheet} gives it by the same profile
 * @returns findings in the order of the form, what concerns the whole sheet last
 */
export function checkSheet(sheet: Sheet, scored: ScoredSheet, around: SheetSurroundings, profile: Profile): Finding[] {
  const own = scored.findings.map((one) => ({ ...one, source: sourceOf(one, profile) }));
  const more = tableFindings(sheet, scored, around, profile).map((one) =>
    one.severity === 'error' && (one.forAdmin || NEVER_BLOCKING.has(one.code))
      ? { ...one, severity: 'warning' as const }
      : one,
  );
  const order = ['funds', 'goal', ...sheet.indicators.map(({ id }) => id), WHOLE];
  return [...own, ...more, ...evidenceFindings(sheet, profile)].sort(
    (a, b) => order.indexOf(a.place) - order.indexOf(b.place),
  );
}

/**
 * Why a task made of this sheet could never be submitted, however well it is filled: errors at fields that a filler
 * does not have.
 *
 * @returns one sentence each, in Chinese
 */
export function launchErrors(sheet: Sheet, scored: ScoredSheet, around: SheetSurroundings, profile: Profile): string[] {
  return (
    [...scored.findings, ...tableFindings(sheet, scored, around, profile)]
      .filter(({ severity, field }) => severity === 'error' && !FILLED.has(field))
      // Whoever reads this is the one the form tells fillers to ask.
      .map(({ message }) => message.replace('请联系绩效管理员', '请'))
  );
}

const sourceOf = ({ check, source }: Finding, { sources }: Profile) =>
  source ?? (check && catalogue[check]?.source) ?? sources.productDefault;

/** What the checks of a table find beyond the findings of scoring, with the severity of the catalogue. */
function tableFindings(sheet: Sheet, scored: ScoredSheet, around: SheetSurroundings, profile: Profile): Finding[] {
  const context = sheetContext(sheet, scored, around, profile);
  const skipped = new Set([
    ...(sheet.funds.data?.state === 'not-applicable' ? ABOUT_MONEY : []),
    ...(rowsOutside(scored).length > 0 ? ABOUT_WEIGHTS : []),
  ]);
  const told = alreadyTold(scored.findings);
  const scores = new Map(scored.indicators.map(({ id, score }) => [id, score]));
  const deducted = new Set(
    sheet.indicators.filter((row) => isLostByDeductions(row, scores.get(row.id) ?? row.points)).map(({ id }) => id),
  );
  return rules
    .flatMap((rule) => rule(context))
    .filter(({ id }) => !skipped.has(id))
    .map((one) => inForm(one, sheet))
    .filter(({ check, place }) => check !== 'K19' || !deducted.has(place))
    .filter((one) => !told(one));
}

/** A slip is told once: by the same check at the same place, or by an error at the field that has to be mended first. */
function alreadyTold(findings: Finding[]): (finding: Finding) => boolean {
  const checks = new Set(findings.map(({ place, check }) => `${place} ${check}`));
  const fields = new Set(
    findings.filter(({ severity }) => severity === 'error').map(({ place, field }) => `${place} ${field}`),
  );
  return ({ place, field, check }) => checks.has(`${place} ${check}`) || fields.has(`${place} ${field}`);
}

function inForm({ id, severity, place: stated, message, source }: CheckFinding, sheet: Sheet): Finding {
  const { place, field: own } = formPlace(stated);
  const field = ANSWERED_AT[id] ?? own;
  return {
    code: id,
    check: id,
    severity,
    place,
    field,
    message: named(id in ANSWERED_AT ? message.replace(/。$/, '，写在“偏差原因”里。') : message, place, sheet),
    source,
    ...(!FILLED.has(field) && { forAdmin: true }),
  };
}

const PLACE_NAMES: Record<string, string> = { funds: '项目资金', goal: '年度总体目标' };

/** The sentence with its place before it, the way the findings of scoring have it: `“系统功能达标率”：…` */
function named(message: string, place: string, sheet: Sheet): string {
  const row = sheet.indicators.find(({ id }) => id === place);
  const name = row?.name ?? PLACE_NAMES[place];
  if (name === undefined) return message;
  const said = row ? quoted(row.name) : '';
  const rest = said !== '' && message.startsWith(said) ? message.slice(said.length).replace(/^的/, '') : message;
  return `“${name}”：${rest}`;
}
