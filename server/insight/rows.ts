// The tasks behind a number.
import type { InsightRows, InsightRowsQuery } from '../../shared/contracts/insight';
import { checkTitle } from '../../shared/checks/titles';
import { groupBy } from '../../shared/groupBy';
import { checkIdOf } from '../../shared/insight/findings';
import { taskRows, taskRowsTitle, type InsightRow } from '../../shared/insight/rows';
import { resultOf } from '../../shared/insight/tasks';
import type { ActionContext } from '../context';
import { loadFacts, refOf, type CampaignFacts } from './facts';
import { loadFindings, withIndicators } from './findings';

/** One page of them. @throws Problem 403, 404 as {@link loadFacts} */
export async function listInsightRows(
  ctx: ActionContext,
  campaignId: string,
  query: InsightRowsQuery,
): Promise<InsightRows> {
  const facts = await loadFacts(ctx, campaignId);
  const rows = (await selectRows(ctx, facts, query)).filter(
    ({ task }) => !query.unitId || task.unitId === query.unitId,
  );
  const end = query.offset + query.limit;
  return {
    campaign: facts.head,
    title: titleOf(facts, query),
    total: rows.length,
    rows: rows.slice(query.offset, end).map(({ task, notes }) => ({
      ...refOf(task),
      stateLabel: task.stateLabel,
      total: resultOf(task)?.total ?? null,
      grade: resultOf(task)?.grade ?? null,
      notes,
    })),
    next: rows.length > end ? end : null,
  };
}

async function selectRows(ctx: ActionContext, facts: CampaignFacts, query: InsightRowsQuery): Promise<InsightRow[]> {
  if (query.by === 'finding') return findingRows(ctx, facts, query);
  return taskRows(query.by, facts.tasks, facts.around, query.value ?? null);
}

async function findingRows(
  ctx: ActionContext,
  facts: CampaignFacts,
  { value, indicator }: InsightRowsQuery,
): Promise<InsightRow[]> {
  const found = await loadFindings(ctx, facts);
  const wanted = value ? found.filter(({ finding }) => checkIdOf(finding) === value) : found;
  const named = indicator ? (await withIndicators(ctx, wanted)).filter((one) => one.indicator === indicator) : wanted;
  const notes = groupBy(named, ({ taskId }) => taskId);
  return facts.tasks
    .filter(({ id }) => notes.has(id))
    .map((task) => ({ task, notes: notes.get(task.id)!.map(({ finding }) => finding.message) }))
    .sort((a, b) => b.notes.length - a.notes.length);
}

function titleOf({ tasks }: CampaignFacts, { by, value, unitId, indicator }: InsightRowsQuery): string {
  const unitName = unitId && tasks.find((task) => task.unitId === unitId)?.unitName;
  const title = by === 'finding' ? findingTitle(value, indicator) : taskRowsTitle(by, value ?? null);
  return unitName ? `${unitName}：${title}` : title;
}

function findingTitle(value: string | undefined, indicator: string | undefined): string {
  if (value) return checkTitle(value);
  return indicator ? `“${indicator}”的检查发现` : '检查发现';
}
