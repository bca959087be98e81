// The templates that ship, and the law of their texts: what is written is read as the same template.
import fc from 'fast-check';
import { sumDecimals } from '../../shared/decimal';
import { getProfile } from '../../shared/scoring/profiles';
import { getTemplate, listPools, listTemplates } from '../../shared/templates';
import { checkTemplate } from '../../shared/templates/checkTemplate';
import { draftOf, readDraft } from '../../shared/templates/draft';
import { templateFindings } from '../../shared/templates/quality';
import { readTargetText, writeTarget } from '../../shared/templates/targetText';
import { anyTemplate } from './generate';

describe.each(listTemplates().map((template) => [template.name, template] as const))('%s', (_name, template) => {
  it('is sound: points add up, levels fit the profile, names differ, every target is read', () => {
    expect(checkTemplate(template)).toEqual([]);
    expect(readDraft(draftOf(template))).toEqual({ template, problems: [] });
    expect(getTemplate(template.id)).toBe(template);
  });

  it('makes 100 with the execution rate', () => {
    const execution = template.profileId ? getProfile(template.profileId).weights.execution : '0';
    expect(sumDecimals([execution, ...template.indicators.map(({ points }) => points)])).toBe('100');
  });
});

it('says of each indicator of the library what it divides, where the figures come from and where the target is from', () => {
  const [pool] = listPools();
  const names = pool!.indicators.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, definition, dataSource, targetBasis, level1, target, unit } of pool!.indicators) {
    if (name.endsWith('率')) expect([name, definition]).toEqual([name, expect.stringMatching(/÷.+×100%/)]);
    expect([name, dataSource, targetBasis]).not.toContain(null);
    expect(targetBasis).toMatch(/报告|供参考|由各项目|批复/);
    expect(level1).toMatch(/^(产出|效益|满意度)指标$/);
    expect([name, target === '' || unit !== null]).toEqual([name, true]);
  }
});

it('has nothing for the quality check to find in the IT templates and the national forms', () => {
  for (const template of listTemplates().filter(({ kind }) => kind === 'self-evaluation'))
    expect([template.name, templateFindings(draftOf(template))]).toEqual([template.name, []]);
});

it('takes every indicator of the IT templates from the library', () => {
  const known = new Set(listPools()[0]!.indicators.map(({ name }) => name));
  for (const { id, indicators } of listTemplates())
    if (id.startsWith('it-')) expect(indicators.filter(({ name }) => !known.has(name))).toEqual([]);
});

it('reads the words it writes, whatever the template', () => {
  fc.assert(
    fc.property(anyTemplate(), (template) => {
      expect(readDraft(draftOf(template)).template).toStrictEqual(template);
    }),
    { numRuns: 300 },
  );
});

it.each([
  ['≥98%', { comparator: '>=', target: '98', unit: '%' }],
  ['不少于１５个', { comparator: '>=', target: '15', unit: '个' }],
  ['≤____万元', { comparator: '<=', target: '', unit: '万元' }],
  ['____年__月__日前', { targetKind: 'date', target: '' }],
  ['≥3（单位：人/10户）', { comparator: '>=', target: '3', unit: '人/10户' }],
  ['18～27℃', { targetKind: 'range', target: '18', targetTo: '27' }],
  ['2024年6月底前', { targetKind: 'date', target: '2024-06-30' }],
  ['定性：按季度完成2次', { kind: 'qualitative', target: '按季度完成2次' }],
  ['定性：____', { kind: 'qualitative', target: '' }],
])('%s is read', (text, expected) => {
  expect(readTargetText(text)).toMatchObject(expected);
});

it.each([
  ['98%', '可以读作“≥98%”、“=98%”、“≤98%”'],
  ['', '没有写年度指标值'],
  ['定性', '只写了“定性”'],
  ['无', '没有说明要达到什么'],
  ['≥', '没有数字'],
  ['6月底前', '年'],
  ['≥95%，≥98%', '可以读作“≥95%”、“≥98%”'],
])('“%s” is not guessed at', (text, words) => {
  expect(readTargetText(text)).toEqual({ message: expect.stringContaining(words) });
});

it('writes a unit that would be misread outright', () => {
  const row = { kind: 'quantitative', comparator: '>=', target: '3', unit: '10²个' } as const;
  expect(writeTarget(row)).toBe('≥3（单位：10²个）');
});
