// Badly worded indicators of a campaign: what reviewers sent back, and what the quality check says of the words.
import type { CampaignWording } from '../../shared/contracts/insight';
import { formatTarget } from '../../shared/indicators/officialText';
import type { QualityContext } from '../../shared/indicator-quality/types';
import { wordingFindings, wordingProblems, type AskedIndicator, type ReturnedRow } from '../../shared/insight/wording';
import type { ActionContext } from '../context';
import { breathe } from '../database/breathe';
import { Review } from '../reviews/entities';
import { IndicatorResult } from '../tasks/entities';
import { loadFacts, tasksOf } from './facts';
import { MOST_ROWS } from './findings';

const MOST_REASONS = 3;

/** @throws Problem 403, 404 as {@link loadFacts} */
export async function wordingOfCampaign(ctx: ActionContext, campaignId: string): Promise<CampaignWording> {
  const { head, profile, campaign } = await loadFacts(ctx, campaignId);
  const asked = await loadAsked(ctx, campaignId);
  const context = { profile, servesPublic: null, knownSources: [], fiscalYear: campaign.fiscalYear };
  const problems = wordingProblems(await judged(asked, context), await loadReturned(ctx, campaignId));
  return {
    campaign: head,
    looked: asked.length,
    problemCount: problems.length,
    problems: problems
      .slice(0, MOST_ROWS)
      .map((problem) => ({ ...problem, reasons: problem.reasons.slice(0, MOST_REASONS) })),
  };
}

const AT_ONCE = 50;

/** Others are answered between the rows: a large campaign has many thousand. */
async function judged(asked: AskedIndicator[], context: QualityContext) {
  const rows: (AskedIndicator & { quality: ReturnType<typeof wordingFindings> })[] = [];
  for (const [index, draft] of asked.entries()) {
    rows.push({ ...draft, quality: wordingFindings(draft, context) });
    if (index % AT_ONCE === 0) await breathe();
  }
  return rows;
}

const WORDS = [
  'level1',
  'level2',
  'name',
  'definition',
  'kind',
  'comparator',
  'target',
  'targetKind',
  'targetTo',
  'unit',
] as const;
type Words = Pick<IndicatorResult, (typeof WORDS)[number]>;

/** The same wording in many tasks is looked at once: the database counts them. */
async function loadAsked(ctx: ActionContext, campaignId: string): Promise<AskedIndicator[]> {
  const query = tasksOf(ctx, campaignId)
    .innerJoin(IndicatorResult, 'asked', 'asked.taskId = task.id')
    .select('COUNT(*)', 'tasks');
  for (const column of WORDS) query.addSelect(`asked.${column}`, column).addGroupBy(`asked.${column}`);
  const rows = await query.getRawMany<Words & { tasks: number | string }>();
  return rows.map((row) => ({ ...draftOf(row), tasks: Number(row.tasks) }));
}

/** Dates and ranges are read from their official text, as the template's editor reads them. */
function draftOf(row: Words): Omit<AskedIndicator, 'tasks'> {
  const { level1, level2, name, definition } = row;
  const words = { level1, level2, name, definition, points: null, dataSource: null, lastYear: null };
  if (row.targetKind !== 'number')
    return { ...words, kind: null, comparator: null, target: formatTarget(row), unit: null };
  const { kind, comparator, target, unit } = row;
  return { ...words, kind, comparator, target, unit };
}

async function loadReturned(ctx: ActionContext, campaignId: string): Promise<ReturnedRow[]> {
  const ids = tasksOf(ctx, campaignId).select('task.id');
  const reviews = await ctx.db
    .createQueryBuilder(Review, 'review')
    .select(['review.id', 'review.indicators'])
    .where(`review.decision = 'returned' AND review.taskId IN (${ids.getQuery()})`)
    .setParameters(ids.getParameters())
    .getMany();
  return reviews.flatMap(({ indicators }) => indicators.map(({ name, reason }) => ({ name, reason })));
}
