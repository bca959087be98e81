import { quotaLevel, usedByMonthEnd, type QuotaFacts } from './policy';

/** Calls left this month, never below 0; none when DingTalk says so, whatever was counted. */
export function callsLeft({ used, limit, refused }: Pick<QuotaFacts, 'used' | 'limit' | 'refused'>): number {
  return refused ? 0 : Math.max(0, limit - used);
}

/** 3,120: thousands are grouped the same on every device. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Used, left, and where the month is heading, in one sentence. */
export function quotaSummary(facts: QuotaFacts): string {
  const { used, limit, refused } = facts;
  if (quotaLevel(facts) === 'spent')
    return refused && used < limit
      ? `钉钉答复本月额度已用完（本应用记录 ${grouped(used)} 次，可能还有其他应用在用）。`
      : `本月 ${grouped(limit)} 次接口调用已用完。`;
  const expected = usedByMonthEnd(facts);
  const outlook =
    expected > limit
      ? `照目前的速度，到月底约需 ${grouped(expected)} 次，额度不够。`
      : `照目前的速度，到月底约用 ${grouped(expected)} 次。`;
  return `本月已用 ${grouped(used)} 次，还剩 ${grouped(callsLeft(facts))} 次。${outlook}`;
}
