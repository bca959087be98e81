// How far tasks are, counted by the database within what the asker may see: from indices alone, and never row by row.
import { dayOf } from '../../../shared/calendar';
import type { TaskState } from '../../../shared/contracts/tasks';
import { campaignLabel } from '../../../shared/labels';
import type { UnitProgress } from '../../../shared/insight/completion';
import { FILLING_STATES } from '../../../shared/workflow/taskWorkflow';
import { Campaign } from '../../campaigns/entities';
import type { ActionContext } from '../../context';
import { OrgUnit } from '../../identity/entities';
import { Task } from '../../tasks/entities';
import { tasksFor, viewingPaths, withinScope } from '../../tasks/queries';
import type { Asked, BotReply } from '../conversation';
import { bindingOf } from '../groups/bindGroup';
import { findNamed } from '../names/findNamed';
import { oneNamed } from '../names/oneNamed';
import { visibleCampaigns } from '../names/visible';

/** Which tasks a question is about. */
export interface About {
  campaigns: Campaign[];
  /** tasks of this unit and those below it; null: of all */
  unit: Pick<OrgUnit, 'id' | 'name' | 'path'> | null;
}

export interface Standing {
  campaignId: string;
  state: TaskState;
  count: number;
  /** of those, still to be handed in after their due date */
  overdue: number;
}

/** Campaigns a question without a name looks at, the newest first: what lies behind them nobody asks in passing. */
const NEWEST = 4;

export const OPEN = FILLING_STATES;

/**
 * What was named, a campaign or a unit; without a name the campaign of the group it is asked in, or the newest ones the
 * asker has to do with.
 */
export async function aboutOf(ctx: ActionContext, asked: Asked): Promise<About | { reply: BotReply }> {
  if (!asked.reading.name) {
    const ofGroup = await campaignOfGroup(ctx, asked);
    return { campaigns: ofGroup.length > 0 ? ofGroup : await newestCampaigns(ctx), unit: null };
  }
  const named = await oneNamed(ctx, asked, ['campaign', 'unit']);
  if ('reply' in named) return named;
  const { kind, id } = named.found;
  if (kind === 'campaign') return { campaigns: await ctx.db.findBy(Campaign, { id }), unit: null };
  return { campaigns: await newestCampaigns(ctx), unit: await ctx.db.findOneByOrFail(OrgUnit, { id }) };
}

/** The campaign a group is bound to, if the asker may see anything of it. */
async function campaignOfGroup(ctx: ActionContext, { inGroup, conversation }: Asked): Promise<Campaign[]> {
  const bound = inGroup ? await bindingOf(ctx, conversation.id) : null;
  return bound ? visibleCampaigns(ctx, [bound.campaignId]) : [];
}

function newestCampaigns({ db, actor }: ActionContext): Promise<Campaign[]> {
  const task = withinScope(db.createQueryBuilder(Task, 'task').select('1').where('1 = 1'), actor);
  return db
    .createQueryBuilder(Campaign, 'campaign')
    .where(`EXISTS (${task.andWhere('task.campaignId = campaign.id').getQuery()})`)
    .setParameters(task.getParameters())
    .orderBy('campaign.launchedAt', 'DESC')
    .addOrderBy('campaign.id', 'DESC')
    .limit(NEWEST)
    .getMany();
}

/** Whether more than one's own tasks are seen: only then are totals anything for a group. */
export const seesOthers = ({ actor }: ActionContext): boolean => viewingPaths(actor).length > 0;

/** The tasks a question is about, to be narrowed further. */
export function tasksAbout({ db, actor }: ActionContext, { campaigns, unit }: About) {
  const query = tasksFor(db, actor).andWhere('task.campaignId IN (:...about)', {
    about: ['', ...campaigns.map(({ id }) => id)],
  });
  if (!unit) return query;
  const below = query.subQuery().select('below.id').from(OrgUnit, 'below').where('below.path LIKE :aboutPath');
  return query.andWhere(`task.unitId IN ${below.getQuery()}`, { aboutPath: `${unit.path}%` });
}

const IS_OPEN = `task.state IN (${OPEN.map((state) => `'${state}'`).join(', ')})`;
const IS_OVERDUE = `${IS_OPEN} AND task.dueDate < :today`;
const sumOf = (condition: string) => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;

