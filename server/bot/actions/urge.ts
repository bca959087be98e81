import { spokenInstant, timeOf } from '../../../shared/calendar';
import { campaignLabel } from '../../../shared/labels';
import { URGE_COOL_DOWN_HOURS } from '../../../shared/urging';
import type { ActionContext } from '../../context';
import { tasksFor } from '../../tasks/queries';
import { planUrges, presentUrges, sizeOf, type PlannedUrges } from '../../urges/plan';
import { reasonOf, urgeTasks } from '../../urges/urge';
import type { Asked, BotReply } from '../conversation';
import { oneNamed } from '../names/oneNamed';
import type { Named } from '../names/findNamed';
import type { Act, UrgedPart } from '../waiting';
import { askedToAct, askToConfirm, says } from './acting';
import { openCampaign } from './openCampaign';

type Urge = Extract<Act, { act: 'urge' }>;
/** What is urged about, in words. */
type Target = Pick<Urge, 'what' | 'parts'>;

/** More open campaigns at once than anybody runs. */
const MOST_CAMPAIGNS = 20;
const NAMED = 3;

/** 催办: whom it would reach, and the button that does it. */
export const askToUrge = askedToAct(async (ctx, asked) => {
  const target = await targetOf(ctx, asked);
  if ('reply' in target) return target.reply;
  const planned = await planAll(ctx, target.parts);
  const { units, tasks } = sizeOf(planned);
  const { cooling, reminded, cannot } = planned;
  // Of hundreds only those are read that are named.
  const none = { reaches: [], cannot: [], reminded: [] };
  const named = await presentUrges(ctx, { ...planned, ...none, cooling: cooling.slice(0, NAMED) });
  const held = planned.reaches.flatMap(({ places }) => places);
  const rest = [
    ...named.cooling.map(({ name, byName, at }) => {
      const when = spokenInstant(new Date(at), ctx.now);
      return `${name}：${byName}已于 ${when} 催办过，${URGE_COOL_DOWN_HOURS} 小时内不再重复。`;
    }),
    ...(cooling.length > NAMED ? [`另有 ${cooling.length - NAMED} 人也刚催办过，不再重复。`] : []),
    ...remindedLine(reminded),
    ...(cannot.length > 0 ? [`${cannot.length} 人已不在通讯录中，收不到，请先改派。`] : []),
  ];
  if (held.length === 0) return says(`现在没有可以催办的人：${withoutStop(reasonOf(planned))}`, { lines: rest });
  const who = held.every(({ task }) => task.state !== 'in-review') ? '填报人' : '办理人';
  const people = new Set(planned.reaches.map(({ person }) => person.id)).size;
  const title = `将提醒 ${units} 个单位的 ${people} 位${who}，共 ${tasks} 项任务`;
  const lines = [`催办范围：${target.what}`, ...rest];
  return askToConfirm(ctx, asked, { act: 'urge', ...target }, { title, lines });
});

/** 2 人今天 09:05 已提醒过，不再重复。 */
function remindedLine(reminded: PlannedUrges['reminded']): string[] {
  const [first] = reminded;
  return first ? [`${reminded.length} 人今天 ${timeOf(first.at)} 已自动提醒过，不再重复。`] : [];
}

const withoutStop = (sentence: string) => sentence.replace(/。$/, '');

/** Does what was confirmed; whoever has handed in meanwhile is not urged any more. @throws Problem when nobody is left */
export async function urgeConfirmed(ctx: ActionContext, { what, parts }: Urge): Promise<BotReply> {
  const open: UrgedPart[] = [];
  for (const part of parts) if ((await planAll(ctx, [part])).reaches.length > 0) open.push(part);
  // With nobody left the action itself says why.
  const toUrge = open.length > 0 ? open : parts.slice(0, 1);
  const done = [];
  for (const { campaignId, selection } of toUrge) done.push(await urgeTasks(ctx, campaignId, selection));
  const people = new Set(done.flatMap(({ reaches }) => reaches.map(({ personId }) => personId)));
  const tasks = done.reduce((sum, plan) => sum + plan.tasks, 0);
  return says(`已提醒 ${people.size} 人，共 ${tasks} 项任务`, {
    lines: [`催办范围：${what}`],
    buttons: [{ label: '查看进度', path: `#/campaigns/${toUrge[0]!.campaignId}` }],
  });
}

async function planAll(ctx: ActionContext, parts: UrgedPart[]): Promise<PlannedUrges> {
  const all: PlannedUrges = { reaches: [], cannot: [], cooling: [], reminded: [], doubts: new Map() };
  for (const { campaignId, selection } of parts) {
    const { reaches, cannot, cooling, reminded, doubts } = await planUrges(ctx, campaignId, selection);
    all.reaches.push(...reaches);
    all.cannot.push(...cannot);
    all.cooling.push(...cooling);
    all.reminded.push(...reminded);
    for (const [key, why] of doubts) all.doubts.set(key, why);
  }
  return all;
}

async function targetOf(ctx: ActionContext, asked: Asked): Promise<Target | { reply: BotReply }> {
  // Nobody was told of: whoever means one person does not mean everybody.
  if (asked.reading.refers)
    return {
      reply: says('请说明要催办谁', { lines: ['例如：催办 姓名、单位或项目名称；列表里的第几个也行：催一下第1个。'] }),
    };
  if (!asked.reading.name) {
    const open = await openCampaign(ctx, asked);
    if ('reply' in open) return open;
    const { campaign } = open;
    return { what: campaignLabel(campaign), parts: [{ campaignId: campaign.id, selection: {} }] };
  }
  const one = await oneNamed(ctx, asked, ['campaign', 'unit', 'project', 'person']);
  if ('reply' in one) return one;
  const parts = await partsOf(ctx, one.found, asked.meant?.taskId ?? null);
  const { name } = one.found;
  return parts.length > 0 ? { what: name, parts } : { reply: says(`“${name}”现在没有可以催办的任务`) };
}

/** @param meantId the very task that was pointed at in a list */
async function partsOf(ctx: ActionContext, { kind, id }: Named, meantId: string | null): Promise<UrgedPart[]> {
  const open = tasksFor(ctx.db, ctx.actor).andWhere("task.state <> 'completed'");
  switch (kind) {
    case 'campaign':
      return [{ campaignId: id, selection: {} }];
    case 'unit':
      return (await campaignIds(open.andWhere('task.unitId = :id', { id }))).map((campaignId) => ({
        campaignId,
        selection: { unitId: id },
      }));
    case 'person':
      // What is in review waits for whoever decides the step: found by the plan.
      return (await campaignIds(open.andWhere("(task.fillerId = :id OR task.state = 'in-review')", { id }))).map(
        (campaignId) => ({ campaignId, selection: { holderId: id } }),
      );
    default: {
      if (meantId) open.andWhere('task.id = :meantId', { meantId });
      const tasks = await open.andWhere('task.projectId = :id', { id }).limit(MOST_CAMPAIGNS).getMany();
      return tasks.map(({ id: taskId, campaignId }) => ({ campaignId, selection: { taskId } }));
    }
  }
}

async function campaignIds(query: ReturnType<typeof tasksFor>): Promise<string[]> {
  const rows = await query
    .select('DISTINCT task.campaignId', 'campaignId')
    .limit(MOST_CAMPAIGNS)
    .getRawMany<{ campaignId: string }>();
  return rows.map(({ campaignId }) => campaignId);
}
