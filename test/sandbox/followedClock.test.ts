// An app that goes by the sandbox's clock is led hour by hour, and what it sends on the way is dated on its own day.
import { setTimeout as pause } from 'node:timers/promises';
import type { Overview, Sandbox } from '../../sandbox';
import { app, aClock, aSandbox } from './support/bureau';
import { post, topapi } from './support/calls';

const HOUR_MS = 3_600_000;
/** a Wednesday, ten in the morning in China */
const START = Date.UTC(2024, 0, 10, 2);
const hourOf = (at: number) => new Date(at + 8 * HOUR_MS).toISOString().slice(0, 13).replace('T', ' ');

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await aSandbox({ now: aClock(START).now });
});
afterEach(() => sandbox.close());

const clock = (advanceMs: number | 'message' | null) => post(`${sandbox.origin}/__sandbox/api/clock`, { advanceMs });
const overview = async () =>
  (await (await fetch(`${sandbox.origin}/__sandbox/api/overview`)).json()) as unknown as Overview;
const notices = () => sandbox.store.notices('zhang').map(({ at }) => hourOf(at));

async function until(ask: (state: Overview) => boolean): Promise<void> {
  while (!ask(await overview())) await pause(10);
}

/** An app that says good morning at nine, until the sandbox ends. @returns the hours it is told */
async function greeter(): Promise<string[]> {
  const hours: string[] = [];
  const follow = async () => {
    for (let reachedMs: number | null = null; ;) {
      const { aheadMs } = (await post(`${sandbox.origin}/__sandbox/api/clock/following`, { reachedMs })) as {
        aheadMs: number;
      };
      if (reachedMs !== null && aheadMs !== reachedMs) {
        const hour = hourOf(START + aheadMs);
        hours.push(hour);
        if (hour.endsWith(' 09')) await greet(`早，${hour}`);
      }
      reachedMs = aheadMs;
    }
  };
  follow().catch(() => undefined);
  await until(({ clockFollowed }) => clockFollowed);
  return hours;
}

const greet = (content: string) =>
  topapi(sandbox, 'message/corpconversation/asyncsend_v2', {
    agent_id: app.agentId,
    userid_list: 'zhang',
    msg: { msgtype: 'text', text: { content } },
  });

it('plays the days of a long leap one after the other', async () => {
  const hours = await greeter();
  await clock(48 * HOUR_MS);
  await until(({ aheadLeftMs }) => aheadLeftMs === 0);
  expect(hours.slice(0, 3)).toEqual(['2024-01-10 11', '2024-01-10 12', '2024-01-10 13']);
  // The night is one step.
  expect(hours.filter((hour) => hour > '2024-01-10 19' && hour < '2024-01-11 08')).toEqual([
    '2024-01-10 20',
    '2024-01-11 07',
  ]);
  expect(hours.at(-1)).toBe('2024-01-12 10');
  expect(notices()).toEqual(['2024-01-11 09', '2024-01-12 09']);
});

it('goes on to the next message, and back to the present', async () => {
  expect(await clock('message')).toMatchObject({ message: '应用没有跟随沙箱的时钟' });
  const hours = await greeter();
  await clock('message');
  await until(({ aheadMs, aheadLeftMs }) => aheadMs > 0 && aheadLeftMs === 0);
  expect([hours.at(-1), notices()]).toEqual(['2024-01-11 09', ['2024-01-11 09']]);
  await clock(null);
  await until(() => hours.at(-1) === '2024-01-10 10');
});
