import { createTokenCache } from '../../server/dingtalk/tokens';

function cacheAt(clock: { now: number }) {
  const fetched: string[] = [];
  const cache = createTokenCache(
    async () => {
      fetched.push(`T${fetched.length + 1}`);
      return { value: fetched[fetched.length - 1]!, lifeMs: 7_200_000 };
    },
    () => clock.now,
  );
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
    let fails = true;
    const cache = createTokenCache(
      async () => {
        if (fails) throw new Error('down');
        return { value: 'T1', lifeMs: 1000 };
      },
      () => 0,
    );
    await expect(cache.current()).rejects.toThrow('down');
    fails = false;
    expect(await cache.current()).toBe('T1');
  });
});
