// What DingTalk tells afterwards about a work notification, person by person.
import { startSandbox, type Sandbox } from '../../sandbox';
import { control } from '../../scripts/story/phone';
import { createDingTalk } from '../../server/dingtalk/createDingTalk';
import { DingTalkRefused } from '../../server/dingtalk/errors';
import type { DingTalkSender } from '../../server/dingtalk/port';
import { configFor, startFake, type FakeDingTalk } from './support/fakeDingTalk';
import { app, directory } from './support/smallOffice';

const RESULT = '/topapi/message/corpconversation/getsendresult';
const PROGRESS = '/topapi/message/corpconversation/getsendprogress';
const SEND = '/topapi/message/corpconversation/asyncsend_v2';

const words = { title: '请填报：网络运维', lines: [], buttonLabel: '去填报', path: '#/tasks/t1' };

describe('the result of a notice, as scripted', () => {
  let fake: FakeDingTalk;
  beforeEach(async () => {
    fake = await startFake();
  });
  afterEach(() => fake.close());
  const answers = (send_result: object) => fake.on(RESULT, () => ({ json: { errcode: 0, send_result } }));
  const through = (status: number) => fake.on(PROGRESS, () => ({ json: { errcode: 0, progress: { status } } }));

  it('names everybody who was not reached once, with the reason', async () => {
    answers({
      read_user_id_list: ['a'],
      unread_user_id_list: ['b'],
      invalid_user_id_list: ['c'],
      failed_user_id_list: ['d'],
      forbidden_user_id_list: ['e', 'f', 'g', 'h', 'i'],
      forbidden_list: ['143103', '143104', '143105', '143106', '149999'].map((code, index) => ({
        code,
        count: 1,
        userid: 'efghi'[index],
      })),
    });
    const result = await fake.dingtalk().sender.noticeResult('256271667526', 9);
    expect(fake.to(RESULT)[0]?.body).toEqual({ agent_id: 1001, task_id: 256271667526 });
    expect(fake.to(PROGRESS)).toHaveLength(0);
    expect(result).toMatchObject({ read: ['a'], unread: ['b'], finished: true });
    const told = Object.fromEntries(result.undelivered.map(({ userId, code, retry }) => [userId, [code, retry]]));
    expect(told).toEqual({
      c: ['invalid', false],
      d: ['failed', true],
      e: ['143103', true],
      f: ['143104', true],
      g: ['143105', false],
      h: ['143106', false],
      i: ['149999', false],
    });
    for (const { reason } of result.undelivered) expect(reason).toMatch(/^[^a-z]+。$/);
  });

  it('is asked for by the very id that DingTalk gave, though no double holds it', async () => {
    fake.on(SEND, () => ({ text: '{"errcode":0,"errmsg":"12345678901234567","task_id":9223372036854775807}' }));
    answers({ unread_user_id_list: ['a'] });
    const { sender } = fake.dingtalk();
    const sent = await sender.deliver({ kind: 'notice', userIds: ['a'], ...words });
    expect(sent).toMatchObject({ status: 'sent', receipt: '9223372036854775807' });
    await sender.noticeResult('9223372036854775807', 1);
    expect(fake.to(RESULT)[0]?.body).toMatchObject({ task_id: '9223372036854775807' });
  });

  it('is not finished while DingTalk is still sending', async () => {
    answers({ unread_user_id_list: ['a'] });
    through(1);
    expect(await fake.dingtalk().sender.noticeResult('1', 2)).toMatchObject({ unread: ['a'], finished: false });
  });

  it('is read once more when the sending has just ended', async () => {
    fake.on(RESULT, (_, nth) => ({
      json: { errcode: 0, send_result: { unread_user_id_list: nth === 0 ? ['a'] : ['a', 'b'] } },
    }));
    through(2);
    expect(await fake.dingtalk().sender.noticeResult('1', 2)).toMatchObject({ unread: ['a', 'b'], finished: true });
  });

  it('that is refused for an unknown person says so: the others of a batch may be sent alone', async () => {
    fake.on(SEND, () => ({ json: { errcode: 33012, errmsg: '无效的USERID' } }));
    const { sender } = fake.dingtalk();
    const to = (userIds: string[]) => sender.deliver({ kind: 'notice', userIds, ...words });
    expect(await to(['a', 'b'])).toMatchObject({ status: 'failed', aboutRecipient: true });
    expect(await to(['a'])).toMatchObject({ status: 'failed', aboutRecipient: true });
  });
});

describe('the result of a notice, from the sandbox', () => {
  let sandbox: Sandbox;
  let sender: DingTalkSender;
  beforeEach(async () => {
    sandbox = await startSandbox({ directory, app });
    ({ sender } = createDingTalk(configFor(sandbox.origin)));
  });
  afterEach(() => sandbox.close());

  const send = async (userIds: string[]) => {
    const outcome = await sender.deliver({ kind: 'notice', userIds, ...words });
    if (outcome.status !== 'sent') throw new Error(outcome.reason);
    return sender.noticeResult(outcome.receipt!, userIds.length);
  };

  it('tells who has it, who is unknown, and whom DingTalk spared the same words', async () => {
    const first = await send(['zhang', 'nobody']);
    expect(first).toMatchObject({ unread: ['zhang'], undelivered: [{ userId: 'nobody', code: 'invalid' }] });
    const second = await send(['zhang', 'li']);
    expect(second).toMatchObject({ unread: ['li'], undelivered: [{ userId: 'zhang', code: '143106', retry: false }] });
  });

  it('tells of a silent drop that it is over and nobody was reached', async () => {
    await control(sandbox, 'faults', { dropSilently: true });
    expect(await send(['zhang', 'li'])).toEqual({ read: [], unread: [], undelivered: [], finished: true });
  });

  it('refuses a notice that DingTalk does not know', async () => {
    await expect(sender.noticeResult('12345')).rejects.toBeInstanceOf(DingTalkRefused);
  });
});
