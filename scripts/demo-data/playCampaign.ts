// Plays the campaign of the demo's bureau up to today: tasks in all stages, by the same actions people use.
import { In } from 'typeorm';
import { addDays, instantOn } from '../../shared/calendar';
import type { IndicatorResultInput } from '../../shared/contracts/drafts';
import type { Campaign } from '../../server/campaigns/entities';
import type { ActionContext } from '../../server/context';
import { OutboxMessage } from '../../server/outbox/entities';
import { approveTask } from '../../server/reviews/approveTask';
import { returnTask } from '../../server/reviews/returnTask';
import { IndicatorResult, Task } from '../../server/tasks/entities';
import { saveDraft } from '../../server/tasks/saveDraft';
import { submitTask } from '../../server/tasks/submitTask';
import { demoBureaus } from './bureaus';
import { contextOf, type World } from './demoWorld';
import { bureauDepartmentId, bureauLead, cast } from './directory';
import type { Random } from './random';

/** How far the demo tasks have come, in shares of the whole. */
type Stage = 'assigned' | 'drafting' | 'with-lead' | 'with-reviewer' | 'returned' | 'completed';
const stages: [Stage, number][] = [
  ['assigned', 0.12],
  ['drafting', 0.12],
  ['with-lead', 0.12],
  ['with-reviewer', 0.14],
  ['returned', 0.08],
  ['completed', 0.42],
];

function stageOf(random: Random): Stage {
  let rest = random.next();
  for (const [stage, share] of stages) {
    rest -= share;
    if (rest < 0) return stage;
  }
  return 'completed';
}

/** Moves each task of the campaign as far as its stage says; the same on every machine. */
export async function playCampaign(
  world: World,
  campaign: Campaign,
  launchedOn: string,
  projectIds: string[],
): Promise<void> {
  const tasks = await world.db.findBy(Task, { campaignId: campaign.id });
  // Ids differ from run to run; the order of the projects does not, and with it neither does the story of each task.
  tasks.sort((a, b) => projectIds.indexOf(a.projectId) - projectIds.indexOf(b.projectId));
  const userIds = new Map([...world.people.values()].map((person) => [person.id, person.userId]));
  const leads = new Map(
    demoBureaus.flatMap((_, index) => {
      const unit = world.units.get(bureauDepartmentId(index));
      return unit ? [[unit.id, bureauLead(index)] as const] : [];
    }),
  );
  for (const task of tasks) {
    const stage = stageOf(world.random);
    if (stage === 'assigned') continue;
    const clock = workingClock(world.random, launchedOn);
    const filler = userIds.get(task.fillerId)!;
    const drafted = await fill(world, task, filler, clock(), stage === 'drafting');
    if (stage === 'drafting') continue;
    const submitted = await submitTask(await contextOf(world, filler, clock()), task.id, { version: drafted });
    if (stage === 'with-lead') continue;
    const lead = await contextOf(world, leads.get(task.unitId)!, clock());
    if (stage === 'returned') {
      await sendBack(lead, task.id, submitted.task.version);
      continue;
    }
    const passed = await approveTask(lead, task.id, { version: submitted.task.version });
    if (stage === 'with-reviewer') continue;
    const reviewer = await contextOf(world, cast.reviewer, clock());
    await approveTask(reviewer, task.id, { version: passed.task.version, comment: '数据与佐证材料一致。' });
  }
}

/** What was told about finished tasks was told in the past: today's DingTalk gets only what is still going on. */
export async function leaveHistoryInThePast({ db }: World, campaign: Campaign): Promise<void> {
  const finished = await db.findBy(Task, { campaignId: campaign.id, state: 'completed' });
  const taskId = In(finished.map((task) => task.id));
  const told = { status: 'sent' as const, finishedAt: () => 'createdAt' };
  // Whoever has acted on a task has seen what it was about.
  const seen = { ...told, delivery: 'read' as const, reachedAt: () => 'createdAt', readAt: () => 'createdAt' };
  await db.update(OutboxMessage, { status: 'waiting', taskId, kind: In(['notice', 'todo.open']) }, seen);
  await db.update(OutboxMessage, { status: 'waiting', taskId }, told);
}

const SHORTEST_STEP_MS = 20 * 60_000;

/** Each call is a later moment in working hours, up to the evening before today. */
function workingClock(random: Random, launchedOn: string) {
  let day = 1;
  let last = instantOn(launchedOn);
  return () => {
    day += random.between(0, 2);
    const wanted = instantOn(addDays(launchedOn, Math.min(day, 11)), random.between(9, 16), random.between(0, 59));
    last = wanted > last ? wanted : new Date(last.getTime() + SHORTEST_STEP_MS);
    return last;
  };
}

async function sendBack(ctx: ActionContext, taskId: string, version: number): Promise<void> {
  const rows = await ctx.db.find(IndicatorResult, { where: { taskId }, order: { position: 'ASC' } });
  await returnTask(ctx, taskId, {
    version,
    reason: '请补充依据后重新提交。',
    indicators: [{ indicatorId: rows[1]!.id, reason: '实际完成值与验收资料不一致，请核对。' }],
  });
}

/** Fills a sheet believably: most rows met, some not, with reasons where the rules ask for them. Returns the version. */
async function fill(world: World, task: Task, filler: string, at: Date, half: boolean): Promise<number> {
  const rows = await world.db.find(IndicatorResult, { where: { taskId: task.id }, order: { position: 'ASC' } });
  const weak = world.random.next();
  const results = rows.map((row) => answer(world.random, row, weak));
  const saved = await saveDraft(await contextOf(world, filler, at), task.id, {
    version: task.version,
    goalActual: '各项工作按计划推进，年度绩效目标基本完成，主要指标达到批复要求。',
    executionReason: '部分合同按进度付款，尾款结转下年支付。',
    executionMeasure: '加快验收和支付进度，合理安排下年度预算。',
    results: half ? results.slice(0, Math.ceil(results.length / 2)) : results,
  });
  return saved.task.version;
}

function answer(random: Random, row: IndicatorResult, weak: number): IndicatorResultInput {
  const missed = random.next() < (weak < 0.15 ? 0.7 : weak < 0.45 ? 0.3 : 0.12);
  const reason = missed
    ? { deviationReason: '受实施进度影响，年底前未全部完成。', correctiveMeasure: '已列入下年度计划，按月跟踪。' }
    : { deviationReason: null, correctiveMeasure: null };
  const empty = { indicatorId: row.id, actual: null, band: null, bandPercent: null, assumed: false, ...reason };
  if (row.kind === 'qualitative')
    return missed
      ? { ...empty, band: 'partly-achieved', bandPercent: String(random.between(60, 79)) }
      : { ...empty, ...reason, band: 'achieved', bandPercent: '100' };
  const target = Number(row.target);
  const worse = weak < 0.15 ? 0.45 + random.next() * 0.3 : 0.8 + random.next() * 0.15;
  const reverse = row.comparator === '<=' || row.comparator === '<';
  const whole = !['%', '万元', '小时'].includes(row.unit ?? '');
  const value = missed ? (reverse ? target / worse : target * worse) : reverse ? target * 0.96 : target;
  return { ...empty, actual: whole ? String(missed ? Math.floor(value) : Math.ceil(value)) : trim(value) };
}

const trim = (value: number) => value.toFixed(2).replace(/\.?0+$/, '');
