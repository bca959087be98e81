// Official text as tables and reports write it. The texts are those of the issue, of evaluation-rules §2.2, §4.2 and §12,
// of the seed's own report, and common variants of them.
import fc from 'fast-check';
import { chineseNumber } from '../../shared/indicators/chineseNumerals';
import { readOfficial } from '../../shared/indicators/readOfficial';
import { inShort } from '../support/officialReading';

it.each([
  ['±10%', 'range -10～10 %'],
  ['完成率≥95%且≤100%', 'range 95～100 %'],
  ['10-20万元', 'range 10～20 万元'],
  ['2~3次', 'range 2～3 次'],
  ['5～8天', 'range 5～8 天'],
  ['5-8天', 'range 5～8 天'],
  ['5—8天', 'range 5～8 天'],
  ['98%～100%', 'range 98～100 %'],
  ['5万-8万元', 'range 5～8 万元'],
  ['偏差在±5%以内', 'range -5～5 %'],
  ['≥95%且≤100%', 'range 95～100 %'],
  ['2024年底', 'date = 2024-12-31 year'],
  ['2024年6月底前', 'date <= 2024-06-30 month'],
  ['2024年12月31日前完成', 'date <= 2024-12-31 day'],
  ['2024-06-30', 'date = 2024-06-30 day'],
  ['2024/6/30', 'date = 2024-06-30 day'],
  ['2024.6.30', 'date = 2024-06-30 day'],
  ['2024年', 'date = 2024-12-31 year'],
  ['2024年底前', 'date <= 2024-12-31 year'],
  ['2024年6月', 'date = 2024-06-30 month'],
  ['2024年上半年', 'date = 2024-06-30 month'],
  ['2024年第三季度末前', 'date <= 2024-09-30 month'],
  ['二〇二四年六月底前', 'date <= 2024-06-30 month'],
])('reads “%s”: %s', (text, expected) => {
  expect(inShort(readOfficial(text))).toBe(expected);
});

it.each([
  ['', 'none'],
  ['　', 'none'],
  ['N/A', 'none'],
  ['不涉及', 'none'],
  ['暂无', 'none'],
  ['无', 'none'],
  ['/', 'none'],
  ['-', 'none'],
  ['——', 'none'],
  ['不适用', 'none'],
  ['按年度计划完成', 'words'],
  ['本年度任务完成', 'words'],
  ['2024年度任务完成', 'words'],
  ['全覆盖', 'words'],
  ['有效保障', 'words'],
  ['完成', 'words'],
  ['百万元', 'words'],
  ['稳步提升', 'words'],
  ['数十个', 'words'],
  ['若干', 'words'],
  ['第3批', 'words'],
  ['附表3-1', 'words'],
  ['三级等保', 'words'],
  ['按三级等保要求完成', 'words'],
  ['统一', 'words'],
  ['一次性通过', 'words'],
  ['万无一失', 'words'],
  ['两个维护', 'words'],
  ['三五个', 'words'],
  ['按照财预〔2020〕10号执行', 'words'],
  ['达标', 'words'],
  ['定性：提升', 'words'],
  ['=合格', 'words'],
  ['有无事故', 'words'],
  ['是', 'words'],
  ['翻一番', 'words'],
  ['7×24小时', 'words'],
  ['1:1', 'words'],
  ['1对1', 'words'],
  ['4A级', 'words'],
  ['≤批复概算', 'words'],
  ['≥上年', 'words'],
  ['十万分之二', 'words'],
  ['全部', 'words'],
])('finds no number in “%s”: %s', (text, expected) => {
  expect(inShort(readOfficial(text))).toBe(expected);
});

