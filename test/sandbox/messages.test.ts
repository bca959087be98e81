// Work notifications, which fail silently, and replies, which expire.
import type { Sandbox } from '../../sandbox';
import { aClock, app, aSandbox } from './support/bureau';
import { appToken, post, topapi } from './support/calls';

let clock: ReturnType<typeof aClock>;
let sandbox: Sandbox;
beforeEach(async () => {
  clock = aClock();
  sandbox = await aSandbox({ now: clock.now });
});
afterEach(() => sandbox.close());

const PATH = 'message/corpconversation';
const send = (content: string, userids = 'zhang') =>
  topapi(sandbox, `${PATH}/asyncsend_v2`, {
    agent_id: app.agentId,
    userid_list: userids,
    msg: { msgtype: 'text', text: { content } },
  });
const resultOf = async (sent: Record<string, unknown>) =>
  topapi(sandbox, `${PATH}/getsendresult`, { agent_id: app.agentId, task_id: sent.task_id });

describe('work notifications', () => {
  it('drop the same words to the same person on the same day, and say ok', async () => {
    await send('请填报');
    const again = await send('请填报', 'zhang,li');
    expect(again).toMatchObject({ errcode: 0 });
    expect(sandbox.store.notices('zhang')).toHaveLength(1);
    expect(sandbox.store.notices('li')).toHaveLength(1);
    expect(await resultOf(again)).toMatchObject({
      send_result: { forbidden_list: [{ code: '143106', userid: 'zhang' }], unread_user_id_list: ['li'] },
    });
    clock.advance(24 * 3_600_000);
    await send('请填报');
    expect(sandbox.store.notices('zhang')).toHaveLength(2);
  });

  it('tell who has read them and who does not exist', async () => {
    const sent = await send('请填报', 'zhang,nobody');
    const [notice] = sandbox.store.notices('zhang');
    await post(`${sandbox.origin}/__sandbox/api/people/zhang/notices/read`, { id: notice?.id });
    expect(await resultOf(sent)).toMatchObject({
      send_result: { read_user_id_list: ['zhang'], invalid_user_id_list: ['nobody'] },
    });
  });

  it('come as forms too, to departments with all below them', async () => {
    const url = `${sandbox.origin}/topapi/${PATH}/asyncsend_v2?access_token=${await appToken(sandbox)}`;
    const msg = JSON.stringify({ msgtype: 'markdown', markdown: { title: '标题', text: '正文' } });
    const body = new URLSearchParams({ agent_id: String(app.agentId), dept_id_list: '1', to_all_user: 'false', msg });
    expect(await (await fetch(url, { method: 'POST', body })).json()).toMatchObject({ errcode: 0 });
    expect(sandbox.store.notices('wang')).toMatchObject([{ content: { type: 'markdown', title: '标题' } }]);
  });

  it('are refused over 2 KB, and can be recalled', async () => {
    expect(await send('长'.repeat(800))).toMatchObject({ errcode: 40035 });
    const sent = await send('请填报');
    await topapi(sandbox, `${PATH}/recall`, { agent_id: app.agentId, msg_task_id: sent.task_id });
    expect(sandbox.store.notices('zhang')).toHaveLength(0);
  });
});

it('a reply comes too late after 90 minutes', async () => {
  const { id } = sandbox.store.credentials.openSession(sandbox.store.botChat('zhang').id, clock.now());
  const reply = () =>
    post(`${sandbox.origin}/robot/sendBySession?session=${id}`, { msgtype: 'text', text: { content: '好' } });
  expect(await reply()).toMatchObject({ errcode: 0 });
  clock.advance(5_400_001);
  expect(await reply()).toMatchObject({ errcode: 300001, errmsg: 'session 不存在' });
});

it('an uploaded file can be sent and fetched', async () => {
  const form = new FormData();
  form.append('media', new Blob(['%PDF-1.7'], { type: 'application/pdf' }), '报告.pdf');
  const token = await appToken(sandbox);
  const upload = await fetch(`${sandbox.origin}/media/upload?access_token=${token}&type=file`, {
    method: 'POST',
    body: form,
  });
  const { media_id } = (await upload.json()) as { media_id: string };
  await post(
    `${sandbox.origin}/v1.0/robot/oToMessages/batchSend`,
    {
      robotCode: app.robotCode,
      userIds: ['zhang'],
      msgKey: 'sampleFile',
      msgParam: JSON.stringify({ mediaId: media_id, fileName: '报告.pdf', fileType: 'pdf' }),
    },
    { 'x-acs-dingtalk-access-token': token },
  );
  const content = sandbox.store.botChat('zhang').messages.at(-1)?.content;
  expect(content).toMatchObject({ type: 'file', name: '报告.pdf' });
  const url = content?.type === 'file' ? content.url : '';
  expect(await (await fetch(sandbox.origin + url)).text()).toBe('%PDF-1.7');
});
