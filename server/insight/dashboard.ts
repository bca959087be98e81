import type { Dashboard } from '../../shared/contracts/insight';
import { unitProgress } from '../../shared/insight/completion';
import { decisionsOn } from '../../shared/insight/decisions';
import { findingsByCheck } from '../../shared/insight/findings';
import { behindTime, moneyOf, timeProgress } from '../../shared/insight/money';
import { averageScore, gradeCounts, scoreBins } from '../../shared/insight/scores';
import { insightSettings } from '../../shared/insight/settings';
import type { ActionContext } from '../context';
import { loadFacts, refOf, type CampaignFacts } from './facts';
import { loadFindings, MOST_ROWS } from './findings';

/** 看板: where one campaign stands, within the actor's scope. @throws Problem 403, 404 as {@link loadFacts} */
export async function loadDashboard(ctx: ActionContext, campaignId: string): Promise<Dashboard> {
  const facts = await loadFacts(ctx, campaignId);
  const { head, tasks, around } = facts;
  const units = unitProgress(tasks, around.today);
  const problems = findingsByCheck(await loadFindings(ctx, facts)).filter(({ severity }) => severity !== 'info');
  return {
    campaign: head,
    at: ctx.now.toISOString(),
    money: moneyPart(facts),
    units: units.slice(0, MOST_ROWS),
    unitCount: units.length,
    lateUnits: units.filter(({ open }) => open > 0).length,
    scores: { average: averageScore(tasks), bins: scoreBins(tasks) },
    grades: gradeCounts(tasks, around.grades),
    problems: problems.slice(0, insightSettings.topProblems),
    decisions: decisionsOn(tasks, around).map(({ examples, ...decision }) => ({
      ...decision,
      examples: examples.map(({ task, notes }) => ({ ...refOf(task), note: notes.join('；') })),
    })),
  };
}

function moneyPart({ tasks, around }: CampaignFacts): Dashboard['money'] {
  const timeProgressPercent = timeProgress(around);
  const behind = behindTime(tasks, timeProgressPercent);
  return {
    ...moneyOf(tasks),
    timeProgressPercent,
    behind: behind.length,
    furthest: behind.slice(0, insightSettings.chartRows).map(({ task, standing }) => ({
      ...refOf(task),
      ratePercent: standing.ratePercent!,
      gapPoints: standing.gapPoints!,
    })),
  };
}
