// The calls leave one by one, in order, below DingTalk's limit; an API that is refused slows down and recovers.
import { createPace, type Pace } from '../../server/dingtalk/pace';

describe('the pace of calls', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  /** Instants, in milliseconds from now, at which `calls` calls leave. */
  async function departures(pace: Pace, calls: number, api = 'todo.create'): Promise<number[]> {
    const start = performance.now();
    const left: number[] = [];
    for (let call = 0; call < calls; call += 1)
      void pace.turn(api).then(() => left.push(Math.round(performance.now() - start)));
    await jest.advanceTimersByTimeAsync(60_000);
    return left;
  }

  /** The most calls that any window of a second saw. */
  const mostInASecond = (left: number[]) =>
    Math.max(...left.map((at) => left.filter((t) => t >= at && t < at + 1000).length));

  it('is even: about 19 a second, never more than DingTalk’s 20, no burst at the beginning', async () => {
    const left = await departures(createPace(), 100);
    expect(left).toHaveLength(100);
    expect(mostInASecond(left)).toBeLessThanOrEqual(20);
    expect(left[99]!).toBeLessThan(5_300);
    expect(left[1]! - left[0]!).toBeGreaterThan(40);
  });

  it('keeps the order', async () => {
    const pace = createPace();
    const through: number[] = [];
    for (let call = 0; call < 30; call += 1) void pace.turn('a').then(() => through.push(call));
    await jest.advanceTimersByTimeAsync(5_000);
    expect(through).toEqual(Array.from({ length: 30 }, (_, call) => call));
  });

  it('counts each API by itself', async () => {
    const pace = createPace();
    const [first, second] = await Promise.all([departures(pace, 10, 'a'), departures(pace, 10, 'b')]);
    expect(second).toEqual(first);
  });

  it('pauses and halves when an API was refused, and grows back within half a minute', async () => {
    const pace = createPace();
    await departures(pace, 1);
    for (let refusal = 0; refusal < 5; refusal += 1) pace.refused('todo.create');
    const left = await departures(pace, 400);
    expect(left[0]).toBeGreaterThanOrEqual(1000);
    expect(left.filter((at) => at >= 1000 && at < 2000).length).toBeLessThanOrEqual(10);
    expect(mostInASecond(left)).toBeLessThanOrEqual(20);
    expect(left[399]!).toBeLessThan(30_000);
  });
});
