// A bureau of one's own for each test: the demo's people, the real project with its task just pushed, everything real.
import type { MyTasks, TaskDetail } from '../../shared/contracts/tasks';
import { cast } from '../../scripts/demo-data/directory';
import { seedFilling } from '../../scripts/demo-data/seedProject';
import type { SeedOptions } from '../../scripts/demo-data/seedWorld';
import type { Phone } from '../../scripts/story/phone';
import { startWorld, type StoryWorld } from '../../scripts/story/world';
import { createTestDatabase, type DatabaseKind } from './databases';
import { join } from 'node:path';
import type { Logger } from 'pino';

export interface Bureau extends StoryWorld {
  admin: Phone;
  filler: Phone;
  lead: Phone;
  reviewer: Phone;
  leader: Phone;
  /** the real project's task as its filler sees it now */
  task(): Promise<TaskDetail>;
  /** the task as `phone` sees it now */
  taskSeenBy(phone: Phone): Promise<TaskDetail>;
  /** fills everything with the golden example's values */
  fills(): Promise<TaskDetail>;
  submits(): Promise<TaskDetail>;
  approves(phone: Phone): Promise<TaskDetail>;
  returns(phone: Phone, reason: string, rows?: { name: string; reason: string }[]): Promise<TaskDetail>;
  stop(): Promise<void>;
}

/** A Wednesday morning, far from holidays. */
export const WEDNESDAY = new Date('2025-03-12T02:00:00.000Z');

export interface BureauOptions {
  seed?: SeedOptions;
  start?: Date;
  callsPerSecond?: number;
  /** settings of the server that differ from the demo's */
  environment?: Record<string, string>;
  log?: Logger;
}

/** Everybody of the story is signed in. Call `stop` at the end, or let {@link bureaus} do it. */
export async function aBureau(
  kind: DatabaseKind,
  { seed, start = WEDNESDAY, callsPerSecond = 2000, environment, log }: BureauOptions = {},
): Promise<Bureau> {
  const place = await createTestDatabase(kind);
  const world = await startWorld({
    database: place.config,
    dataDirectory: place.directory,
    // One neighbour, without projects, unless a test asks for more.
    bureaus: Math.max(1, seed?.bureaus ?? 0),
    seed: { bureaus: 0, ...seed },
    start,
    // Waiting for DingTalk's twenty calls a second is a third of a short story; what keeps to them has tests of its own.
    callsPerSecond,
    environment,
    log,
    miniappDirectory: join(__dirname, '../../dist/miniapp'),
  });
  const people = {
    admin: world.phone(cast.admin),
    filler: world.phone(cast.filler),
    lead: world.phone(cast.lead),
    reviewer: world.phone(cast.reviewer),
    leader: world.phone(cast.leader),
  };
  for (const phone of Object.values(people)) await phone.signIn();
  await world.settle();
  let taskId = '';
  const findTask = async () => {
    if (!taskId) {
      const { toFill, done } = await people.filler.get<MyTasks>('api/tasks');
      taskId = [...toFill, ...done][0]!.id;
    }
    return taskId;
  };
  const seenBy = async (phone: Phone) => phone.get<TaskDetail>(`api/tasks/${await findTask()}`);
  const act = async (phone: Phone, verb: string, body: object = {}) => {
    const { id, version } = await seenBy(phone);
    const answer = await phone.post<TaskDetail>(`api/tasks/${id}/${verb}`, { version, ...body });
    await world.settle();
    return answer;
  };
  // Not spread: `world.server` is a getter that follows restarts.
  return Object.assign(Object.create(world) as StoryWorld, people, {
    task: () => seenBy(people.filler),
    taskSeenBy: seenBy,
    async fills() {
      const { id, version, indicators } = await seenBy(people.filler);
      return people.filler.put<TaskDetail>(`api/tasks/${id}/draft`, {
        version,
        ...seedFilling,
        results: indicators.map(goldenResult),
      });
    },
    submits: () => act(people.filler, 'submission'),
    approves: (phone: Phone) => act(phone, 'approval'),
    async returns(phone: Phone, reason: string, rows: { name: string; reason: string }[] = []) {
      const { indicators } = await seenBy(phone);
      const named = rows.map((row) => ({
        indicatorId: indicators.find((one) => one.name === row.name)!.id,
        reason: row.reason,
      }));
      return act(phone, 'return', { reason, indicators: named });
    },
    async stop() {
      await world.close();
      await place.drop();
    },
  });
}

/** What the golden example enters in a row. */
export function goldenResult(row: TaskDetail['indicators'][number]) {
  const { actual = null, band = null, bandPercent = null, assumed = false } = row.suggestion ?? {};
  return { indicatorId: row.id, actual, band, bandPercent, assumed, deviationReason: null, correctiveMeasure: null };
}

/** Builds bureaus for the tests of a file and stops them after each test. */
export function bureaus(kind: DatabaseKind) {
  const standing: Bureau[] = [];
  afterEach(async () => {
    for (const bureau of standing.splice(0)) await bureau.stop();
  });
  return async (options?: BureauOptions): Promise<Bureau> => {
    const bureau = await aBureau(kind, options);
    standing.push(bureau);
    return bureau;
  };
}

/** The refusal of a promise, as the user would see it. */
export async function refusal(promise: Promise<unknown>): Promise<{
  status: number;
  code: string;
  message: string;
  issues?: { field: string; message: string }[];
  details?: Record<string, unknown>;
  field?: string;
}> {
  try {
    await promise;
  } catch (error) {
    const { status, problem } = error as { status: number; problem: { code: string; message: string } };
    if (problem) return { status, ...problem };
    throw error;
  }
  throw new Error('this should have been refused');
}
