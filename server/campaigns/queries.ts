import { In } from 'typeorm';
import type { CampaignBoard, CampaignSummary } from '../../shared/contracts/campaigns';
import { dayOf, daysBetween } from '../../shared/calendar';
import { problems } from '../../shared/problems';
import { getProfile } from '../../shared/scoring/profiles';
import type { ActionContext } from '../context';
import type { Task } from '../tasks/entities';
import { presentCards } from '../tasks/present';
import { tasksFor, withSurroundings, type LoadedTask } from '../tasks/queries';
import { Campaign } from './entities';

/** Campaigns with at least one task in the actor's scope, newest first; counts cover that scope only. */
export async function listCampaigns(ctx: ActionContext): Promise<CampaignSummary[]> {
  const counted = await tasksFor(ctx.db, ctx.actor)
    .select('task.campaignId', 'campaignId')
    .addSelect('task.state', 'state')
    .addSelect('task.dueDate', 'dueDate')
    .addSelect('COUNT(*)', 'count')
    .groupBy('task.campaignId')
    .addGroupBy('task.state')
    .addGroupBy('task.dueDate')
    .getRawMany<{ campaignId: string; state: Task['state']; dueDate: string; count: string | number }>();
  const ids = [...new Set(counted.map((row) => row.campaignId))];
  const campaigns = await ctx.db.find(Campaign, { where: { id: In(ids) }, order: { launchedAt: 'DESC' } });
  return campaigns.map((campaign) => {
    const groups = counted.filter((row) => row.campaignId === campaign.id);
    return summarize(
      ctx,
      campaign,
      groups.map((group) => ({ state: group.state, dueDate: group.dueDate, count: Number(group.count) })),
    );
  });
}

interface Group {
  state: Task['state'];
  dueDate: string;
  count: number;
}

function summarize(ctx: ActionContext, campaign: Campaign, groups: Group[]): CampaignSummary {
  const today = dayOf(ctx.now);
  const count = (matches: (group: Group) => boolean) =>
    groups.filter(matches).reduce((total, group) => total + group.count, 0);
  const toFill = (group: Group) => group.state === 'assigned' || group.state === 'drafting';
  const returned = (group: Group) => group.state === 'returned';
  return {
    id: campaign.id,
    name: campaign.name,
    fiscalYear: campaign.fiscalYear,
    fiscalYearAssumed: campaign.fiscalYearAssumed,
    profileName: getProfile(campaign.profileId).name,
    isDemo: campaign.isDemo,
    dueDate: campaign.dueDate,
    daysLeft: daysBetween(today, campaign.dueDate),
    launchedAt: campaign.launchedAt.toISOString(),
    counts: {
      total: count(() => true),
      toFill: count(toFill),
      returned: count(returned),
      inReview: count((group) => group.state === 'in-review'),
      completed: count((group) => group.state === 'completed'),
      overdue: count((group) => (toFill(group) || returned(group)) && group.dueDate < today),
    },
  };
}

/** The board of one campaign within the actor's scope. @throws Problem 404 when nothing of it is in scope */
export async function loadBoard(ctx: ActionContext, campaignId: string): Promise<CampaignBoard> {
  const tasks = await tasksFor(ctx.db, ctx.actor)
    .andWhere('task.campaignId = :campaignId', { campaignId })
    .orderBy('task.dueDate', 'ASC')
    .addOrderBy('task.id', 'ASC')
    .getMany();
  const campaign = await ctx.db.findOneBy(Campaign, { id: campaignId });
  if (!campaign || tasks.length === 0) throw problems.notFound({ what: '这个评价批次' });
  const places = await withSurroundings(ctx.db, tasks);
  return {
    campaign: summarize(
      ctx,
      campaign,
      tasks.map((task) => ({ state: task.state, dueDate: task.dueDate, count: 1 })),
    ),
    units: unitsOf(places, dayOf(ctx.now)),
    grades: gradesOf(tasks),
    tasks: await presentCards(ctx, places),
  };
}

function unitsOf(places: LoadedTask[], today: string): CampaignBoard['units'] {
  const units = new Map<string, CampaignBoard['units'][number]>();
  for (const { task, unit } of places) {
    const line = units.get(unit.id) ?? {
      unitId: unit.id,
      unitName: unit.name,
      total: 0,
      submitted: 0,
      completed: 0,
      overdue: 0,
    };
    const handedIn = task.state === 'in-review' || task.state === 'completed';
    line.total += 1;
    line.submitted += handedIn ? 1 : 0;
    line.completed += task.state === 'completed' ? 1 : 0;
    line.overdue += !handedIn && task.dueDate < today ? 1 : 0;
    units.set(unit.id, line);
  }
  return [...units.values()];
}

function gradesOf(tasks: Task[]): CampaignBoard['grades'] {
  const counts = new Map<string, number>();
  for (const { state, grade } of tasks)
    if (state === 'completed' && grade) counts.set(grade, (counts.get(grade) ?? 0) + 1);
  return [...counts].map(([grade, count]) => ({ grade, count }));
}
