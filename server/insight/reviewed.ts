// Self score against the score after review. Nobody enters a score beside the filler's yet, neither an expert nor a spot
// check: what can be compared is the first submission with what was finished after returns.
import { In } from 'typeorm';
import type { CampaignReviewed } from '../../shared/contracts/insight';
import { reviewEffect } from '../../shared/insight/reviewed';
import { AuditEntry } from '../audit/entities';
import type { ActionContext } from '../context';
import { loadFacts, tasksOf } from './facts';
import { MOST_ROWS } from './findings';

/** What the review changed. @throws Problem 403, 404 as {@link loadFacts} */
export async function reviewedOfCampaign(ctx: ActionContext, campaignId: string): Promise<CampaignReviewed> {
  const { head, tasks } = await loadFacts(ctx, campaignId);
  const firstTotals = await loadFirstTotals(ctx, campaignId);
  const scores = tasks
    .filter(({ state, total }) => state === 'completed' && total !== null)
    .map(({ id, projectName, unitName, total }) => ({
      taskId: id,
      projectName,
      unitName,
      first: firstTotals.get(id) ?? total!,
      final: total!,
    }));
  const effect = reviewEffect(scores);
  return { campaign: head, ...effect, changes: effect.changes.slice(0, MOST_ROWS) };
}

/** 得分 of the first submission, of those that were submitted more than once; the others never changed. */
async function loadFirstTotals(ctx: ActionContext, campaignId: string): Promise<Map<string, string>> {
  const again = await tasksOf(ctx, campaignId)
    .andWhere("task.state = 'completed' AND task.round > 1")
    .select('task.id', 'id')
    .getRawMany<{ id: string }>();
  const entries = await ctx.db.find(AuditEntry, {
    select: { subjectId: true, sequence: true, after: true },
    where: { subject: 'task', subjectId: In(again.map(({ id }) => id)), action: 'task.submitted' },
    order: { sequence: 'DESC' },
  });
  // The earliest comes last, and stays.
  return new Map(
    entries.flatMap(({ subjectId, after }) => {
      const total = (after as { total?: string | null } | null)?.total;
      return total ? [[subjectId, total] as const] : [];
    }),
  );
}
