// Messages as the server would send them, and where they go in DingTalk.
import type { ChatReplyMessage, NoticeMessage, OpenTodoMessage } from '../../../server/dingtalk/port';

export const NOTICE = '/topapi/message/corpconversation/asyncsend_v2';
export const TODOS = '/v1.0/todo/users/U1/tasks';
export const GROUP = '/v1.0/robot/groupMessages/send';
export const DIRECT = '/v1.0/robot/oToMessages/batchSend';
export const WEBHOOK = '/robot/sendBySession';

export const notice: NoticeMessage = {
  kind: 'notice',
  userIds: ['u1'],
  title: '请填报：财政网络运维服务费',
  lines: ['截止日期：2024年1月31日'],
  buttonLabel: '去填报',
  path: '#/tasks/t1',
};
export const todo: OpenTodoMessage = {
  kind: 'todo.open',
  sourceId: 'row-1',
  unionId: 'U1',
  subject: '填报绩效自评表',
  lines: [['项目', '财政网络运维服务费']],
  dueAt: 1_706_630_400_000,
  path: '#/tasks/t1',
};
export const reply: ChatReplyMessage = {
  kind: 'chat.reply',
  sessionWebhook: null,
  sessionExpiresAt: null,
  conversation: { type: 'group', id: 'cid1==', title: '绩效评价群' },
  title: '进度',
  markdown: '已提交 **3** 项',
  buttons: [],
};
