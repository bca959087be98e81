// A second start finds what people had before their eyes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, aSandbox } from './support/bureau';
import { appToken, post, topapi } from './support/calls';

let folder: string;
let stateFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  stateFile = join(folder, 'state.bin');
});
afterEach(() => rmSync(folder, { recursive: true }));

const send = (sandbox: Awaited<ReturnType<typeof aSandbox>>) =>
  topapi(sandbox, 'message/corpconversation/asyncsend_v2', {
    agent_id: app.agentId,
    userid_list: 'zhang',
    msg: { msgtype: 'text', text: { content: '请填报' } },
  });

async function createTodo(sandbox: Awaited<ReturnType<typeof aSandbox>>) {
  const todo = {
    sourceId: 's1',
    subject: '填报',
    creatorId: 'Uzhang',
    executorIds: ['Uzhang'],
    detailUrl: { appUrl: 'http://127.0.0.1:1/', pcUrl: 'http://127.0.0.1:1/' },
  };
  const headers = { 'x-acs-dingtalk-access-token': await appToken(sandbox) };
  return post(`${sandbox.origin}/v1.0/todo/users/Uzhang/tasks`, todo, headers);
}

it('keeps messages, notices and to-dos, and the rules about repeats', async () => {
  const first = await aSandbox({ stateFile });
  await send(first);
  await createTodo(first);
  await first.say('zhang', '大家好', 'group');
  const before = first.store.phone('zhang');
  await first.close();

  const second = await aSandbox({ stateFile });
  expect(second.store.phone('zhang')).toEqual(before);
  await send(second);
  expect(second.store.notices('zhang')).toHaveLength(1);
  expect(await createTodo(second)).toMatchObject({ message: 'task exist' });
  await second.close();
});

it('starts empty from a file it cannot read', async () => {
  writeFileSync(stateFile, 'not ours');
  const sandbox = await aSandbox({ stateFile });
  expect(sandbox.store.notices('zhang')).toEqual([]);
  await sandbox.close();
});
