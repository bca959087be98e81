// What somebody sees who moves the clock on the sandbox's page: the reminder comes into the chat on its own morning.
import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { cast } from '../../scripts/demo-data/directory';
import { control } from '../../scripts/story/phone';
import { startWorld } from '../../scripts/story/world';
import type { Overview } from '../../sandbox';
import { dayOf, hourOf } from '../../shared/calendar';
import { WEDNESDAY } from '../support/bureau';
import { createTestDatabase } from '../support/databases';

it('gives the reminder that is due on the way, and the session holds or heals', async () => {
  const place = await createTestDatabase('sqlite');
  const world = await startWorld({
    database: place.config,
    dataDirectory: place.directory,
    bureaus: 1,
    seed: { bureaus: 0, daysToDueDate: 8 },
    start: WEDNESDAY,
    followed: true,
  });
  try {
    const filler = world.phone(cast.filler);
    await filler.signIn();
    const before = world.sandbox.store.notices(cast.filler).length;
    await control(world.sandbox, 'api/clock', { advanceMs: 8 * 24 * 3_600_000 });
    for (;;) {
      const { aheadLeftMs } = (await (
        await fetch(`${world.sandbox.origin}/__sandbox/api/overview`)
      ).json()) as Overview;
      if (aheadLeftMs === 0) break;
      await pause(50);
    }
    const reminders = world.sandbox.store.notices(cast.filler).slice(before);
    const days = reminders.map(({ at }) => dayOf(new Date(at)));
    expect(reminders.map(({ at }) => hourOf(new Date(at)))).toEqual(reminders.map(() => 9));
    // Three days before the deadline and on it, and each day at most once.
    expect(days).toEqual(expect.arrayContaining(['2025-03-17', '2025-03-20']));
    expect(new Set(days).size).toBe(days.length);
    // Twelve hours are long over: as in the mini-app, a lapsed session is healed by signing in once more.
    await filler.signIn();
    expect(await filler.get('api/tasks')).toMatchObject({ toFill: [{ dueDate: '2025-03-20' }] });
  } finally {
    await world.close();
    await place.drop();
  }
});
