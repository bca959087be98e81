// The kinds of queued messages, as the office sees them: which way each goes, and which of them tell nobody anything new.
import { wayLabels, type Way } from './deliveryState';

/** Where a kind is shown. `upkeep`: it only keeps what was told before up to date, such as a to-do marked as done. */
export type Channel = Way | 'upkeep';

export const channelLabels: Record<Channel, string> = { ...wayLabels, upkeep: '待办、卡片的更新' };

const CHANNELS: Record<string, Channel> = {
  notice: 'notice',
  'todo.open': 'todo',
  card: 'card',
  robot: 'robot',
  file: 'robot',
  picture: 'robot',
  'chat.reply': 'robot',
};

/** Those a message can be looked for by. */
export const channels: Channel[] = [...new Set(Object.values(CHANNELS)), 'upkeep'];

/** The way a kind of message goes. A kind that tells nobody anything, and one not known here, is upkeep: it is shown all the same. */
export function channelOf(kind: string): Channel {
  return CHANNELS[kind] ?? 'upkeep';
}

/** What a line without words of its own is called. */
const UPKEEP_TITLES: Record<string, string> = {
  'todo.close': '待办标为已办',
  'todo.update': '更新待办',
  'todo.cancel': '撤销待办',
  'card.update': '更新互动卡片',
  'oa.start': '发起钉钉审批',
  'oa.execute': '把审核意见同步到钉钉审批',
  'oa.terminate': '撤销钉钉审批',
  'oa.comment': '在钉钉审批中说明',
  'chat.reply': '回答提问',
  picture: '图片',
};

/**
 * The head of a message on the board. An answer of the robot is between it and who asked: only that there was one is told.
 *
 * @param payload what was queued; its words differ by kind
 */
export function titleOfMessage(kind: string, payload: object): string {
  const fixed = UPKEEP_TITLES[kind];
  if (fixed) return fixed;
  const { title, subject, fileName } = payload as { title?: unknown; subject?: unknown; fileName?: unknown };
  const words = [title, subject, fileName].find((one) => typeof one === 'string');
  return typeof words === 'string' ? words : '更新钉钉里的内容';
}
