// Why a message stands where it stands, and what comes next, in a sentence.
import { dayOf, spokenDay, timeOf } from '../calendar';
import type { DeliveryState } from './deliveryState';

/** The way taken because a message did not arrive. */
export const nextWayLabels = {
  again: '再发一次',
  todo: '看待办',
  robot: '改发机器人消息',
  phone: '电话告知',
} as const;

export type NextWay = keyof typeof nextWayLabels;

/** 10:32 on the same day, 3月12日 周三 10:32 on another one. */
export function spokenInstant(instant: Date, now: Date): string {
  const day = dayOf(instant);
  return day === dayOf(now) ? timeOf(instant) : `${spokenDay(day)} ${timeOf(instant)}`;
}

export interface DeliveryReason {
  state: DeliveryState;
  /** DingTalk's or our own sentence about the last attempt, or why it did not arrive */
  reason: string | null;
  /** when a waiting one is due */
  dueAt: Date;
  nextWay: NextWay | null;
  /** who told the person by phone */
  toldBy: string | null;
}

/** The reason a message is where it is and the act that follows, or null when its state says everything. */
export function whyOf(facts: DeliveryReason, now: Date): string | null {
  const reason = facts.reason?.replace(/[。，；\s]+$/, '') || null;
  const next = facts.state === 'waiting' ? retryWords(facts, now) : followUpWords(facts);
  const sentence = [reason, next].filter(Boolean).join('，');
  return sentence ? `${sentence}。` : null;
}

/** Only a later hour is worth telling: what is due leaves within seconds. */
function retryWords({ dueAt, reason }: DeliveryReason, now: Date): string | null {
  if (dueAt.getTime() - now.getTime() < 60_000) return reason ? '马上再试' : null;
  return `${spokenInstant(dueAt, now)} ${reason ? '再试' : '发出'}`;
}

function followUpWords({ nextWay, toldBy }: DeliveryReason): string | null {
  if (toldBy) return `${toldBy}已电话告知`;
  if (nextWay === 'phone') return '请电话告知';
  if (nextWay === 'todo') return '本人的钉钉待办里能看到';
  return nextWay ? `已安排${nextWayLabels[nextWay]}` : null;
}