/** The counts by campaign and state, in one statement. */
export async function standingsOf(ctx: ActionContext, about: About): Promise<Standing[]> {
  const rows = await tasksAbout(ctx, about)
    .select('task.campaignId', 'campaignId')
    .addSelect('task.state', 'state')
    .addSelect('COUNT(*)', 'count')
    .addSelect(sumOf(IS_OVERDUE), 'overdue')
    .setParameter('today', dayOf(ctx.now))
    .groupBy('task.campaignId')
    .addGroupBy('task.state')
    .getRawMany<Standing>();
  return rows.map((row) => ({ ...row, count: Number(row.count), overdue: Number(row.overdue) }));
}

export interface Totals {
  total: number;
  open: number;
  returned: number;
  inReview: number;
  completed: number;
  overdue: number;
  handedIn: number;
}

/** What campaigns come to together, in tasks; 已交 is what is in review or completed. */
export function totalsOf(standings: readonly Standing[]): Totals {
  const count = (...states: TaskState[]) =>
    standings.filter(({ state }) => states.includes(state)).reduce((sum, one) => sum + one.count, 0);
  const [inReview, completed] = [count('in-review'), count('completed')];
  return {
    total: standings.reduce((sum, one) => sum + one.count, 0),
    open: count(...OPEN),
    returned: count('returned'),
    inReview,
    completed,
    overdue: standings.reduce((sum, one) => sum + one.overdue, 0),
    handedIn: inReview + completed,
  };
}

/**
 * Of the campaigns asked about those with something still to do, the largest first; when all is done the newest one.
 * None that has nothing of what was asked about.
 */
export function inProgress(campaigns: readonly Campaign[], standings: readonly Standing[]): Campaign[] {
  const known = campaigns
    .map((campaign) => ({ campaign, ...totalsOf(standings.filter(({ campaignId }) => campaignId === campaign.id)) }))
    .filter(({ total }) => total > 0);
  const open = known.filter(({ total, completed }) => completed < total).sort((a, b) => b.total - a.total);
  return (open.length > 0 ? open : known.slice(0, 1)).map(({ campaign }) => campaign);
}

/** What several campaigns are called together. */
export const labelOf = (campaigns: readonly Campaign[]): string =>
  campaigns.length === 1 ? campaignLabel(campaigns[0]!) : `${campaigns.length} 个评价批次`;

/** Which of the tasks are looked at; `all` of them, or only what is not handed in. */
export type Looked = 'all' | 'open' | 'overdue';

const CONDITIONS: Record<Looked, string> = { all: '1 = 1', open: IS_OPEN, overdue: IS_OVERDUE };

/** The tasks that are looked at, to be narrowed further. */
export const lookedAt = (ctx: ActionContext, about: About, looked: Looked) =>
  tasksAbout(ctx, about).andWhere(`(${CONDITIONS[looked]})`).setParameter('today', dayOf(ctx.now));

/** How many units have any of these tasks. */
export async function countUnits(ctx: ActionContext, about: About, looked: Looked): Promise<number> {
  const row = await lookedAt(ctx, about, looked)
    .select('COUNT(DISTINCT task.unitId)', 'count')
    .getRawOne<{ count: number | string }>();
  return Number(row!.count);
}

/** Units with how far they are with these tasks, `most` of them: those with the most outstanding first. */
export async function unitsOf(
  ctx: ActionContext,
  about: About,
  { looked = 'all', most }: { looked?: Looked; most: number },
): Promise<UnitProgress[]> {
  const rows = await lookedAt(ctx, about, looked)
    .select('task.unitId', 'unitId')
    .addSelect('(SELECT unit.name FROM units unit WHERE unit.id = task.unitId)', 'unitName')
    .addSelect(sumOf(IS_OPEN), 'open')
    .addSelect(sumOf("task.state = 'in-review'"), 'inReview')
    .addSelect(sumOf("task.state = 'completed'"), 'completed')
    .addSelect(sumOf(IS_OVERDUE), 'overdue')
    .groupBy('task.unitId')
    .orderBy('overdue', 'DESC')
    .addOrderBy('open', 'DESC')
    .addOrderBy('inReview', 'DESC')
    .addOrderBy('unitName', 'ASC')
    .limit(most)
    .getRawMany<UnitProgress>();
  const counts = ({ open, inReview, completed, overdue }: UnitProgress) => ({
    open: Number(open),
    inReview: Number(inReview),
    completed: Number(completed),
    overdue: Number(overdue),
  });
  return rows.map((row) => ({ unitId: row.unitId, unitName: row.unitName, ...counts(row) }));
}

/** Whether what was said names a campaign or a unit rather than a project. */
export async function namesMany(ctx: ActionContext, { reading: { name } }: Asked): Promise<boolean> {
  if (!name) return false;
  const [best] = await findNamed(ctx, name, ['project', 'campaign', 'unit']);
  return best !== undefined && best.kind !== 'project';
}
