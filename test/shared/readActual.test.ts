import { readActual } from '../../shared/indicators/readActual';

it.each([
  ['98.6', '%', '98.6'],
  ['98.6%', '%', '98.6'],
  ['９８．５％', '%', '98.5'],
  ['98.6 %', '%', '98.6'],
  ['  98.6%。', '%', '98.6'],
  ['98%', '百分比', '98'],
  ['98\u200b', '%', '98'],
  ['1,234.5', null, '1234.5'],
  ['1，234.5', null, '1234.5'],
  ['1,234,567', '元', '1234567'],
  ['121.88万', '万元', '121.88'],
  ['121.88 万元', '万元', '121.88'],
  ['1218800元', '万元', '121.88'],
  ['121.88万元', '元', '1218800'],
  ['15个', '个', '15'],
  ['5㎡', 'm²', '5'],
  ['+85', null, '85'],
  ['-0', null, '0'],
  ['0', '起', '0'],
  ['000085', null, '85'],
  ['123456789012345', null, '123456789012345'],
])('reads “%s” in %s as %s', (typed, unit, value) => {
  expect(readActual(typed, unit)).toMatchObject({ value });
});

it.each([
  ['', 'missing', '请填写实际完成值。'],
  ['　', 'missing', '请填写实际完成值。'],
  ['-', 'missing', '“-”不能代替实际完成值，请填写实际数，例如98.6。'],
  ['——', 'missing', '“--”不能代替实际完成值，请填写实际数，例如98.6。'],
  ['/', 'missing', '“/”不能代替实际完成值，请填写实际数，例如98.6。'],
  ['无', 'missing', '“无”分不清是0还是没有统计：确实没有发生的请填0，没有统计的请补充统计后填写。'],
  ['不适用', 'missing', '“不适用”的指标不能计分，请与绩效管理员联系调整指标；适用的请填写实际数，例如98.6。'],
  ['≥98%', 'comparator', '“≥98%”是指标值的写法，不是实际测得的数，请填写实际数，例如98.6。'],
  ['＜2%', 'comparator', '“<2%”是指标值的写法，不是实际测得的数，请填写实际数，例如98.6。'],
  ['约98%', 'approximate', '“约98%”不是确数，请填写实际数，例如98.6。'],
  ['1-2', 'range', '“1-2”是一个范围，请填写一个实际数，例如98.6。'],
  ['2024-01-31', 'date', '“2024-01-31”是日期，请填写实际数，例如98.6。'],
  ['-5', 'negative', '实际完成值不能是负数，请核对；确有负数的，请与绩效管理员联系，换一种指标写法。'],
  ['85分', 'unit', '单位“分”与指标的计量单位“%”不一致，请换算成“%”后填写，例如98.6。'],
  ['12,34', 'grouping', '“12,34”的千位分隔符位置不对，请去掉逗号后填写。'],
  ['1e3', 'not-a-number', '“1e3”不是普通写法的数字，请填写算好的实际数，例如98.6。'],
  ['全部达标', 'not-a-number', '“全部达标”不是数字，请填写实际数，例如98.6。'],
  ['1234567890123456', 'too-long', '数字不能超过15位，请核对。'],
])('answers “%s” in %% with its own sentence (%s)', (typed, problem, message) => {
  expect(readActual(typed, '%')).toEqual({ problem, message });
});

it.each([
  ['>= 98', '%', 'comparator'],
  ['=15个', '个', 'comparator'],
  ['95%以上', '%', 'comparator'],
  ['达到100%', '%', 'comparator'],
  ['不低于95%', '%', 'comparator'],
  ['1天内', '天', 'comparator'],
  ['98%左右', '%', 'approximate'],
  ['15多个', '个', 'approximate'],
  ['98%～99%', '%', 'range'],
  ['2000—3000', '个', 'range'],
  ['2023年12月', '天', 'date'],
  ['−5', '个', 'negative'],
  ['24小时', '天', 'unit'],
  ['1天', '小时', 'unit'],
  ['15个系统', '个', 'unit'],
  ['15个', null, 'unit'],
  ['1，2', '个', 'grouping'],
  ['0x10', '个', 'not-a-number'],
  ['1_000', '个', 'not-a-number'],
  ['98 6', '%', 'not-a-number'],
  ['1 234', '个', 'not-a-number'],
  ['10²', '个', 'not-a-number'],
  ['①', '个', 'not-a-number'],
  ['98½', '%', 'not-a-number'],
  ['49/50', '%', 'not-a-number'],
  ['百分之98', '%', 'not-a-number'],
  ['十五', '个', 'not-a-number'],
  ['٣', '个', 'not-a-number'],
  ['NaN', '个', 'not-a-number'],
  ['.5', '%', 'not-a-number'],
  ['98.', '%', 'not-a-number'],
  ['1.2.3', '个', 'not-a-number'],
])('does not guess at “%s” in %s: %s', (typed, unit, problem) => {
  const read = readActual(typed, unit);
  expect(read).toMatchObject({ problem });
  expect('message' in read && read.message).toMatch(/请.*。$/);
});

it('does not repeat a long text in its sentence', () => {
  const read = readActual('系'.repeat(200), '个');
  expect('message' in read && read.message.length).toBeLessThan(60);
});

it.each([
  ['0.5亿', '万元', '5000'],
  ['1.2亿元', '元', '120000000'],
  ['2万人次', '人次', '20000'],
  ['2万', '户', '20000'],
  ['1500户', '万户', '0.15'],
  ['3千克', '克', '3000'],
  ['5‰', '%', '0.5'],
  ['0.5%', '‰', '5'],
  ['3个工作日', '工作日', '3'],
  ['2个小时', '小时', '2'],
  ['5日', '天', '5'],
])('converts “%s” exactly into %s: %s', (typed, unit, value) => {
  expect(readActual(typed, unit)).toMatchObject({ value });
});

it.each([
  ['2万', '%'],
  ['3个百分点', '%'],
  ['2工作日', '天'],
  ['2万台', '户'],
])('does not convert “%s” into %s', (typed, unit) => {
  expect(readActual(typed, unit)).toMatchObject({ problem: 'unit' });
});
