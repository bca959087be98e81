// A whole city: 20,000 people in 51 departments, read in one run without one call too many.
import 'reflect-metadata';
import { Person } from '../../server/identity/entities';
import type { SandboxDepartment, SandboxUser } from '../../sandbox';
import { databaseKinds, describeOn } from '../support/databases';
import { liveHeap } from '../support/liveHeap';
import { person, places } from './support/place';

const PEOPLE = 20_000;
const BUREAUS = 10;
const SECTIONS = 4;
const DEPARTMENTS = 1 + BUREAUS + BUREAUS * SECTIONS;
/** a section has five full pages of people, everything above has none */
const PAGES = 1 + BUREAUS + 5 * BUREAUS * SECTIONS;
/** what DingTalk allows each second of each API here: five times the standard edition's, so that nobody waits as long */
const MOST_PER_SECOND = 100;
const MOST_HELD_BYTES = 50 * 2 ** 20;
const LOOK_EVERY_CALLS = 40;

function city(): { departments: SandboxDepartment[]; users: SandboxUser[] } {
  const departments: SandboxDepartment[] = [{ id: 1, name: '市直机关', parentId: null }];
  const sections: number[] = [];
  for (let bureau = 1; bureau <= BUREAUS; bureau += 1) {
    departments.push({ id: bureau * 100, name: `第${bureau}局`, parentId: 1 });
    for (let section = 1; section <= SECTIONS; section += 1) {
      sections.push(bureau * 100 + section);
      departments.push({ id: bureau * 100 + section, name: `第${bureau}局${section}科`, parentId: bureau * 100 });
    }
  }
  const users = Array.from({ length: PEOPLE }, (_, index) => {
    const section = sections[index % sections.length]!;
    return person(`u${index}`, [section], index < sections.length ? { leaderOf: [section] } : {});
  });
  return { departments, users };
}

/** The most calls of one API that began within any second. */
function busiestSecond(calls: { api: string; at: number }[]): number {
  return Math.max(
    ...calls.map(({ api, at }) => calls.filter((one) => one.api === api && one.at >= at && one.at < at + 1000).length),
  );
}

describe.each(databaseKinds)('a whole city on %s', (kind) => {
  describeOn(kind)('', () => {
    const aPlace = places();

    it('is read in one run, at the pace DingTalk allows, with little memory', async () => {
      const calls: { api: string; at: number }[] = [];
      const heaps: number[] = [];
      const place = await aPlace(kind, city(), {
        // A call that is given up on a busy machine would be made once more.
        deadlines: { callMs: 60_000 },
        callsPerSecond: MOST_PER_SECOND,
        fetch: (address, init) => {
          // Before the heap is looked at, which holds up everything for a while.
          calls.push({ api: new URL(String(address)).pathname, at: performance.now() });
          if (calls.length % LOOK_EVERY_CALLS === 1) heaps.push(liveHeap());
          return fetch(address, init);
        },
      });
      const before = liveHeap();
      const began = performance.now();
      await place.sync.run('admin');
      const seconds = (performance.now() - began) / 1000;
      expect(await place.database.read((db) => db.countBy(Person, { active: true }))).toBe(PEOPLE);
      expect(calls).toHaveLength(1 + DEPARTMENTS + PAGES);
      expect(busiestSecond(calls)).toBeLessThanOrEqual(MOST_PER_SECOND);
      expect(Math.max(...heaps, liveHeap()) - before).toBeLessThan(MOST_HELD_BYTES);
      if (process.env.STORY_LOG) process.stdout.write(`${kind}: ${seconds.toFixed(1)} s\n`);
    }, 300_000);
  });
});
