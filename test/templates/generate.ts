// Any template a bureau could save, for the laws.
import fc from 'fast-check';
import { saveTemplateSchema, type SaveTemplateInput } from '../../shared/contracts/templates';
import { listProfiles } from '../../shared/scoring/profiles';
import type { ScoringRule } from '../../shared/scoring/types';
import type { IndicatorTemplate } from '../../shared/templates/types';

// prettier-ignore
const SAID = ['系统', '可用率', '≥98%', '＜2', '____', '定性', '：', '98', '个', '万', '元', '/', '次', '2024年6月底前', '无',
  '（', '）', '单位', '～', '-', ' ', '\n', '=1+1', '@', '_x0041_', '&lt;', '"', '％', '℃', '10²', '以上', '不低于'];

/** Texts as people and other systems leave them: signs, numerals, formulas, line breaks, what looks like an escape. */
const texts = (max: number) =>
  fc
    .oneof(fc.string({ unit: 'grapheme', maxLength: max }), fc.array(fc.constantFrom(...SAID), { maxLength: 8 }))
    .map((text) => [...(typeof text === 'string' ? text : text.join(''))].slice(0, max).join(''));

const decimals = fc
  .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 9_999 }))
  .map(([whole, part]) => (part === 0 ? String(whole) : `${whole}.${part}`));
const amounts = fc.integer({ min: 0, max: 100 }).map(String);
const units = fc.option(
  fc.oneof(fc.constantFrom('%', '个', '万元', '次/年', '小时', '人/10户', '℃', '_x'), texts(12)),
  {
    nil: null,
  },
);

const targets = fc.oneof(
  fc.record({ kind: fc.constant('qualitative' as const), comparator: fc.constant(null), target: texts(40) }),
  fc.record({
    kind: fc.constant('quantitative' as const),
    comparator: fc.constantFrom('>=' as const, '>' as const, '=' as const, '<=' as const, '<' as const),
    target: fc.oneof(decimals, fc.constant('')),
    unit: units,
  }),
  fc.record({
    kind: fc.constant('quantitative' as const),
    comparator: fc.constant(null),
    targetKind: fc.constant('range' as const),
    target: decimals,
    targetTo: decimals,
    unit: units,
  }),
  fc.record({
    kind: fc.constant('quantitative' as const),
    comparator: fc.constant(null),
    targetKind: fc.constant('date' as const),
    target: fc
      .date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
  }),
);

const rules: fc.Arbitrary<ScoringRule> = fc.oneof(
  fc.constantFrom<ScoringRule>(
    { kind: 'prorata' },
    { kind: 'direct' },
    { kind: 'bands' },
    { kind: 'satisfactionSteps' },
  ),
  amounts.map((missedDeduction): ScoringRule => ({ kind: 'direct', missedDeduction })),
  amounts.map((floorPercent): ScoringRule => ({ kind: 'prorataWithFloor', floorPercent })),
  fc
    .array(fc.record({ from: amounts, percent: amounts }), { minLength: 1, maxLength: 4 })
    .map((steps): ScoringRule => ({ kind: 'satisfactionSteps', steps })),
  fc.record({
    kind: fc.constant('deduction' as const),
    line: texts(30),
    step: amounts,
    deduct: amounts,
    counting: fc.constantFrom('full' as const, 'begun' as const),
  }),
);

const indicators = fc
  .record({
    level1: fc.oneof(fc.constantFrom('产出指标', '效益指标', '满意度指标'), texts(20)),
    level2: fc.oneof(fc.constantFrom('数量指标', '质量指标'), texts(20)),
    name: texts(60),
    // The longest goes over several rows of the worksheet.
    definition: fc.option(fc.oneof(texts(400), fc.constant('长'.repeat(1000)))),
    scoringStandard: fc.option(texts(80)),
    dataSource: fc.option(texts(80)),
    targetBasis: fc.option(texts(80), { nil: undefined }),
    requiredEvidence: fc.option(texts(80), { nil: undefined }),
    points: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => String(hundredths / 100)),
    scoringRule: fc.option(rules, { nil: undefined }),
    target: targets,
  })
  .map(({ target, ...row }) => ({ unit: null, ...row, ...target }));

const drafts = fc.record({
  name: texts(60),
  source: texts(100),
  of: fc.oneof(
    fc.constantFrom(...listProfiles()).map(({ id }) => ({ kind: 'self-evaluation' as const, profileId: id })),
    fc.constant({ kind: 'framework' as const, profileId: null }),
  ),
});

/** Valid as the server keeps it: rows that the contract refuses are left out. */
export const anyTemplate = (mostRows = 12): fc.Arbitrary<IndicatorTemplate> =>
  fc
    .record({ draft: drafts, rows: fc.array(indicators, { minLength: 1, maxLength: mostRows }), version: fc.nat(99) })
    .map(({ draft: { of, ...draft }, rows, version }) => ({ version, parsed: parse({ ...draft, ...of }, rows) }))
    .filter(({ parsed }) => parsed !== null)
    .map(({ version, parsed }) => ({
      id: 'b0a7c3d2-0000-4000-8000-000000000000',
      version: String(version),
      ...parsed!,
    }));

function parse(head: object, rows: object[]): SaveTemplateInput | null {
  const kept = rows.filter((row) => saveTemplateSchema.safeParse({ ...HEAD, indicators: [row] }).success);
  const parsed = saveTemplateSchema.safeParse({ ...head, indicators: kept });
  return parsed.success ? parsed.data : null;
}

const HEAD = { name: '模板', source: '', kind: 'framework', profileId: null };
