import { createPace } from '../../server/dingtalk/pace';

describe('the pace of calls', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('lets 18 calls of one API through in a second, in order, and makes the others wait', async () => {
    const pace = createPace();
    const through: number[] = [];
    for (let call = 0; call < 40; call += 1) void pace('todo.create').then(() => through.push(call));
    await jest.advanceTimersByTimeAsync(999);
    expect(through).toHaveLength(18);
    await jest.advanceTimersByTimeAsync(1);
    expect(through).toHaveLength(36);
    await jest.advanceTimersByTimeAsync(1000);
    expect(through).toEqual(Array.from({ length: 40 }, (_, call) => call));
  });

  it('counts each API by itself', async () => {
    const pace = createPace();
    let through = 0;
    for (let call = 0; call < 18; call += 1) for (const api of ['a', 'b']) void pace(api).then(() => (through += 1));
    await jest.advanceTimersByTimeAsync(0);
    expect(through).toBe(36);
  });
});
