// Rows and evaluations for the rules' tests; a test names only what it is about.
import type { ExpertSheet, FrameworkRow, Judgement } from '../../shared/scoring/framework/types';
import { frameworkProfiles, type FrameworkProfile } from '../../shared/scoring/framework/profiles';
import { scoreFramework } from '../../shared/scoring/framework/scoreFramework';
import { frameworkTemplate } from '../../shared/templates/framework';

export const usual = frameworkProfiles[0]!;

/** The rows of the template, all judged by experts unless told otherwise by name. */
export function templateRows(judgements: Record<string, Judgement> = {}): FrameworkRow[] {
  return frameworkTemplate.indicators.map(({ level1, level2, name, points }) => ({
    id: name,
    level1,
    level2,
    name,
    points,
    judgement: judgements[name] ?? { kind: 'experts' },
  }));
}

/** One sheet for each expert: the same share of the points of every row, in percent. */
export function sheetsOf(rows: FrameworkRow[], shares: Record<string, number>): ExpertSheet[] {
  return Object.entries(shares).map(([expert, share]) => ({
    expert,
    scores: Object.fromEntries(rows.map(({ id, points }) => [id, ((Number(points) * share) / 100).toFixed(2)])),
  }));
}

/** One row scored alone, among its experts. */
export function scoreOne(
  judgement: Judgement,
  {
    points = '10',
    sheets = [],
    profile = usual,
  }: { points?: string; sheets?: ExpertSheet[]; profile?: FrameworkProfile },
) {
  const row = { id: 'r', level1: '产出', level2: '产出数量', name: '指标一', points, judgement };
  const { rows, findings } = scoreFramework({ rows: [row], sheets }, profile);
  return { ...rows[0]!, codes: findings.map(({ code }) => code), findings };
}

/** Sheets of one row: one score for each expert. */
export const sheets = (scores: Record<string, string>): ExpertSheet[] =>
  Object.entries(scores).map(([expert, score]) => ({ expert, scores: { r: score } }));
