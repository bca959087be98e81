import { readBotMessage } from '../../server/dingtalk/stream/botMessage';

const groupMessage = {
  conversationId: 'cidjMOsz==',
  conversationType: '2',
  conversationTitle: '绩效评价群',
  isInAtList: true,
  atUsers: [{ dingtalkId: '$:LWCP_v1:$bot' }],
  chatbotCorpId: 'ding-corp',
  msgId: 'msg1==',
  senderNick: '张三',
  senderStaffId: 'u1',
  senderCorpId: 'ding-corp',
  createAt: 1695199269062,
  sessionWebhook: 'https://oapi.dingtalk.com/robot/sendBySession?session=x',
  sessionWebhookExpiredTime: 1695204671648,
  msgtype: 'text',
  text: { content: ' 进度' },
};

describe('a message to the bot', () => {
  it('in a group', () => {
    expect(readBotMessage(groupMessage, 'frame')).toEqual({
      id: 'msg1==',
      text: '进度',
      senderUserId: 'u1',
      senderName: '张三',
      isRobots: false,
      isProven: true,
      claimedGroup: null,
      corpId: 'ding-corp',
      conversation: { type: 'group', id: 'cidjMOsz==', title: '绩效评价群' },
      sessionWebhook: groupMessage.sessionWebhook,
      sessionExpiresAt: 1695204671648,
      sentAt: 1695199269062,
    });
  });

  it('of our own robot that comes back is known as such', () => {
    const own = { ...groupMessage, chatbotUserId: '$:LWCP_v1:$bot', senderId: '$:LWCP_v1:$bot' };
    expect(readBotMessage(own, 'frame')?.isRobots).toBe(true);
  });

  it('in a direct conversation, which knows whom to answer later', () => {
    const { conversationTitle: _, ...direct } = { ...groupMessage, conversationType: '1' };
    expect(readBotMessage(direct, 'frame')?.conversation).toEqual({
      type: 'direct',
      id: 'cidjMOsz==',
      title: null,
      userId: 'u1',
    });
  });

  it.each([
    ['　我的任务　', '我的任务'],
    ['财政网络运维服务费　得分', '财政网络运维服务费 得分'],
    ['\u2005\u00a0进度\u200b', '进度'],
    ['@绩效通\u2005进度', '进度'],
    ['@绩效通 @李四 进度', '进度'],
    ['@绩效通', ''],
    ['催办 @李四', '催办 @李四'],
    ['登记故障\n机房空调停机', '登记故障\n机房空调停机'],
  ])('%j reads as %j', (content, text) => {
    expect(readBotMessage({ ...groupMessage, text: { content } }, 'frame')?.text).toBe(text);
  });

  it('dictated, or between pictures, is read too', () => {
    const { text: _, ...other } = groupMessage;
    expect(readBotMessage({ ...other, content: { recognition: '进度' } }, 'f')?.text).toBe('进度');
    const richText = [{ text: '机房 ' }, { type: 'picture', downloadCode: 'd' }, { text: '漏水' }];
    expect(readBotMessage({ ...other, content: { richText } }, 'f')?.text).toBe('机房 漏水');
    expect(readBotMessage({ ...other, content: 'something new' }, 'f')?.text).toBe('');
  });

  it('of an outsider carries no userid, and without an id of its own takes the frame’s', () => {
    const { senderStaffId: _, msgId: __, ...outsider } = groupMessage;
    expect(readBotMessage(outsider, 'frame')).toMatchObject({ id: 'frame', senderUserId: null });
  });

  it('that is none is told apart', () => {
    expect(readBotMessage({ hello: 1 }, 'frame')).toBeNull();
    expect(readBotMessage(null, 'frame')).toBeNull();
  });
});
