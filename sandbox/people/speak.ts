// A person says something in a chat; what is meant for the bot is pushed to the app.
import type { Conversation, Message } from '../state/chats';
import type { Content } from '../state/content';
import { encryptedId } from '../state/ids';
import type { MediaFile } from '../state/media';
import type { SandboxUser } from '../options';
import { replyContent } from '../topapi/sessionReplies';
import type { World } from '../world';

const OFFLINE = '机器人暂时不在线，请稍后再发';

export interface Utterance {
  text: string;
  /** in groups the bot hears only what is addressed to it */
  atBot: boolean;
  file: MediaFile | null;
}

export interface Spoken {
  message: Message;
  /** whether the app got it; null when it was not addressed to the bot */
  delivered: boolean | null;
}

export async function speak(
  world: World,
  person: SandboxUser,
  conversation: Conversation,
  said: Utterance,
): Promise<Spoken> {
  const isDirect = conversation.type === 'direct';
  const mention = `@${world.app.name}`;
  const atBot = isDirect || said.atBot || said.text.includes(mention);
  const shownText = !isDirect && atBot && !said.text.includes(mention) ? `${mention} ${said.text}` : said.text;
  const mediaId = said.file ? world.media.keep(said.file) : null;
  const content: Content =
    said.file && mediaId
      ? { type: 'file', name: said.file.name, url: `/__sandbox/media/${encodeURIComponent(mediaId)}` }
      : { type: 'text', text: shownText };
  const message = world.chats.post(conversation, { kind: 'person', userid: person.userid }, content);
  world.chats.markRead(conversation, person.userid);
  if (!atBot) return { message, delivered: null };
  const body = said.file
    ? fileBody(said.file, mediaId ?? '')
    : { msgtype: 'text', text: { content: heardText(isDirect, said.text, mention) } };
  const { isDelivered, answer } = await world.push.robot(envelope(world, person, conversation, message), body);
  // Over HTTP the app may answer the push itself with what it has to say.
  const reply = replyContent(answer);
  if (reply) world.chats.post(conversation, { kind: 'bot' }, reply);
  if (!isDelivered) world.chats.post(conversation, { kind: 'system' }, { type: 'text', text: OFFLINE });
  return { message, delivered: isDelivered };
}

/** The mention is taken out and leaves a space in front. */
function heardText(isDirect: boolean, text: string, mention: string): string {
  return isDirect ? text : ` ${text.replace(mention, '').trim()}`;
}

function fileBody(file: MediaFile, downloadCode: string): object {
  if (file.contentType.startsWith('image/')) return { msgtype: 'picture', content: { downloadCode } };
  return { msgtype: 'file', content: { downloadCode, fileName: file.name } };
}

function envelope(world: World, person: SandboxUser, conversation: Conversation, message: Message): object {
  const { corpId } = world.directory;
  const session = world.credentials.openSession(conversation.id, message.at);
  const botId = encryptedId(`bot-${world.app.robotCode}`);
  const ofGroup =
    conversation.type === 'group'
      ? { conversationTitle: conversation.title, isInAtList: true, atUsers: [{ dingtalkId: botId }] }
      : {};
  return {
    conversationId: conversation.id,
    conversationType: conversation.type === 'group' ? '2' : '1',
    ...ofGroup,
    chatbotCorpId: corpId,
    chatbotUserId: botId,
    robotCode: world.app.robotCode,
    msgId: message.id,
    senderId: encryptedId(person.userid),
    senderNick: person.name,
    senderStaffId: person.userid,
    senderCorpId: corpId,
    isAdmin: person.admin ?? false,
    senderPlatform: 'Android',
    createAt: message.at,
    sessionWebhook: `${world.origin}/robot/sendBySession?session=${session.id}`,
    sessionWebhookExpiredTime: session.expiresAt,
  };
}
