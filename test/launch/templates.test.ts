// Templates at work on projects and on what was answered: applied, compared, replayed; profiles in words.
import { profileParts } from '../../shared/scoring/profileWords';
import { scoreSheet } from '../../shared/scoring/scoreSheet';
import { getProfile, listProfiles } from '../../shared/scoring/profiles';
import type { Sheet } from '../../shared/scoring/types';
import { getTemplate } from '../../shared/templates';
import { applyTemplate, isOpenTarget } from '../../shared/templates/applyTemplate';
import { templateDifferences } from '../../shared/templates/differences';
import { draftOf, emptyDraftRow } from '../../shared/templates/draft';
import { replaySheet } from '../../shared/templates/replay';
import { indicatorTree } from '../../shared/templates/tree';
import type { TemplateIndicator } from '../../shared/templates/types';

const template = getTemplate('it-system-operations')!;

it('applies a template and keeps the targets the project has', () => {
  const own = { ...emptyDraftRow, name: '运维系统数量', target: '=15个', points: '5' };
  const rows = applyTemplate([own, { ...emptyDraftRow, name: '别的', target: '≥1个' }], template);
  expect(rows.map(({ name }) => name)).toEqual(template.indicators.map(({ name }) => name));
  expect(rows[0]).toMatchObject({ name: '运维系统数量', target: '=15个', points: '8' });
  expect(isOpenTarget('≥____%')).toBe(true);
  expect(rows.filter(({ target }) => isOpenTarget(target)).length).toBeLessThan(
    applyTemplate([], template).filter(({ target }) => isOpenTarget(target)).length,
  );
});

it('shows a set as a tree whose sums add up', () => {
  const levels = indicatorTree(draftOf(template).indicators);
  expect(levels.map(({ name, points }) => `${name} ${points}`)).toEqual([
    '产出指标 50',
    '效益指标 30',
    '满意度指标 10',
  ]);
  for (const { points, branches } of levels)
    expect(branches.reduce((sum, branch) => sum + Number(branch.points), 0)).toBe(Number(points));
});

it('tells the difference between two versions in words', () => {
  const before = draftOf(template);
  const [first, ...rest] = before.indicators;
  const after = { ...before, name: '新名', indicators: [{ ...first!, points: '9' }, ...rest.slice(1)] };
  expect(templateDifferences(before, before)).toEqual([]);
  expect(templateDifferences(before, after)).toEqual([
    { label: '模板名称', before: template.name, after: '新名' },
    { label: '“运维系统数量”的分值', before: '8', after: '9' },
    { label: '删去绩效指标', before: expect.stringContaining('巡检计划完成率'), after: null },
  ]);
});

describe('a replay', () => {
  const answered = (target: string, actual: string, name: string, points: string) => ({
    id: name,
    level1: '产出指标',
    level2: '质量指标',
    name,
    kind: 'quantitative' as const,
    comparator: '>=' as const,
    target,
    unit: '%',
    points,
    actual,
    band: null,
    bandPercent: null,
    deviationReason: '说明原因如下，已经整改',
    correctiveMeasure: '加强检查',
  });
  const sheet: Sheet = {
    funds: {
      initialBudget: '100',
      annualBudget: '100',
      executed: '100',
      points: '10',
      executionReason: null,
      executionMeasure: null,
    },
    goalTarget: '全年稳定运行',
    goalActual: '全年运行稳定，各项指标都已完成。',
    indicators: [answered('98', '98', '系统功能达标率', '60'), answered('90', '45', '使用人员满意度', '30')],
  };
  const scores = new Map(
    scoreSheet(sheet, getProfile('sichuan-10-90')).indicators.map(({ id, score }) => [id, score] as const),
  );
  const asked = (name: string, target: string, points: string): TemplateIndicator => ({
    level1: '产出指标',
    level2: '质量指标',
    name,
    definition: null,
    scoringStandard: null,
    dataSource: null,
    kind: 'quantitative',
    comparator: '>=',
    target,
    unit: '%',
    points,
  });
  const replay = (indicators: TemplateIndicator[]) =>
    replaySheet(sheet, scores, { profileId: 'sichuan-10-90', indicators });

  it('by the same set changes nothing', () => {
    const same = replay([asked('系统功能达标率', '98', '60'), asked('使用人员满意度', '90', '30')]);
    expect(same).toMatchObject({ total: '85.00', rows: [], notAsked: [], left: [], why: null });
  });

  it('by other targets and points tells what would change, row by row', () => {
    const other = replay([asked('系统功能达标率', '98', '30'), asked('使用人员满意度', '', '60')]);
    expect(other).toMatchObject({ total: '70.00', grade: '中' });
    expect(other.rows).toEqual([
      { name: '系统功能达标率', before: { points: '60', score: '60.00' }, after: { points: '30', score: '30.00' } },
      { name: '使用人员满意度', before: { points: '30', score: '15.00' }, after: { points: '60', score: '30.00' } },
    ]);
  });

  it('moves the points of what was not asked, and says so; with too little in common it compares nothing', () => {
    const more = replay([asked('系统功能达标率', '98', '60'), asked('新指标', '90', '30')]);
    expect(more).toMatchObject({ total: '100.00', notAsked: ['新指标'], left: ['使用人员满意度'] });
    expect(replay([asked('新指标', '98', '90')])).toMatchObject({ total: null, why: expect.stringContaining('60%') });
  });
});

it.each(listProfiles().map((profile) => [profile.name, profile] as const))(
  'puts the whole of “%s” into words, with its sources',
  (_name, profile) => {
    const parts = profileParts(profile);
    expect(parts.map(({ title }) => title)).toEqual(expect.arrayContaining(['分值', '预算执行率', '定性指标', '等级']));
    const text = parts.flatMap(({ sentences, source }) => [...sentences, source]).join('');
    expect(text).not.toMatch(/undefined|null|[A-Za-z]{3}/);
    for (const { grade } of profile.grades) expect(text).toContain(`“${grade}”`);
  },
);
