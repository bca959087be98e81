// The calls leave one by one, in order, below DingTalk's limit; an API that is refused slows down and recovers.
import { createPace, type Pace } from '../../server/dingtalk/pace';

describe('the pace of calls', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  /** Instants, in milliseconds from now, at which `calls` calls leave; they are answered at once. */
  async function departures(pace: Pace, calls: number, api = 'todo.create'): Promise<number[]> {
    const start = performance.now();
    const left: number[] = [];
    for (let call = 0; call < calls; call += 1)
      void pace.turn(api).then((answered) => {
        left.push(Math.round(performance.now() - start));
        answered();
      });
    await jest.advanceTimersByTimeAsync(60_000);
    return left;
  }

  /** The most calls that any window of a second saw. */
  const mostInASecond = (left: number[]) =>
    Math.max(...left.map((at) => left.filter((t) => t >= at && t < at + 1000).length));

  it('is even: hardly less than DingTalk’s 20 a second, never more, no burst at the beginning', async () => {
    const left = await departures(createPace(), 100);
    expect(left).toHaveLength(100);
    expect(mostInASecond(left)).toBeLessThanOrEqual(20);
    expect(left[99]!).toBeLessThan(5_100);
    expect(left[1]! - left[0]!).toBeGreaterThan(40);
  });

  it('makes up for what left late, and still never more arrive in a second than DingTalk takes', async () => {
    const pace = createPace();
    const start = performance.now();
    const arrived: number[] = [];
    // Some are longer on their way than others.
    const send = (call: number, answered: () => void) =>
      setTimeout(
        () => {
          arrived.push(performance.now() - start);
          answered();
        },
        (call * 17) % 50,
      );
    for (let call = 0; call < 200; call += 1) void pace.turn('todo.create').then((answered) => send(call, answered));
    // Now and then the process is busy for a while, and no timer is heard of before it is done.
    for (let step = 0; arrived.length < 200 && step < 3_000; step += 1) {
      if (step % 7 === 0) jest.advanceTimersByTime(130);
      await jest.advanceTimersByTimeAsync(20);
    }
    expect(mostInASecond(arrived)).toBeLessThanOrEqual(20);
    expect(arrived[199]!).toBeLessThan(11_500);
  });

  it('counts the first call from when it came, however long its connection took', async () => {
    const pace = createPace();
    const start = performance.now();
    const arrived: number[] = [];
    for (let call = 0; call < 40; call += 1)
      void pace.turn('todo.create').then((answered) =>
        setTimeout(
          () => {
            arrived.push(performance.now() - start);
            answered();
          },
          call === 0 ? 200 : 2,
        ),
      );
    await jest.advanceTimersByTimeAsync(10_000);
    expect(arrived).toHaveLength(40);
    expect(mostInASecond(arrived)).toBeLessThanOrEqual(20);
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
