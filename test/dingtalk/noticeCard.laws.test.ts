// Laws of the notice over random office texts: long Chinese names, emoji, markdown characters, whole essays as a reason.
import fc from 'fast-check';
import { noticeCard } from '../../server/dingtalk/notices';
import type { NoticeMessage } from '../../server/dingtalk/port';

const character = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'财政网络运维服务费自评项目绩效（演示）《》、，。') },
  { weight: 2, arbitrary: fc.constantFrom('🏛️', '👩‍💼', '𠮷', '🈶', '\u0301') },
  { weight: 2, arbitrary: fc.constantFrom(...'[]()#>*_`<!\\"\n\t：-') },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }) },
);
const text = (maxLength: number) => fc.array(character, { minLength: 1, maxLength }).map((all) => all.join(''));
const FOOTERS = [{ label: '提醒设置', path: '#/reminders' }, undefined];
const notice: fc.Arbitrary<NoticeMessage> = fc.record({
  kind: fc.constant('notice' as const),
  userIds: fc.constant(['u1']),
  title: text(300),
  lines: fc.array(text(1200), { maxLength: 12 }),
  buttonLabel: text(30),
  path: fc.uuid().map((id) => `#/tasks/${id}`),
  footer: fc.constantFrom(...FOOTERS),
});
const BASE = `https://jixiao.example.gov.cn/${'a'.repeat(300)}/`;

it('fits, is well formed, carries no foreign link, keeps its beginning, and reads the same each time', () => {
  fc.assert(
    fc.property(notice, (message) => {
      const card = noticeCard(BASE, message);
      const wire = JSON.stringify(card);
      const { title, markdown, single_title } = card.action_card;
      expect(Buffer.byteLength(wire)).toBeLessThanOrEqual(2048);
      expect([title, markdown, single_title].every((one) => one.isWellFormed())).toBe(true);
      expect([...single_title].length).toBeLessThanOrEqual(20);
      // Our own link, at the end, is the only one.
      const [words, ...more] = markdown.split(`  \n[提醒设置](${BASE}#/reminders)`);
      expect(more.join('')).toBe('');
      expect(words).not.toMatch(/\][(（[:]|<[a-z/!?]/i);
      expect(markdown.startsWith(`### ${title}`)).toBe(true);
      expect(JSON.stringify(noticeCard(BASE, structuredClone(message)))).toBe(wire);
    }),
    { numRuns: 2000 },
  );
});
