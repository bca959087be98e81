// How sparing the product is with DingTalk's monthly quota. The thresholds are 产品默认规则: no regulation names them.

/** From here on the month's calls count as low, whatever the date. */
const LOW_FROM_PERCENT = 80;
/** From here on they count as low when the pace so far would use more than the month has. */
const WATCH_PACE_FROM_PERCENT = 50;

export const quotaLevelLabels = {
  normal: '充足',
  low: '偏紧',
  spent: '已用完',
} as const;

export type QuotaLevel = keyof typeof quotaLevelLabels;

export interface QuotaPolicy {
  level: QuotaLevel;
  /** several messages to one person leave as one */
  digest: boolean;
  /** cards leave by themselves; otherwise only when somebody asks for one */
  cards: boolean;
  /** answers of the robot bring their picture, which costs two calls more */
  pictures: boolean;
  /** DingTalk is asked what became of messages; otherwise only opening the page tells */
  poll: boolean;
}

export interface QuotaFacts {
  used: number;
  limit: number;
  /** day of the month, 1–31, in Asia/Shanghai */
  day: number;
  daysInMonth: number;
  /** DingTalk itself has refused a call this month because the quota is used up, and taken none since */
  refused: boolean;
}

/** What will be used by the end of the month if every day goes on like those so far, today counted as a whole day. */
export function usedByMonthEnd({ used, day, daysInMonth }: Pick<QuotaFacts, 'used' | 'day' | 'daysInMonth'>): number {
  return Math.round((used * daysInMonth) / day);
}

/** How much is left, as a level. */
export function quotaLevel(facts: QuotaFacts): QuotaLevel {
  const { used, limit, refused } = facts;
  if (refused || used >= limit) return 'spent';
  const share = (used * 100) / limit;
  if (share >= LOW_FROM_PERCENT) return 'low';
  return share >= WATCH_PACE_FROM_PERCENT && usedByMonthEnd(facts) > limit ? 'low' : 'normal';
}

/** What is still done and what is saved at a level. */
export function policyAt(level: QuotaLevel): QuotaPolicy {
  const plenty = level === 'normal';
  return { level, digest: !plenty, cards: plenty, pictures: plenty, poll: plenty };
}

/** What the office reads about a level: what the product does now, one sentence each. */
export const policySentences: Record<QuotaLevel, string[]> = {
  normal: ['通知、待办和卡片照常发送，并向钉钉核实是否送达。'],
  low: [
    '通知和待办照常发送，互动卡片改为普通通知，机器人的回答不再配图。',
    '不再向钉钉核实送达，收件人打开页面后才显示已读。',
  ],
  spent: [
    '钉钉暂不接收本应用的消息，已写好的消息都保留，每半小时再试一次，额度恢复后补发。',
    '填报、审核和打开页面不受影响，急事请电话告知。',
    '请联系钉钉管理员增购接口调用量，或等下月 1 日额度恢复。',
  ],
};
