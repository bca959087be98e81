// Findings of the checker over a campaign: those that each sheet was submitted with. What is still being filled has no
// findings yet but what is missing, and a returned sheet will be checked again.
import { In } from 'typeorm';
import type { CampaignFindings } from '../../shared/contracts/insight';
import {
  findingsByCheck,
  findingsByIndicator,
  findingsByUnit,
  type PlacedFinding,
} from '../../shared/insight/findings';
import type { Finding } from '../../shared/scoring/types';
import { HANDED_IN_STATES } from '../../shared/workflow/taskWorkflow';
import type { ActionContext } from '../context';
import { IndicatorResult } from '../tasks/entities';
import { loadFacts, tasksOf, type CampaignFacts } from './facts';

/** Longest list on one screen; the first ones are the ones to act on. */
export const MOST_ROWS = 100;

/** 体检: what the checker has to say, by check, unit and indicator. @throws Problem 403, 404 as {@link loadFacts} */
export async function findingsOfCampaign(ctx: ActionContext, campaignId: string): Promise<CampaignFindings> {
  const facts = await loadFacts(ctx, campaignId);
  const found = await withIndicators(ctx, await loadFindings(ctx, facts));
  const troubled = new Set(found.map(({ taskId }) => taskId));
  return {
    campaign: facts.head,
    clean: facts.head.handedIn - troubled.size,
    byCheck: findingsByCheck(found),
    byUnit: findingsByUnit(found).slice(0, MOST_ROWS),
    byIndicator: findingsByIndicator(found).slice(0, MOST_ROWS),
  };
}

/** The findings without names of indicators: they are taken out of the scored sheets by the database itself. */
export async function loadFindings(ctx: ActionContext, { campaign, tasks }: CampaignFacts): Promise<PlacedFinding[]> {
  const rows = await tasksOf(ctx, campaign.id)
    .andWhere('task.state IN (:...states)', { states: HANDED_IN_STATES })
    .select('task.id', 'taskId')
    .addSelect("JSON_EXTRACT(task.scored, '$.findings')", 'findings')
    .getRawMany<{ taskId: string; findings: string | Finding[] | null }>();
  const taskOf = new Map(tasks.map((task) => [task.id, task]));
  return rows.flatMap(({ taskId, findings }) => {
    const { unitId, unitName } = taskOf.get(taskId)!;
    return readFindings(findings).map((finding) => ({ taskId, unitId, unitName, indicator: null, finding }));
  });
}

/** Text on SQLite and MariaDB; MySQL's own type arrives read. */
const readFindings = (stored: string | Finding[] | null): Finding[] =>
  (typeof stored === 'string' ? (JSON.parse(stored) as Finding[]) : stored) ?? [];

const IDS_AT_ONCE = 1_000;

/** With the 三级指标 each stands at. */
export async function withIndicators(ctx: ActionContext, found: PlacedFinding[]): Promise<PlacedFinding[]> {
  const places = [...new Set(found.map(({ finding }) => finding.place))].filter((place) => place.length === 36);
  const names = new Map<string, string>();
  for (let first = 0; first < places.length; first += IDS_AT_ONCE) {
    const id = In(places.slice(first, first + IDS_AT_ONCE));
    for (const row of await ctx.db.find(IndicatorResult, { select: { id: true, name: true }, where: { id } }))
      names.set(row.id, row.name);
  }
  return found.map((one) => ({ ...one, indicator: names.get(one.finding.place) ?? null }));
}
