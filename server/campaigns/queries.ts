import { In } from 'typeorm';
import type { CampaignBoard, CampaignSummary } from '../../shared/contracts/campaigns';
import { dayOf, daysBetween } from '../../shared/calendar';
import { problems } from '../../shared/problems';
import { getProfile } from '../../shared/scoring/profiles';
import { isBeingFilled, isHandedIn } from '../../shared/workflow/taskWorkflow';
import type { ActionContext } from '../context';
import { holdsRoleAnywhere } from '../identity/actor';
import { OrgUnit } from '../identity/entities';
import type { Task } from '../tasks/entities';
import { tasksFor } from '../tasks/queries';
import { Campaign } from './entities';
import { missedOf } from './reach';

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
      assigned: count((group) => group.state === 'assigned'),
      returned: count((group) => group.state === 'returned'),
      inReview: count((group) => group.state === 'in-review'),
      completed: count((group) => group.state === 'completed'),
      overdue: count((group) => isBeingFilled(group) && group.dueDate < today),
    },
  };
}

interface UnitGroup extends Group {
  unitId: string;
  grade: string | null;
}

/** The board of one campaign within the actor's scope. @throws Problem 404 when nothing of it is in scope */
export async function loadBoard(ctx: ActionContext, campaignId: string): Promise<CampaignBoard> {
  const counted = await tasksFor(ctx.db, ctx.actor)
    .andWhere('task.campaignId = :campaignId', { campaignId })
    .select('task.unitId', 'unitId')
    .addSelect('task.state', 'state')
    .addSelect('task.dueDate', 'dueDate')
    .addSelect('task.grade', 'grade')
    .addSelect('COUNT(*)', 'count')
    .groupBy('task.unitId')
    .addGroupBy('task.state')
    .addGroupBy('task.dueDate')
    .addGroupBy('task.grade')
    .getRawMany<Omit<UnitGroup, 'count'> & { count: string | number }>();
  const groups = counted.map((group) => ({ ...group, count: Number(group.count) }));
  const campaign = await ctx.db.findOneBy(Campaign, { id: campaignId });
  if (!campaign || groups.length === 0) throw problems.notFound({ what: '这个评价批次' });
  const units = await ctx.db.findBy(OrgUnit, { id: In([...new Set(groups.map(({ unitId }) => unitId))]) });
  return {
    campaign: summarize(ctx, campaign, groups),
    units: units.map((unit) =>
      unitLine(
        unit,
        groups.filter(({ unitId }) => unitId === unit.id),
        dayOf(ctx.now),
      ),
    ),
    grades: gradesOf(groups, campaign.profileId),
    missed: await countMissed(ctx, campaignId),
    can: {
      urge: holdsRoleAnywhere(ctx.actor, 'admin') || holdsRoleAnywhere(ctx.actor, 'reviewer'),
      extend: holdsRoleAnywhere(ctx.actor, 'admin'),
    },
  };
}

/** Within the actor's scope, as the rows show them. */
async function countMissed(ctx: ActionContext, campaignId: string): Promise<number> {
  const missed = await missedOf(ctx.db, campaignId);
  if (missed.size === 0) return 0;
  return tasksFor(ctx.db, ctx.actor)
    .andWhere('task.id IN (:...ids)', { ids: [...missed.keys()] })
    .getCount();
}

function unitLine({ id, name }: OrgUnit, groups: UnitGroup[], today: string): CampaignBoard['units'][number] {
  const count = (matches: (group: Group) => boolean) =>
    groups.filter(matches).reduce((total, group) => total + group.count, 0);
  return {
    unitId: id,
    unitName: name,
    total: count(() => true),
    submitted: count(isHandedIn),
    completed: count(({ state }) => state === 'completed'),
    overdue: count((group) => isBeingFilled(group) && group.dueDate < today),
  };
}

/** In the order of the campaign's profile, the best first; grades nobody has are left out. */
function gradesOf(groups: UnitGroup[], profileId: string): CampaignBoard['grades'] {
  const counts = new Map<string, number>();
  for (const { state, grade, count } of groups)
    if (state === 'completed' && grade) counts.set(grade, (counts.get(grade) ?? 0) + count);
  return getProfile(profileId).grades.flatMap(({ grade }) => {
    const count = counts.get(grade);
    return count ? [{ grade, count }] : [];
  });
}