it.each([
  ['每月10日前', 'ambiguous'],
  ['1-7月执行率80%', 'ambiguous 80%'],
  ['5-8天内', 'ambiguous 5～8天、≤8天'],
  ['大于95%小于98%', 'ambiguous ＞95%、＜98%'],
  ['男50%女50%', 'ambiguous 50%'],
  ['不为0', 'ambiguous'],
  ['.5', 'ambiguous 5'],
  ['10万余人', 'ambiguous ≥10万余人、=10万余人、≤10万余人'],
  ['100+', 'ambiguous ≥100、=100、≤100'],
  ['365天×24小时', 'ambiguous 365天、24小时'],
  ['不突破预算147万元', 'ambiguous ≤147万元、147万元'],
  ['5天-24小时', 'ambiguous'],
  ['2024年前', 'ambiguous 2023年12月31日前、2024年12月31日前'],
  ['2024年6月前', 'ambiguous 2024年5月31日前、2024年6月30日前'],
  ['6月底前', 'ambiguous'],
  ['12月31日前', 'ambiguous'],
  ['2024年2月30日', 'ambiguous'],
  ['约98%', 'ambiguous ≥98%、=98%、≤98%'],
  ['98%左右', 'ambiguous ≥98%、=98%、≤98%'],
  ['15余个', 'ambiguous ≥15个、=15个、≤15个'],
  ['1.2.3/5', 'ambiguous'],
  ['≥', 'ambiguous'],
  ['≥**%', 'ambiguous'],
  ['≥XX%', 'ambiguous'],
  ['系统功能达标率≥98%，各系统事故发生频率＜2%。', 'ambiguous ≥98%、＜2%'],
  ['≥95%以下', 'ambiguous ≥95%、≤95%'],
  ['超过95%以上', 'ambiguous ＞95%、≥95%'],
  ['1天（24小时）', 'ambiguous 1天、24小时'],
  ['1亿2000万元', 'ambiguous 1亿元、2000万元'],
  ['12，34', 'ambiguous 1234、12、34'],
  ['1.2.3', 'ambiguous'],
  ['1e3', 'ambiguous'],
  ['49/50', 'ambiguous 98%、49/50'],
  ['98.6%（49/50）', 'ambiguous 98.6%、98%、49/50'],
  ['2024年6月底前完成15个', 'ambiguous 2024年6月30日前、15个'],
  ['98 6', 'ambiguous 98、6'],
  ['1 470 000元', 'ambiguous 1470000元、1元、470元、0元'],
  ['高于上年5%', 'ambiguous ＞5%、5%'],
  ['不低于上年的95%', 'ambiguous ≥95%、95%'],
  ['98½%', 'ambiguous'],
  ['10²', 'ambiguous'],
  ['10日前', 'ambiguous'],
  ['年底前', 'ambiguous'],
  ['本年度内', 'ambiguous'],
  ['当年12月底前', 'ambiguous'],
  ['24小时内响应率100%', 'ambiguous ≤24小时、100%'],
])('does not choose for “%s”: %s', (text, expected) => {
  expect(inShort(readOfficial(text))).toBe(expected);
});

it.each([
  ['6月底前', 2024, 'date <= 2024-06-30 month'],
  ['年底前', 2024, 'date <= 2024-12-31 year'],
  ['年度内完成', 2024, 'date <= 2024-12-31 year'],
  ['次年3月底前', 2024, 'date <= 2025-03-31 month'],
  ['2月底前', 2024, 'date <= 2024-02-29 month'],
  ['12月31日前', 2023, 'date <= 2023-12-31 day'],
  ['6月前', 2024, 'ambiguous 2024年5月31日前、2024年6月30日前'],
])('takes the year of “%s” from the project: %d', (text, fiscalYear, expected) => {
  expect(inShort(readOfficial(text, fiscalYear))).toBe(expected);
});

it('says what is unclear, names the readings and keeps the text', () => {
  expect(readOfficial('2024年6月前')).toEqual({
    kind: 'ambiguous',
    text: '2024年6月前',
    readings: ['2024年5月31日前', '2024年6月30日前'],
    message:
      '“2024年6月前”中的“前”分不清包不包括所写的这一段时间，可以读作“2024年5月31日前”、“2024年6月30日前”，请写明确。',
  });
  expect(readOfficial('6月底前')).toMatchObject({ message: '“6月底前”没有写年份，请写明确。' });
  expect(readOfficial('≥**%')).toMatchObject({ message: '“≥**%”只有比较符号，没有数字，请写明确。' });
});

it('does not repeat a long text in its message', () => {
  const reading = readOfficial(`${'系统'.repeat(100)}15个，20家`);
  expect(reading.kind === 'ambiguous' && reading.message.length).toBeLessThan(120);
});

it.each([
  ['十', '10'],
  ['十五', '15'],
  ['二十', '20'],
  ['一百零五', '105'],
  ['一百二十', '120'],
  ['三千五', null],
  ['两万三千', '23000'],
  ['一亿二千万', '120000000'],
  ['二〇二四', '2024'],
  ['九十八点五', '98.5'],
  ['零', '0'],
  ['三五', null],
  ['百', null],
  ['十百', null],
  ['点五', null],
  ['五点', null],
  ['系统', null],
  ['', null],
])('reads the numeral “%s” as %s', (text, value) => {
  expect(chineseNumber(text)).toBe(value);
});

it('never throws, and whatever it reads as a number is one', () => {
  const signs = '0123456789.,-~%％≥≤＜=年月日前底个万元天内以上不超过约十百两半/（）';
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 16 }),
    fc.string({ unit: fc.constantFrom(...signs), maxLength: 14 }),
  );
  fc.assert(
    fc.property(typed, fc.constantFrom(null, 2024), (text, year) => {
      const reading = readOfficial(text, year);
      expect(reading.text).toBe(text);
      if (reading.kind === 'number') expect(reading.value).toMatch(/^-?\d+(\.\d+)?$/);
      if (reading.kind === 'date') expect(Number.isNaN(Date.parse(reading.day))).toBe(false);
      if (reading.kind === 'ambiguous') expect(reading.message).toMatch(/请.*。$/s);
    }),
    { numRuns: 1000 },
  );
});

it.each(['1,.5个', '6,.0个', '1, .5%'])('asks about “%s” instead of failing over its half a number', (text) => {
  expect(readOfficial(text)).toMatchObject({ kind: 'ambiguous', message: expect.stringMatching(/数字的写法不完整/) });
});
