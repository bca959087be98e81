// Forged, stale and broken callbacks over HTTP change nothing, and are counted.
import 'reflect-metadata';
import { AuditEntry } from '../../server/audit/entities';
import { ProcessedEvent } from '../../server/inbox/entities';
import { aBureau as buildBureau, type Bureau } from '../support/bureau';
import { calls, callsWithEvent, cardHeaders, encryptBytes, envelope, robotHeaders } from './support/signedCaller';
import { ways } from './support/ways';

let bureau: Bureau;
beforeAll(async () => {
  bureau = await buildBureau('sqlite', { environment: ways[1]!.environment });
});
afterAll(() => bureau.stop());

const left = { EventType: 'user_leave_org', CorpId: 'ding-demo-corp', UserId: ['wangli'] };
const now = () => bureau.now().getTime();
const rows = () => bureau.server.database.read((db) => db.count(ProcessedEvent));
const stillIn = async () => (await bureau.filler.send('api/me')).status;

/** An event that is right in everything but its encrypted part. */
const sealed = (encrypt: string) => callsWithEvent(bureau, {}, { encrypt });

describe('an event', () => {
  it.each<[string, (query: URLSearchParams) => void]>([
    ['wrong', (query) => query.set('msg_signature', '0'.repeat(40))],
    ['empty', (query) => query.set('msg_signature', '')],
    ['shorter', (query) => query.set('msg_signature', query.get('msg_signature')!.slice(1))],
    ['in upper case', (query) => query.set('msg_signature', query.get('msg_signature')!.toUpperCase())],
    ['given twice', (query) => query.append('msg_signature', query.get('msg_signature')!)],
    ['beside a second time', (query) => query.append('timestamp', query.get('timestamp')!)],
    ['without its nonce', (query) => query.delete('nonce')],
  ])('whose signature is %s is refused', async (_what, query) => {
    const before = await rows();
    expect(await callsWithEvent(bureau, left, { query })).toMatchObject({ status: 401, answer: { errcode: 401 } });
    // Undecipherable as well: the signature is what is looked at first.
    expect((await callsWithEvent(bureau, left, { query, encrypt: 'x' })).status).toBe(401);
    expect([await rows(), await stillIn()]).toEqual([before, 200]);
  });

  it.each<[string, () => string]>([
    ['six minutes old', () => String(now() - 6 * 60_000)],
    ['six minutes ahead', () => String(now() + 6 * 60_000)],
    ['in seconds', () => String(Math.floor(now() / 1000))],
    ['no number', () => 'NaN'],
  ])('whose time is %s is refused, and told in the audit once, however often it is sent', async (_what, timestamp) => {
    const audited = () => bureau.server.database.read((db) => db.count(AuditEntry, { where: { subject: 'incoming' } }));
    const before = await audited();
    const copy = { timestamp: timestamp(), nonce: 'n' };
    for (const _again of [1, 2])
      expect(await callsWithEvent(bureau, left, copy)).toMatchObject({ status: 401, answer: { errmsg: /过期/ } });
    expect([await audited(), await stillIn()]).toEqual([before + 1, 200]);
  });

  it.each([
    ['no base64', '*'.repeat(64)],
    ['base64 with something in between', `${encryptBytes(envelope('{}'))}\n`],
    ['not whole blocks', Buffer.alloc(40).toString('base64')],
    ['nothing but a block', encryptBytes(Buffer.alloc(0))],
    ['padded with zeros', encryptBytes(envelope('{}', { owner: 'x'.repeat(10) }), Buffer.alloc(32))],
    ['padded with 33', encryptBytes(envelope('{}', { owner: 'x'.repeat(10) }), Buffer.alloc(32, 33))],
    ['padded unevenly', encryptBytes(envelope('{}', { owner: 'x'.repeat(10) }), Buffer.from([...Array(31).keys(), 5]))],
    ['longer than itself', encryptBytes(envelope('{}', { length: 10_000 }))],
    ['of negative length', encryptBytes(envelope('{}', { length: -2 }))],
    ['another’s', encryptBytes(envelope(JSON.stringify(left), { owner: 'ding-other-app' }))],
    ['no JSON', encryptBytes(envelope('{"EventType":'))],
    ['a list', encryptBytes(envelope('[1]'))],
  ])('that is %s cannot be opened, and all say the same', async (_what, encrypt) => {
    expect(await sealed(encrypt)).toEqual({
      status: 400,
      answer: { errcode: 400, errmsg: '无法解密，请核对加密 aes_key 和应用的 Client ID' },
    });
  });

  it.each(['{', '[]', '{"encrypt":5}', '{}'])('whose body is %s is refused', async (body) => {
    expect((await calls(bureau, `events?msg_signature=a&timestamp=1&nonce=n`, body)).status).toBe(400);
  });

  it('of another organisation is acknowledged and not followed', async () => {
    expect((await callsWithEvent(bureau, { ...left, CorpId: 'ding-other', eventId: 'foreign' })).status).toBe(200);
    await bureau.settle();
    expect(await stillIn()).toBe(200);
  });

  it('that comes twice, to the byte or under another nonce, counts once', async () => {
    const encrypt = encryptBytes(envelope(JSON.stringify({ EventType: 'some_event', eventId: 'twice' })));
    const before = await rows();
    for (const nonce of ['n1', 'n1', 'n2'])
      expect((await callsWithEvent(bureau, {}, { encrypt, nonce })).status).toBe(200);
    // One that carries no id of its own is known by its signature.
    const nameless = encryptBytes(envelope(JSON.stringify({ EventType: 'some_event' })));
    const timestamp = String(now());
    for (const _again of [1, 2]) await callsWithEvent(bureau, {}, { encrypt: nameless, nonce: 'n3', timestamp });
    expect(await rows()).toBe(before + 2);
  });

  it('with the signature under its older name is taken', async () => {
    const rename = (query: URLSearchParams) => {
      query.set('signature', query.get('msg_signature')!);
      query.delete('msg_signature');
    };
    expect((await callsWithEvent(bureau, { EventType: 'check_url' }, { query: rename })).status).toBe(200);
  });
});

