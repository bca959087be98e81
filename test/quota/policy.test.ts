// 产品默认规则: when DingTalk's monthly quota counts as low, and what is saved then.
import { policyAt, quotaLevel, usedByMonthEnd, type QuotaFacts } from '../../shared/quota/policy';
import { quotaSummary } from '../../shared/quota/words';

const facts = (changes: Partial<QuotaFacts> = {}): QuotaFacts => ({
  used: 0,
  limit: 5000,
  day: 15,
  daysInMonth: 30,
  refused: false,
  ...changes,
});

it.each([
  ['nothing used', {}, 'normal'],
  ['80 % used', { used: 4000, day: 30 }, 'low'],
  ['just below', { used: 3999, day: 30 }, 'normal'],
  ['half used, half the month gone', { used: 2500 }, 'normal'],
  ['half used, and faster than the month allows', { used: 2500, day: 14 }, 'low'],
  ['a busy first day is no pace yet', { used: 2000, day: 1 }, 'normal'],
  ['all used', { used: 5000 }, 'spent'],
  ['more than all used', { used: 5200 }, 'spent'],
  ['DingTalk says so, whatever was counted', { used: 10, refused: true }, 'spent'],
] as const)('%s: %j is %s', (_, changes, level) => {
  expect(quotaLevel(facts(changes))).toBe(level);
});

it('saves what can be saved as soon as it is low', () => {
  expect(policyAt('normal')).toEqual({ level: 'normal', digest: false, cards: true, pictures: true, poll: true });
  expect(policyAt('low')).toEqual({ level: 'low', digest: true, cards: false, pictures: false, poll: false });
  expect(policyAt('spent')).toEqual({ level: 'spent', digest: true, cards: false, pictures: false, poll: false });
});

it('looks ahead by the pace so far', () => {
  expect(usedByMonthEnd({ used: 100, day: 10, daysInMonth: 30 })).toBe(300);
});

it.each([
  [{ used: 1880, day: 20 }, '本月已用 1,880 次，还剩 3,120 次。照目前的速度，到月底约用 2,820 次。'],
  [{ used: 3000, day: 10 }, '本月已用 3,000 次，还剩 2,000 次。照目前的速度，到月底约需 9,000 次，额度不够。'],
  [{ used: 5000 }, '本月 5,000 次接口调用已用完。'],
  [{ used: 10, refused: true }, '钉钉答复本月额度已用完（本应用记录 10 次，可能还有其他应用在用）。'],
])('says it in one sentence: %j', (changes, sentence) => {
  expect(quotaSummary(facts(changes))).toBe(sentence);
});
