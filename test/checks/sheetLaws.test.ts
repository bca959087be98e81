// Whatever was scored by us stands up to the checker: as a sheet, as result.json, and as the workbook we export.
import fc from 'fast-check';
import { checkTableFile } from '../../server/checks/checkTableFile';
import type { CompiledEvaluation } from '../../server/reports/compile/evaluation';
import { resultJson } from '../../server/reports/compile/resultJson';
import { compileSelfEvaluationTable } from '../../server/reports/compile/selfEvaluationTable';
import { addDays } from '../../shared/calendar';
import { checkSheet } from '../../shared/checks/checkSheet';
import { checkTable } from '../../shared/checks/checkTable';
import { tableFromJson } from '../../shared/checks/fromJson';
import type { CheckResult } from '../../shared/checks/recomputed';
import type { Comparator } from '../../shared/contracts/common';
import { shareOut } from '../../shared/decimal';
import { formatActual, formatTarget } from '../../shared/indicators/officialText';
import type { Profile } from '../../shared/scoring/profile';
import { listProfiles } from '../../shared/scoring/profiles';
import { isInBand } from '../../shared/scoring/qualitative';
import { scoreSheet } from '../../shared/scoring/scoreSheet';
import type { Finding, ScoringRule, Sheet, SheetIndicator } from '../../shared/scoring/types';
import { goldenEvaluation } from '../reports/goldenEvaluation';
import { goldenSheet } from '../support/goldenSheet';

const decimal = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((hundredths) => String(hundredths / 100));

const ofNumbers = fc.oneof(
  fc.constantFrom<ScoringRule | null>(null, { kind: 'prorata' }, { kind: 'direct' }, { kind: 'satisfactionSteps' }),
  fc.constantFrom<ScoringRule>(
    { kind: 'direct', missedDeduction: '1.5' },
    { kind: 'prorataWithFloor', floorPercent: '60' },
    { kind: 'bands' },
    { kind: 'deduction', line: '每低一档扣分', step: '0.5', deduct: '0.3', counting: 'begun' },
  ),
);
const ofWords = fc.constantFrom<ScoringRule | null>(null, { kind: 'bands' }, { kind: 'direct' });

/** What was asked and answered in one row, level and percentage of the profile's own. */
const answer = fc.record({
  kind: fc.constantFrom('number', 'range', 'date', 'words'),
  comparator: fc.constantFrom<Comparator>('>=', '>', '=', '<=', '<'),
  target: decimal(200),
  width: decimal(50),
  actual: decimal(300),
  days: fc.integer({ min: -300, max: 150 }),
  percent: fc.integer({ min: 0, max: 100 }),
  ofNumbers,
  ofWords,
});
type Answer = typeof answer extends fc.Arbitrary<infer T> ? T : never;

const names = ['运维系统数', '功能达标比', '维护合格比', '巡检工作量', '机房完好比', '实施进度', '修复所用时'].concat([
  '测评完成度',
  '服务费',
  '业务保障',
  '管理支撑',
  '安全防护',
]);

function filled(row: SheetIndicator, at: number, points: string, a: Answer, profile: Profile): SheetIndicator {
  const band = profile.bands.find((one) => isInBand(String(a.percent), one))!.band;
  const levels = { band, bandPercent: String(a.percent) };
  // 满意度分档 rises with the value, and fits no target that is met from above.
  const isUpward = a.kind === 'number' && !a.comparator.startsWith('<');
  const scoringRule = a.ofNumbers?.kind === 'satisfactionSteps' && !isUpward ? null : a.ofNumbers;
  const base = { ...row, name: names[at]!, points, unit: '个', band: null, bandPercent: null };
  switch (a.kind) {
    case 'words':
      return {
        ...base,
        kind: 'qualitative',
        comparator: null,
        target: '按方案完成12项任务',
        unit: null,
        actual: null,
        ...levels,
        scoringRule: a.ofWords,
      };
    case 'date':
      return {
        ...base,
        kind: 'quantitative',
        comparator: null,
        targetKind: 'date',
        target: '2024-06-30',
        unit: null,
        actual: addDays('2024-06-30', a.days),
      };
    case 'range': {
      const to = String(Math.round((Number(a.target) + Number(a.width)) * 100) / 100);
      return {
        ...base,
        kind: 'quantitative',
        comparator: null,
        targetKind: 'range',
        target: a.target,
        targetTo: to,
        actual: a.actual,
      };
    }
    default: {
      const judged = a.ofNumbers?.kind === 'bands' ? { ...levels, actual: null } : { actual: a.actual };
      return {
        ...base,
        kind: 'quantitative',
        comparator: a.comparator,
        target: a.target,
        ...judged,
        scoringRule,
      };
    }
  }
}

