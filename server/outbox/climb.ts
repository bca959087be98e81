// What did not arrive goes on by another way (shared/delivery/nextWay.ts): again, the to-do, the robot, the phone.
import { In } from 'typeorm';
import { nextWay, type NextStep } from '../../shared/delivery/nextWay';
import type { ActionContext } from '../context';
import { openTodosOf } from './endTodos';
import { enqueueAll, type Envelope } from './enqueue';
import { OutboxMessage } from './entities';
import type { OutboxPayload } from './payloads';

/** A row that did not arrive, and why, by DingTalk's code or one of shared/delivery/nextWay.ts. */
export interface Missed {
  id: string;
  code: string;
}

/**
 * Takes the next way for messages that were accepted, or refused for good, and did not arrive. Their rows say already
 * that they were missed. Only notices and cards climb, and the robot's messages that stand in for one.
 */
export async function climb(ctx: ActionContext, missed: Missed[]): Promise<void> {
  const origins = await withOrigins(ctx, missed);
  if (origins.length === 0) return;
  const todos = await factsInTodos(ctx, origins);
  const steps = new Map<string, { step: NextStep; ids: string[] }>();
  const robots: Envelope[] = [];
  for (const { row, code, robotTried } of origins) {
    const hasOpenTodo = todos.has(factOf(row));
    const misses = Math.max(1, row.misses);
    const step = nextWay({ code, misses, hasOpenTodo, mayUseRobot: !robotTried });
    if (step.way === 'robot') robots.push(robotFor(row));
    const key = JSON.stringify(step);
    steps.set(key, { step, ids: [...(steps.get(key)?.ids ?? []), row.id] });
  }
  await enqueueAll(ctx, robots);
  for (const { step, ids } of steps.values())
    await ctx.db.update(OutboxMessage, { id: In(ids) }, changesFor(ctx, step));
}

function changesFor({ now }: ActionContext, step: NextStep) {
  if (step.way !== 'again') return { nextWay: step.way };
  const dueAt = new Date(now.getTime() + step.afterMs);
  return { nextWay: step.way, status: 'waiting' as const, dueAt, finishedAt: null };
}

interface Climbing {
  row: OutboxMessage;
  code: string;
  robotTried: boolean;
}

/** A robot's message that fails sends the notice it stands in for further up. */
async function withOrigins(ctx: ActionContext, missed: Missed[]): Promise<Climbing[]> {
  if (missed.length === 0) return [];
  const codes = new Map(missed.map(({ id, code }) => [id, code]));
  const rows = await ctx.db.findBy(OutboxMessage, { id: In([...codes.keys()]) });
  const notices = rows
    .filter(({ kind }) => kind === 'notice' || kind === 'card')
    .map((row) => ({ row, code: codes.get(row.id)!, robotTried: false }));
  const originIds = rows.flatMap(({ kind, followsId }) => (kind === 'robot' && followsId !== null ? [followsId] : []));
  const origins = originIds.length > 0 ? await ctx.db.findBy(OutboxMessage, { id: In(originIds) }) : [];
  return [
    ...(await markTried(ctx, notices)),
    ...origins.map((row) => ({ row, code: row.missedCode ?? '', robotTried: true })),
  ];
}

async function markTried(ctx: ActionContext, notices: Climbing[]): Promise<Climbing[]> {
  if (notices.length === 0) return [];
  const tried = await ctx.db.find(OutboxMessage, {
    select: { followsId: true },
    where: { followsId: In(notices.map(({ row }) => row.id)), kind: 'robot' },
  });
  const ids = new Set(tried.map(({ followsId }) => followsId));
  return notices.map((one) => ({ ...one, robotTried: ids.has(one.row.id) }));
}

const factOf = ({ taskId, recipientId, purpose }: OutboxMessage) => `${taskId} ${recipientId} ${purpose}`;

/** Facts that stand in an open to-do of the person. */
async function factsInTodos(ctx: ActionContext, origins: Climbing[]): Promise<Set<string>> {
  const taskIds = new Set(origins.flatMap(({ row }) => row.taskId ?? []));
  const open = taskIds.size > 0 ? await openTodosOf(ctx, ...taskIds) : [];
  return new Set(open.filter(({ status }) => status === 'sent').map(factOf));
}

type Telling = Extract<OutboxPayload, { kind: 'notice' | 'card' }>;

function robotFor(row: OutboxMessage): Envelope {
  return {
    dedupeKey: `robot:${row.id}`,
    purpose: row.purpose,
    recipientId: row.recipientId,
    taskId: row.taskId,
    followsId: row.id,
    message: asRobot(row.payload as Telling),
  };
}

/** The same words as a message of the robot, which has no limit of one text a day. */
export function asRobot(payload: Telling): Extract<OutboxPayload, { kind: 'robot' }> {
  const { title, holds } = payload;
  const lines = payload.kind === 'notice' ? payload.lines : payload.lines.map(([label, value]) => `${label}：${value}`);
  const buttons =
    payload.kind === 'notice'
      ? [{ label: payload.buttonLabel, path: payload.path }]
      : payload.buttons.flatMap(({ label, actionId, path }) => (actionId === null ? [{ label, path }] : []));
  return {
    kind: 'robot',
    title,
    markdown: [`### ${title}`, ...lines].join('  \n'),
    buttons,
    ...(holds && { holds }),
  };
}
