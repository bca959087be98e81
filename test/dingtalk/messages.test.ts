// What leaves beside notices, seen on the phones of the sandbox through the official client library.
import { startSandbox, type Sandbox } from '../../sandbox';
import { createDingTalk } from '../../server/dingtalk/createDingTalk';
import type { DingTalkSender, OpenTodoMessage, OutgoingMessage, RobotAddress } from '../../server/dingtalk/port';
import { control } from '../../scripts/story/phone';
import { configFor } from './support/fakeDingTalk';
import { app, directory } from './support/smallOffice';

let sandbox: Sandbox;
let sender: DingTalkSender;
beforeEach(async () => {
  sandbox = await startSandbox({ directory, app });
  const card = { templateId: 'a.schema', variables: {}, callbackRouteKey: null };
  ({ sender } = createDingTalk(configFor(sandbox.origin, { card })));
});
afterEach(() => sandbox.close());

async function sent(message: OutgoingMessage): Promise<string | null> {
  const outcome = await sender.deliver(message);
  if (outcome.status !== 'sent') throw new Error(`${outcome.status}: ${outcome.reason}`);
  return outcome.receipt;
}
const lastInChat = (userId: string) => sandbox.store.botChat(userId).messages.at(-1)!.content;
const callsOf = (path: string) => sandbox.store.calls().filter((call) => call.path.includes(path));

describe('a message of the robot', () => {
  const words = { title: '进度', markdown: '已提交 **3** 项', buttons: [{ label: '查看', path: '#/board' }] };

  it('reaches several people, tells who is unknown, and later who has read it', async () => {
    const outcome = await sender.deliver({ kind: 'robot', to: { userIds: ['zhang', 'gone', 'li'] }, ...words });
    expect(outcome).toMatchObject({ status: 'sent', undelivered: [{ userId: 'gone', retry: false }] });
    expect(lastInChat('zhang')).toMatchObject({ type: 'actionCard', text: words.markdown });
    const receipt = outcome.status === 'sent' ? outcome.receipt! : '';
    await control(sandbox, 'api/people/zhang/conversations/read', {
      conversationId: sandbox.store.botChat('zhang').id,
    });
    expect(await sender.robotResult(receipt)).toMatchObject({ read: ['zhang'], unread: ['li'], finished: true });
  });

  it('reaches a group the robot is in', async () => {
    const group = sandbox.store.groupChat('zhang')!;
    await sent({ kind: 'robot', to: { conversationId: group.id }, ...words });
    expect(sandbox.store.groupChat('li')!.messages.at(-1)!.content).toMatchObject({ title: '进度' });
  });
});

describe('a file', () => {
  const report = (fileName: string, content: Buffer, userId = 'zhang'): OutgoingMessage => ({
    kind: 'file',
    to: { userIds: [userId] },
    fileName,
    content: async () => content,
  });

  it('arrives byte for byte, and its content is uploaded once', async () => {
    const content = Buffer.from('a whole report');
    await sent(report('网络运维绩效评价报告.docx', content));
    await sent(report('网络运维绩效评价报告.docx', content, 'li'));
    for (const userId of ['zhang', 'li']) {
      const shown = lastInChat(userId);
      expect(shown).toMatchObject({ type: 'file', name: '网络运维绩效评价报告.docx' });
      const { url } = shown as { url: string };
      const downloaded = await fetch(new URL(url, sandbox.origin));
      expect(Buffer.from(await downloaded.arrayBuffer())).toEqual(content);
    }
    expect(callsOf('media/upload')).toHaveLength(1);
  });

  it.each([
    ['of a kind DingTalk does not show', report('a.txt', Buffer.from('a'))],
    ['over 20 MB', report('a.pdf', Buffer.alloc(20 * 1024 * 1024 + 1))],
    ['that is empty', report('a.pdf', Buffer.alloc(0))],
  ])('%s is refused before it is uploaded', async (_, message) => {
    expect(await sender.deliver(message)).toMatchObject({ status: 'failed', reason: expect.stringMatching(/下载。$/) });
    expect(callsOf('media/upload')).toHaveLength(0);
  });
});

