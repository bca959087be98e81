// What a campaign will use of DingTalk's quota, against a count by hand and against what one really used.
import 'reflect-metadata';
import { campaignPreviewSchema } from '../../shared/contracts/campaigns';
import type { Quota } from '../../shared/contracts/quota';
import { forecastAdvice, forecastCampaign, forecastSentence, type PlannedCalls } from '../../shared/quota/forecast';
import { bureaus } from '../support/bureau';
import { launches, previews } from '../support/variedProject';

type Circumstances = Partial<Omit<PlannedCalls, 'tasks'>>;

/** Each task has a filler of its own. */
const byName = (holders: number[][], circumstances: Circumstances = {}) =>
  named(
    holders.map((one, at) => ({ fillerId: `filler-${at}`, holders: one })),
    circumstances,
  );

const named = (tasks: PlannedCalls['tasks'], circumstances: Circumstances) =>
  Object.fromEntries(
    forecastCampaign({ tasks, poll: true, digest: false, mirrored: false, ...circumstances }).items.map(
      ({ name, calls }) => [name, calls],
    ),
  );

describe('the forecast', () => {
  it('of ten tasks with one lead and two reviewers each', () => {
    // Each: new task, two steps, one progress, the end: 5 notices. Two come back: 1 + 3 notices each. 18 reminders.
    const notices = 10 * 5 + 2 * 4 + 18;
    // Each: filler, lead, two reviewers: 4 to-dos; the two that come back again.
    const todos = 10 * 4 + 2 * 4;
    expect(byName(Array.from({ length: 10 }, () => [1, 2]))).toEqual({
      notice: notices,
      'notice-result': notices,
      'todo-open': todos,
      'todo-close': todos,
    });
  });

  it('counts a hundred people with the same words as one call, and one more as two', () => {
    const ten = (people: number) => byName(Array.from({ length: 10 }, () => [people])).notice!;
    expect(ten(100)).toBe(ten(1));
    expect(ten(101) - ten(100)).toBe(10 + 2);
  });

  it('leaves out what is not asked when quota is low', () => {
    expect(byName([[1, 1]], { poll: false })).not.toHaveProperty('notice-result');
  });

  it('counts one notice for all new tasks of a filler when they are told at once', () => {
    const tasks = Array.from({ length: 10 }, (_, at) => ({ fillerId: `filler-${at % 3}`, holders: [1, 1] }));
    const apart = named(tasks, {}).notice!;
    expect(named(tasks, { digest: true }).notice).toBe(apart - 10 + 3);
  });

  it('counts the approvals in DingTalk that follow: started, and each step looked up and decided', () => {
    expect(byName([[1, 1]])).not.toHaveProperty('approval');
    // Ten of five calls each, and two that come back.
    const ten = Array.from({ length: 10 }, () => [1, 1]);
    expect(byName(ten, { mirrored: true }).approval).toBe(10 * 5 + 2 * 5);
  });

  it('is said in round figures, and with what to do when it does not fit', () => {
    expect(forecastSentence(638, 3120)).toBe('本批次预计使用约 640 次接口调用，本月还剩 3,120 次。');
    expect(forecastSentence(4001, 3120)).toBe('本批次预计使用约 4,010 次接口调用，本月还剩 3,120 次，不够用。');
    expect(forecastAdvice(638, 3120)).toEqual([]);
    expect(forecastAdvice(4001, 3120)).toHaveLength(3);
  });
});

const aBureau = bureaus('sqlite');

it('stands in the preview of a campaign and is near to what the campaign then uses', async () => {
  const bureau = await aBureau({ seed: { launch: false } });
  const preview = campaignPreviewSchema.parse(await previews(bureau));
  const before = await bureau.admin.get<Quota>('api/quota');
  expect(preview.quota).toMatchObject({ fits: true, advice: [], remaining: before.calls.remaining });
  await launches(bureau);
  await bureau.fills();
  await bureau.submits();
  await bureau.approves(bureau.lead);
  await bureau.approves(bureau.reviewer);
  const used = (await bureau.admin.get<Quota>('api/quota')).calls.used - before.calls.used;
  // One task, not returned, not reminded, not asked about yet: a few calls less than the forecast allows for.
  const withoutChecks = preview.quota.calls - preview.quota.items.find(({ name }) => name === 'notice-result')!.calls;
  expect(used).toBeLessThanOrEqual(withoutChecks);
  expect(used).toBeGreaterThan(withoutChecks / 2);
});