const sheets = fc
  .record({
    profile: fc.constantFrom(...listProfiles()),
    executed: decimal(200),
    answers: fc.array(answer, { minLength: 12, maxLength: 12 }),
    weights: fc.array(fc.integer({ min: 1, max: 20 }).map(String), { minLength: 12, maxLength: 12 }),
  })
  .map(({ profile, executed, answers, weights }) => {
    const sheet = goldenSheet({ executed });
    const { execution, indicators } = profile.weights;
    const points = shareOut(indicators, weights);
    sheet.funds.points = execution;
    sheet.indicators = sheet.indicators.map((row, at) => filled(row, at, points[at]!, answers[at]!, profile));
    return { sheet, profile };
  });

function evaluationOf(sheet: Sheet, profile: Profile): CompiledEvaluation {
  const { initialBudget, annualBudget, executed } = sheet.funds;
  return {
    ...goldenEvaluation(),
    fiscalYear: 2024,
    fiscalYearAssumed: false,
    assumptions: [],
    fundsRows: [{ source: '当年财政拨款', initialBudget, annualBudget, executed }],
    sheet,
    scored: scoreSheet(sheet, profile),
    indicators: sheet.indicators.map((row) => ({
      id: row.id,
      targetText: formatTarget(row),
      actualText: formatActual(row),
      assumed: false,
    })),
  };
}

function findingsOf(
  { project, fiscalYear, fundsRows, sheet, scored }: CompiledEvaluation,
  profile: Profile,
): Finding[] {
  return checkSheet(sheet, scored, { project, fiscalYear, fundsRows }, profile);
}

const errorsIn = ({ findings }: CheckResult) =>
  findings.filter(({ severity }) => severity === 'error').map(({ id, message }) => `${id} ${message}`);

/** A late day is an error of a table and a warning of a form; both are told. */
const TOLD_APART = new Set(['K47']);

it('makes a result.json in which the checker finds no error, and the same score', () => {
  fc.assert(
    fc.property(sheets, ({ sheet, profile }) => {
      const e = evaluationOf(sheet, profile);
      if (findingsOf(e, profile).some(({ severity }) => severity === 'error')) return;
      const result = checkTable(tableFromJson(JSON.parse(JSON.stringify(resultJson(e)))), profile);
      expect(errorsIn(result).filter((line) => !TOLD_APART.has(line.slice(0, 3)))).toEqual([]);
      expect(result.recomputed).toMatchObject({ total: e.scored.total, grade: e.scored.grade });
    }),
    { numRuns: 300 },
  );
});

it('blocks nothing in a filled sheet, and exports a workbook with the same warnings and no error', async () => {
  await fc.assert(
    fc.asyncProperty(sheets, async ({ sheet, profile }) => {
      const e = evaluationOf(sheet, profile);
      const said = findingsOf(e, profile);
      expect(said.filter(({ severity }) => severity === 'error')).toEqual([]);
      const result = await checkTableFile(await compileSelfEvaluationTable(e), profile.id);
      expect(errorsIn(result).filter((line) => !TOLD_APART.has(line.slice(0, 3)))).toEqual([]);
      const warnings = said.filter(({ severity, check }) => severity === 'warning' && check).map(({ check }) => check);
      const printed = result.findings.filter(({ id, severity }) => severity === 'warning' || TOLD_APART.has(id));
      expect(printed.map(({ id }) => id).sort()).toEqual(warnings.sort());
      expect(result.recomputed).toMatchObject({ total: e.scored.total, grade: e.scored.grade });
    }),
    { numRuns: 25 },
  );
});
