// 定性指标: bands and the percentage inside them, evaluation-rules §2.3.
import type { Band } from '../../shared/contracts/common';
import { getProfile } from '../../shared/scoring/profiles';
import type { SheetIndicator } from '../../shared/scoring/types';
import { goldenSheet } from '../support/goldenSheet';
import { scoreQualitative } from '../support/told';

const national = getProfile('national-2020');
const row = (band: Band | null, bandPercent: string | null): SheetIndicator => ({
  ...goldenSheet().indicators.find((one) => one.id === 'B2')!,
  band,
  bandPercent,
});

it.each<[Band, string, string]>([
  ['achieved', '100', '13.00'],
  ['achieved', '100.0', '13.00'],
  ['achieved', '80', '10.40'],
  ['partly-achieved', '79.99', '10.40'],
  ['partly-achieved', '60', '7.80'],
  ['not-achieved', '59.99', '7.80'],
  ['not-achieved', '0', '0.00'],
])('%s at %s %% earns %s of 13', (band, percent, score) => {
  expect(scoreQualitative(row(band, percent), national)).toMatchObject({ score, problem: null });
});

it.each<[Band | null, string | null, string, string]>([
  [null, null, 'band-missing', '请选择完成情况。'],
  [null, '90', 'band-missing', '请选择完成情况。'],
  ['achieved', null, 'band-percent-missing', '请在80%～100%（含80%）内选定完成程度。'],
  ['achieved', '高', 'band-percent-unreadable', '完成程度“高”不是数字，请在80%～100%（含80%）内选定。'],
  ['achieved', '79.99', 'band-percent-outside', '“达成预期指标”的完成程度应在80%～100%（含80%），现为79.99%。'],
  ['achieved', '100.01', 'band-percent-outside', '“达成预期指标”的完成程度应在80%～100%（含80%），现为100.01%。'],
  [
    'partly-achieved',
    '80',
    'band-percent-outside',
    '“部分达成预期指标并具有一定效果”的完成程度应在60%～80%（含60%），现为80%。',
  ],
  ['not-achieved', '60', 'band-percent-outside', '“未达成预期指标且效果较差”的完成程度应在60%以下，现为60%。'],
  ['not-achieved', '-1', 'band-percent-outside', '“未达成预期指标且效果较差”的完成程度应在60%以下，现为-1%。'],
])('%s at %s has no score: %s', (band, percent, code, message) => {
  expect(scoreQualitative(row(band, percent), national)).toMatchObject({ score: null, problem: { code, message } });
});

it('explains the percentage, and what the whole would have earned', () => {
  expect(scoreQualitative(row('achieved', '90'), national).explanation).toEqual({
    rule: 'qualitative.achieved',
    text: '完成情况为“达成预期指标”，该档为80%～100%（含80%），评定90%：13×90%＝11.70分。',
    inputs: { 年度指标值: '提高', 完成情况: '达成预期指标', 完成程度: '90%', 分值: '13' },
    source: '财预〔2020〕10号（定性指标分三档：100%～80%（含）、80%～60%（含）、60%～0%）',
    whatIf: '若评定为100%，可得13分，多得1.30分。',
  });
});

it('rests on the national bands also where only the execution rate is a province’s own', () => {
  const { source } = scoreQualitative(row('achieved', '90'), getProfile('jiangxi-steps')).explanation;
  expect(source).not.toContain('江西');
});