describe('a picture', () => {
  const picture = (to: RobotAddress, content: Buffer | null): OutgoingMessage => ({
    kind: 'picture',
    to,
    content: async () => content,
  });

  it('is shown to one and in a group, and its content is uploaded once', async () => {
    const content = Buffer.from('a whole picture');
    const group = sandbox.store.groupChat('li')!;
    await sent(picture({ userIds: ['zhang'] }, content));
    await sent(picture({ conversationId: group.id }, content));
    for (const shown of [lastInChat('zhang'), sandbox.store.groupChat('li')!.messages.at(-1)!.content]) {
      expect(shown.type).toBe('image');
      const { url } = shown as { url: string };
      const seen = await fetch(new URL(url, sandbox.origin));
      expect(Buffer.from(await seen.arrayBuffer())).toEqual(content);
    }
    expect(callsOf('media/upload')).toHaveLength(1);
  });

  it('that cannot be drawn is left out: the words were sent before it', async () => {
    expect(await sent(picture({ userIds: ['zhang'] }, null))).toBeNull();
    expect(sandbox.store.botChat('zhang').messages).toEqual([]);
  });
});

describe('a to-do', () => {
  const todo: OpenTodoMessage = {
    kind: 'todo.open',
    sourceId: 'row 1#/',
    unionId: 'Uli/+=',
    subject: '填报：网络运维',
    lines: [],
    dueAt: 1_706_630_400_000,
    path: '#/tasks/t1',
  };
  const { sourceId, unionId } = todo;

  it('says something else later, and vanishes when it is not asked for any more', async () => {
    const todoId = await sent(todo);
    const dueAt = todo.dueAt + 86_400_000;
    expect(await sent({ kind: 'todo.update', sourceId, unionId, todoId, subject: '填报：机房运维', dueAt })).toBe(
      todoId,
    );
    expect(sandbox.store.todos('li')).toMatchObject([{ subject: '填报：机房运维', dueAt, done: false }]);
    expect(await sent({ kind: 'todo.cancel', sourceId, unionId, todoId: null })).toBe(todoId);
    expect(sandbox.store.todos('li')).toEqual([]);
  });

  it('that is gone needs neither', async () => {
    const todoId = await sent(todo);
    await sent({ kind: 'todo.cancel', sourceId, unionId, todoId });
    expect(await sent({ kind: 'todo.cancel', sourceId, unionId, todoId })).toBeNull();
    expect(await sent({ kind: 'todo.update', sourceId, unionId, todoId, subject: '甲', dueAt: 1 })).toBeNull();
  });
});

describe('an interactive card', () => {
  it('is shown with its buttons, once, and afterwards says how it ended', async () => {
    const card: OutgoingMessage = {
      kind: 'card',
      outTrackId: 'row-1',
      userId: 'zhang',
      title: '待您审核：网络运维',
      lines: [['自评得分', '98.29 分']],
      buttons: [
        { label: '通过', actionId: 'approve', path: '#/tasks/t1' },
        { label: '查看详情', actionId: null, path: '#/tasks/t1' },
      ],
      status: '待审核',
      token: null,
    };
    await sent(card);
    await sent(card);
    const chat = () => sandbox.store.botChat('zhang').messages.map(({ content }) => content);
    expect(chat()).toMatchObject([
      { type: 'card', title: '待您审核：网络运维', buttons: [{ id: 'approve', url: null }, { title: '查看详情' }] },
    ]);
    await sent({ kind: 'card.update', outTrackId: 'row-1', status: '已通过', lines: [['结果', '李四已通过']] });
    const text = '**已通过**  \n**结果** 李四已通过';
    expect(chat()).toMatchObject([{ title: '待您审核：网络运维', text, buttons: [] }]);
  });
});
