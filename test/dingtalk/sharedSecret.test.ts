// The access token: fetched once for all calls, renewed in time, and shared with other processes where they can share.
import 'reflect-metadata';
import { createSecretCache, type SecretCacheDeps } from '../../server/dingtalk/sharedSecret';
import { openDatabase } from '../../server/database/open';
import type { Database } from '../../server/database/database';
import { DingTalkSecret } from '../../server/secrets/entities';
import { createSecretStore } from '../../server/secrets/secretStore';
import { createTestDatabase, databaseKinds, describeOn, type TestDatabase } from '../support/databases';

const NAME = 'ding-app token';
const log = { warn: jest.fn() };

function cacheAt(clock: { now: number }, changes: Partial<SecretCacheDeps> & { prefix?: string } = {}) {
  const fetched: string[] = [];
  const cache = createSecretCache({
    name: NAME,
    fetchSecret: async () => {
      fetched.push(`${changes.prefix ?? 'T'}${fetched.length + 1}`);
      return { value: fetched[fetched.length - 1]!, lifeMs: 7_200_000 };
    },
    now: () => clock.now,
    log,
    ...changes,
  });
  return { cache, fetched };
}

describe('the access token', () => {
  it('is asked for once however many calls need it', async () => {
    const { cache, fetched } = cacheAt({ now: 0 });
    expect(await Promise.all([cache.current(), cache.current(), cache.current()])).toEqual(['T1', 'T1', 'T1']);
    expect(fetched).toHaveLength(1);
  });

  it('is renewed at 80 % of its life', async () => {
    const clock = { now: 0 };
    const { cache } = cacheAt(clock);
    await cache.current();
    clock.now = 5_759_999;
    expect(await cache.current()).toBe('T1');
    clock.now = 5_760_000;
    expect(await cache.current()).toBe('T2');
  });

  it('is renewed once for all calls that found it stale, even late ones', async () => {
    const { cache, fetched } = cacheAt({ now: 0 });
    await cache.current();
    expect(await Promise.all([cache.renewed('T1'), cache.renewed('T1')])).toEqual(['T2', 'T2']);
    expect(await cache.renewed('T1')).toBe('T2');
    expect(fetched).toHaveLength(2);
  });

  it('is asked for again after a failure', async () => {
    const answers = [() => Promise.reject(new Error('down')), async () => ({ value: 'T1', lifeMs: 1000 })];
    const { cache } = cacheAt({ now: 0 }, { fetchSecret: () => answers.shift()!() });
    await expect(cache.current()).rejects.toThrow('down');
    expect(await cache.current()).toBe('T1');
  });

  it('does without a store that fails', async () => {
    const broken = () => Promise.reject(new Error('disk'));
    const { cache, fetched } = cacheAt({ now: 0 }, { store: { load: broken, keep: broken } });
    expect([await cache.current(), await cache.current()]).toEqual(['T1', 'T1']);
    expect(fetched).toHaveLength(1);
    expect(log.warn).toHaveBeenCalledTimes(2);
  });
});

describe.each(databaseKinds)('the token of several processes on %s', (kind) => {
  describeOn(kind)('', () => {
    let place: TestDatabase;
    let database: Database;
    const storeWith = (secret: string) => createSecretStore(database, secret);
    beforeEach(async () => {
      place = await createTestDatabase(kind);
      database = await openDatabase(place.config);
    });
    afterEach(async () => {
      await database.close();
      await place.drop();
    });

    it('is asked for by the first, and picked up by the others, also when it went stale', async () => {
      const clock = { now: 1_800_000_000_000 };
      const first = cacheAt(clock, { store: storeWith('s'), prefix: 'A' });
      const second = cacheAt(clock, { store: storeWith('s'), prefix: 'B' });
      expect([await first.cache.current(), await second.cache.current()]).toEqual(['A1', 'A1']);
      expect([await first.cache.renewed('A1'), await second.cache.renewed('A1')]).toEqual(['A2', 'A2']);
      clock.now += 5_760_000;
      expect([await second.cache.current(), await first.cache.current()]).toEqual(['B1', 'B1']);
      expect([first.fetched.length, second.fetched.length]).toEqual([2, 1]);
    });

    it('lies at rest unreadable, and bound to its name and to the app’s secret', async () => {
      const secret = { value: 'a-token-of-dingtalk', renewedAt: 1_800_000_000_000, expiresAt: 1_800_007_200_000 };
      await storeWith('right').keep(NAME, secret);
      expect(await storeWith('right').load(NAME)).toEqual(secret);
      expect(await storeWith('wrong').load(NAME)).toBeNull();
      const row = await database.read((db) => db.findOneByOrFail(DingTalkSecret, { name: NAME }));
      expect(Buffer.from(row.cipher, 'base64').toString('latin1')).not.toContain('token');
      await database.transaction((db) => db.insert(DingTalkSecret, { ...row, name: 'another' }));
      expect(await storeWith('right').load('another')).toBeNull();
    });

    it('may be written by two at the same moment', async () => {
      const secret = (value: string) => ({ value, renewedAt: 1_800_000_000_000, expiresAt: 1_800_007_200_000 });
      await Promise.all(['A', 'B', 'C'].map((value) => storeWith('s').keep(NAME, secret(value))));
      expect(['A', 'B', 'C']).toContain((await storeWith('s').load(NAME))!.value);
    });
  });
});
