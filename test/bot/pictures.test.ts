// What a picture says whatever names and figures it gets. Its strokes are looked at with the eye.
import { drawPicture, hasChineseFont, svgOf } from '../../server/bot/pictures/draw';
import { gradesPicture, progressPicture } from '../../server/bot/pictures/ofCampaign';
import { fitting, widthOf, wrapped } from '../../server/bot/pictures/canvas';

const NOW = new Date('2025-03-12T02:32:00.000Z');
const demo = { isDemo: true };
const unit = (unitName: string, open = 1) => ({
  unitId: unitName,
  unitName,
  open,
  inReview: 1,
  completed: 1,
  overdue: 0,
});
const wordsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words);

it('says what is to be seen, each part with its figure, as of when, and that it is demo data', () => {
  const picture = progressPicture(
    demo,
    '市直部门',
    { total: 6, open: 2, inReview: 2, completed: 2 },
    [unit('甲局'), unit('乙局')],
    NOW,
  );
  expect(wordsOf(svgOf(picture))).toEqual([
    '市直部门：6 项中 4 项已交',
    '4/6',
    '已交',
    '已办结',
    '2',
    '审核中',
    '2',
    '未交',
    '2',
    '甲局',
    '2/3 已交',
    '乙局',
    '2/3 已交',
    '截至 3月12日 周三 10:32。演示数据',
  ]);
});

it('draws no bar for a single unit, and no more than can be read', () => {
  const rowsOf = (count: number) =>
    progressPicture(
      demo,
      '',
      { total: count, open: 0, inReview: 0, completed: count },
      Array.from({ length: count }, () => unit('局')),
      NOW,
    ).rows.length;
  expect([rowsOf(1), rowsOf(3), rowsOf(60)]).toEqual([0, 3, 5]);
});

it('takes names as words, however they are written', () => {
  const hostile = '<script>"\'&\u0000\ud800</text>';
  const svg = svgOf(gradesPicture({ isDemo: false }, [{ grade: hostile, count: 0 }], NOW));
  expect(svg).not.toMatch(/<script|<\/text><\/text>|[\u0000\ud800]/u);
  expect(svg).toContain('&lt;script&gt;&quot;&apos;&amp;');
  expect(svg).not.toMatch(/NaN|Infinity/);
});

it.each([
  ['', 100],
  ['短', 100],
  ['不动产登记系统运维与等级保护测评和安全加固服务项目', 100],
  ['a'.repeat(200), 60],
])('fits “%s” into its width', (words, width) => {
  expect(widthOf(fitting(words, width), 13)).toBeLessThanOrEqual(width);
  for (const line of wrapped(words.repeat(3), width, 16)) expect(widthOf(line, 16)).toBeLessThanOrEqual(width);
  expect(wrapped(words, width, 16).join('')).toBe(words);
});

it('breaks no figure, and begins no line with a comma', () => {
  const lines = wrapped('执行率 86.81%，预算 29693.00 万元，已支出 25775.98 万元', 80, 16);
  expect(lines.join('')).toContain('29693.00');
  for (const line of lines) expect(line).toMatch(/^(?![，。；])[^]*$/);
  expect(lines.some((line) => line.includes('25775.98'))).toBe(true);
});

it('is drawn as 720 pixels of PNG, whatever the characters, where there is a font to write them with', async () => {
  const picture = gradesPicture(demo, [{ grade: '优 &<8%·—“😀', count: 3 }], NOW);
  const [first, again] = [await drawPicture(picture), await drawPicture(picture)];
  expect(first !== null).toBe(await hasChineseFont());
  if (first === null) return;
  expect(first.subarray(1, 4).toString()).toBe('PNG');
  expect(first.readUInt32BE(16)).toBe(720);
  expect(again).toEqual(first);
});
