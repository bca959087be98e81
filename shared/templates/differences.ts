import type { DraftIndicator, TemplateDraft } from '../contracts/templates';
import { difference, rowChanges, type Change, type RowWords } from '../differences';
import { sameKey } from '../indicators/units';
import { getProfile } from '../scoring/profiles';

const rowWords: RowWords<DraftIndicator> = {
  what: '绩效指标',
  key: ({ level1, level2, name }) => sameKey(`${level1}|${level2}|${name}`),
  name: ({ name }) => name,
  whole: ({ name, target, points }) => `${name}，${target || '由专家评定'}，${points} 分`,
  fields: (row) => [
    ['年度指标值', row.target],
    ['分值', row.points],
    ['指标解释', row.definition],
    ['评分标准', row.scoringStandard],
    ['数据来源', row.dataSource],
    ['指标值依据', row.targetBasis],
    ['赋分规则', row.scoringRule],
  ],
};

const profileName = (id: string | null): string => (id === null ? '专家评分' : getProfile(id).name);

/** What differs between two versions of a template, in words; empty when nothing does. */
export function templateDifferences(before: TemplateDraft, after: TemplateDraft): Change[] {
  return [
    ...difference('模板名称', before.name, after.name),
    ...difference('来源', before.source, after.source),
    ...difference('评分方案', profileName(before.profileId), profileName(after.profileId)),
    ...rowChanges(before.indicators, after.indicators, rowWords),
  ];
}
