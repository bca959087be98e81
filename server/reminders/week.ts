// 每周一句: how each running campaign stands, for those who lead; counted once for all of them.
import { LessThan } from 'typeorm';
import { addDays, instantOn, mondayOf, workdaysAfter } from '../../shared/calendar';
import { campaignLabel } from '../../shared/labels';
import type { WeekItem } from '../../shared/reminders/facts';
import { isBeingFilled, isHandedIn } from '../../shared/workflow/taskWorkflow';
import { Campaign } from '../campaigns/entities';
import type { Database } from '../database/database';
import { OrgUnit } from '../identity/entities';
import { Task } from '../tasks/entities';
import type { ScanDeps } from './deps';

interface Group {
  campaignId: string;
  unitPath: string;
  state: Task['state'];
  isLate: number | string | boolean;
  count: number | string;
}

/** What a person is told of the week; nothing for who leads no unit. */
type WeekOf = (personId: string) => WeekItem[];

/** Told on the first working day of a week; on the second one if nothing could be told on the first. */
const LATEST_WORKDAY = 2;

/**
 * Campaigns that were launched before this week and are not done, within the units somebody leads. Read only as the week
 * begins.
 */
export async function readWeek(database: Database, deps: ScanDeps): Promise<WeekOf | null> {
  const { today, calendar, policyOf, holders } = deps;
  const monday = mondayOf(today);
  if (workdaysAfter(addDays(monday, -1), today, calendar.isWorkday) > LATEST_WORKDAY) return null;
  const leaders = holders.all('leader');
  if (leaders.length === 0) return null;
  const { campaigns, groups } = await database.read(async (db) => ({
    campaigns: await db.find(Campaign, {
      where: { launchedAt: LessThan(instantOn(monday)) },
      order: { dueDate: 'ASC' },
    }),
    groups: await db
      .createQueryBuilder(Task, 'task')
      .innerJoin(OrgUnit, 'unit', 'unit.id = task.unitId')
      .select(['task.campaignId AS campaignId', 'unit.path AS unitPath', 'task.state AS state'])
      .addSelect('CASE WHEN task.dueDate < :today THEN 1 ELSE 0 END', 'isLate')
      .addSelect('COUNT(*)', 'count')
      .setParameters({ today })
      .groupBy('task.campaignId, unit.path, task.state, isLate')
      .getRawMany<Group>(),
  }));
  const told = campaigns.filter(({ id }) => policyOf(id).weekly);
  return (personId) => {
    const paths = leaders.filter((leader) => leader.personId === personId).map(({ unitPath }) => unitPath);
    const own = groups.filter(({ unitPath }) => paths.some((path) => unitPath.startsWith(path)));
    return told.flatMap((campaign) =>
      itemOf(
        campaign,
        own.filter(({ campaignId }) => campaignId === campaign.id),
      ),
    );
  };
}

function itemOf(campaign: Campaign, groups: Group[]): WeekItem[] {
  const count = (fits: (group: Group) => boolean) =>
    groups.filter(fits).reduce((sum, group) => sum + Number(group.count), 0);
  const total = count(() => true);
  if (count(({ state }) => state !== 'completed') === 0) return [];
  return [
    {
      campaignId: campaign.id,
      campaignLabel: campaignLabel(campaign),
      dueDate: campaign.dueDate,
      total,
      handedIn: count(isHandedIn),
      late: count((group) => isBeingFilled(group) && Number(group.isLate) === 1),
    },
  ];
}
