// Why a message stands where it stands, and what comes next, in a sentence.
import { spokenInstant } from '../calendar';
import type { DeliveryState } from './deliveryState';
import type { Channel } from './messageKinds';

/** The way taken because a message did not arrive. */
export type NextWay = 'again' | 'todo' | 'robot' | 'phone';

export interface DeliveryReason {
  state: DeliveryState;
  channel: Channel;
  /** DingTalk's or our own sentence about the last attempt, or why it did not arrive */
  reason: string | null;
  /** when one that waits, or is to be sent again, is due */
  dueAt: Date;
  /** when DingTalk is asked what became of it */
  checkDueAt: Date | null;
  nextWay: NextWay | null;
  /** who told the person by phone */
  toldBy: string | null;
}

/** The reason a message is where it is and the act that follows, or null when its state says everything. */
export function whyOf(facts: DeliveryReason, now: Date): string | null {
  // Somebody who has read it was told, whatever had gone wrong before.
  if (facts.state === 'read') return null;
  const reason = facts.reason && withoutStop(facts.reason);
  const sentence = [reason, nextWords(facts, now)].filter(Boolean).join('，');
  return sentence ? `${sentence}。` : null;
}

/** The same for messages that wait for one reason together: the earliest of them is due at `dueAt`. */
export function whyWaiting(reason: string, dueAt: Date, now: Date): string {
  return `${withoutStop(reason)}，${retryWords({ reason, dueAt }, now)}。`;
}

const withoutStop = (sentence: string) => sentence.replace(/[。，；\s]+$/, '');

function nextWords(facts: DeliveryReason, now: Date): string | null {
  if (facts.state === 'waiting') return retryWords(facts, now);
  if (facts.state === 'sent') return checkWords(facts, now);
  if (facts.state === 'reached') return facts.channel === 'todo' ? '已在对方的钉钉待办里' : null;
  return facts.state === 'missed' ? followUpWords(facts, now) : null;
}

/** Only a later minute is worth a time of day. */
function retryWords({ dueAt, reason }: Pick<DeliveryReason, 'dueAt' | 'reason'>, now: Date): string | null {
  const leftMs = dueAt.getTime() - now.getTime();
  if (leftMs < 60_000) return reason && (leftMs > 0 ? '1 分钟内再试' : '马上再试');
  return `${spokenInstant(dueAt, now)} ${reason ? '再试' : '发出'}`;
}

/** How it will be known whether it arrived: DingTalk reports on notices only, and for a day. */
function checkWords({ channel, checkDueAt, nextWay }: DeliveryReason, now: Date): string | null {
  const again = nextWay === 'again' ? '这是再次发送，' : '';
  if (checkDueAt) return `${again}${spokenInstant(checkDueAt, now)} 向钉钉核实`;
  return channel === 'upkeep' ? null : `${again}对方打开后显示已读`;
}

function followUpWords({ nextWay, toldBy, dueAt }: DeliveryReason, now: Date): string | null {
  if (toldBy) return `${toldBy}已电话告知`;
  switch (nextWay) {
    case null:
      return null;
    case 'again':
      return dueAt > now ? `${spokenInstant(dueAt, now)} 再发一次` : '马上再发一次';
    case 'todo':
      return '对方的钉钉待办里能看到';
    case 'robot':
      return '已改发机器人消息';
    case 'phone':
      return '请电话告知';
  }
}