const message = {
  msgId: 'm1',
  conversationId: 'cid',
  conversationType: '1',
  senderStaffId: 'wangli',
  senderNick: '王丽',
  senderCorpId: 'ding-demo-corp',
  chatbotCorpId: 'ding-demo-corp',
  createAt: 1,
  msgtype: 'text',
  text: { content: '进度' },
};

describe('a message to the bot', () => {
  const answersTo = (userId: string) =>
    bureau.sandbox.store.botChat(userId).messages.filter(({ from }) => from === 'bot').length;
  const says = async (changes: object, headers = robotHeaders(String(now()))) => {
    const result = await calls(bureau, 'robot', { ...message, ...changes }, headers);
    await bureau.settle();
    return result;
  };

  it('with a wrong, missing or old signature is refused', async () => {
    const old = robotHeaders(String(now() - 6 * 60_000));
    for (const headers of [{ ...robotHeaders(String(now())), sign: 'x' }, {}, old])
      expect((await says({ msgId: 'forged' }, headers as never)).status).toBe(401);
    expect(answersTo('wangli')).toBe(0);
  });

  it('is answered once under one id, in the chat of its sender, wherever it says it was asked', async () => {
    const group = { conversationType: '2', conversationId: 'cid-of-a-group', conversationTitle: '群' };
    const webhook = `${bureau.sandbox.origin}/robot/sendBySession?session=of-a-stranger`;
    const elsewhere = { ...group, sessionWebhook: webhook, sessionWebhookExpiredTime: now() + 5_000_000 };
    expect(await says(elsewhere)).toEqual({ status: 200, answer: { msgtype: 'empty' } });
    await says({ ...elsewhere, text: { content: '我的任务' } });
    expect(answersTo('wangli')).toBe(1);
    expect(bureau.sandbox.store.calls().filter(({ path }) => path.includes('sendBySession'))).toEqual([]);
  });

  it('of somebody outside is not answered, whosever name it carries', async () => {
    const before = answersTo('zhouzhiyuan');
    const forged = { msgId: 'm2', senderCorpId: 'ding-other', senderStaffId: 'zhouzhiyuan', isAdmin: true };
    expect((await says(forged)).status).toBe(200);
    expect(answersTo('zhouzhiyuan')).toBe(before);
  });

  it.each(['', '@绩效通', 'x'.repeat(5000), '　进度　', "' OR 1=1 --", '通过 财政网络运维服务费'])(
    'that says %j decides nothing',
    async (content) => {
      const before = await bureau.task();
      expect((await says({ msgId: `said:${content.slice(0, 20)}`, text: { content } })).status).toBe(200);
      expect(await bureau.task()).toEqual(before);
    },
  );

  it.each(['{', '[]', '{"msgId":"x"}', '"\\ud800"'])('whose body is %s is refused', async (body) => {
    expect((await calls(bureau, 'robot', body, robotHeaders(String(now())))).status).toBe(400);
  });
});

it('a pressed card with a wrong or old signature is refused', async () => {
  for (const headers of [
    {},
    { ...cardHeaders(String(now())), 'x-ddpaas-signature': '' },
    cardHeaders(String(now() - 6 * 60_000)),
  ])
    expect((await calls(bureau, 'cards', {}, headers)).status).toBe(401);
  expect((await calls(bureau, 'cards', {}, cardHeaders(String(now())))).status).toBe(400);
});

it('a body beyond 1 MB is refused while it arrives, without a session being asked for', async () => {
  expect((await calls(bureau, 'events', 'x'.repeat(1024 * 1024 + 1))).status).toBe(413);
});

it('refusals are counted by address and reason, and /readyz tells when DingTalk was last heard', async () => {
  const metrics = await (await bureau.filler.send('metrics')).text();
  expect(metrics).toMatch(/dingtalk_callbacks_refused_total\{kind="events",reason="signature"\} \d\d/);
  expect(metrics).toMatch(/dingtalk_callbacks_refused_total\{kind="robot",reason="stale"\} 1/);
  const ready = await (await bureau.filler.send('readyz')).json();
  expect(ready.incoming).toEqual({ way: 'http', open: true, lastSeenSeconds: expect.any(Number) });
});

it('no connection to the Stream is made beside', () => {
  expect(bureau.sandbox.store.streamConnections()).toBe(0);
});
