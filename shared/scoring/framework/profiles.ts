// 评分方案 of 部门评价 and 财政评价: every number its rules use, as data with the source of each.
import type { Profile, RuleSources } from '../profile';
import { getProfile } from '../profiles';

/** How the scores of several experts become one. No national rule is known; each figure is a setting. */
export interface ExpertRule {
  /** fewest experts a score may rest on */
  least: number;
  /** whether fewer will do, with a warning */
  allowsFewer: boolean;
  /** from so many experts on, one highest and one lowest score are left out; null never */
  trimFrom: number | null;
  /** most decimals of one expert's score */
  mostDecimals: number;
  /** highest less lowest, in percent of the row's points, above which the experts should talk */
  spreadPercent: string;
  /** from so many rows on, scores that are the same across all experts look copied */
  copiedFromRows: number;
  source: string;
}

/** Points of a 一级指标: the product's default, and the range that is usual. */
interface LevelWeight {
  points: string;
  from: string;
  to: string;
}

/** How the rates of the framework become scores. */
interface RateRule {
  /** a rate above this counts as this */
  capPercent: string;
  /** an output rate from which the plan is looked at again */
  farOverPercent: string;
}

interface FrameworkSources extends Pick<RuleSources, 'met' | 'direct' | 'weights' | 'productDefault'> {
  /** the rates themselves */
  rates: string;
  /** score in proportion to the rate */
  proportion: string;
  /** the standard's points, each with its share */
  checklist: string;
  /** 产出 and 效益 together */
  results: string;
  /** what is usual for a 一级指标 */
  levels: string;
  saving: string;
}

export interface FrameworkProfile
  extends
    Pick<Profile, 'id' | 'version' | 'name' | 'source' | 'lateness' | 'notApplicable' | 'missingData'>,
    Pick<Profile, 'grades' | 'tolerance'> {
  sources: FrameworkSources;
  experts: ExpertRule;
  rates: RateRule;
  /** by 一级指标 */
  levels: Record<string, LevelWeight>;
  /** 一级指标 that show results, in the words of older frameworks too, and the least they should have together */
  results: { levels: string[]; least: string };
}

const national = getProfile('national-2020');
const METHOD = '财预〔2020〕10号《项目支出绩效评价管理办法》';
const ANNEX = '财预〔2020〕10号附件《项目支出绩效评价指标体系框架（参考）》';
const DEFAULT = '产品默认规则，可在评分方案中调整';

const framework: FrameworkProfile = {
  id: 'framework-2020',
  version: '1',
  name: '部门评价、财政评价（财预〔2020〕10号）',
  source: `${METHOD}；条文供参考，以正式文件和本地通知为准`,
  sources: {
    met: `${ANNEX}（完成及时性）；按期得满分为${DEFAULT}`,
    direct: national.sources.direct,
    weights: `不适用指标的分值移法为${DEFAULT}`,
    productDefault: DEFAULT,
    rates: `${ANNEX}，公式供参考，以本地通知为准`,
    proportion: `${ANNEX}，公式供参考；按比率计分、最高不超过分值为${DEFAULT}`,
    checklist: `${ANNEX}（评价要点）；各要点平均分配分值为${DEFAULT}`,
    results: `${METHOD}（产出、效益指标权重原则上不低于60%），供参考，以本地通知为准`,
    levels: `各地常见做法，${DEFAULT}，以本地通知为准`,
    saving: `${ANNEX}（实际成本为如期、保质、保量完成工作目标所耗费的支出），供参考；计分办法为${DEFAULT}`,
  },
  experts: {
    least: 3,
    allowsFewer: false,
    trimFrom: 5,
    mostDecimals: 2,
    spreadPercent: '20',
    copiedFromRows: 3,
    source: `${DEFAULT}：3名以上专家独立评分取平均，5名以上去掉一个最高分和一个最低分`,
  },
  rates: { capPercent: '100', farOverPercent: '130' },
  levels: {
    决策: { points: '15', from: '10', to: '20' },
    过程: { points: '20', from: '20', to: '25' },
    产出: { points: '35', from: '30', to: '40' },
    效益: { points: '30', from: '30', to: '40' },
  },
  results: { levels: ['产出', '效益', '效果', '绩效', '满意度'], least: '60' },
  notApplicable: { mode: 'move', moveTo: {} },
  missingData: { notDue: 'pending', unobtainable: 'zero' },
  lateness: national.lateness,
  grades: national.grades,
  tolerance: national.tolerance,
};

/** The 一级指标 a text names, by the profile's own word: `项目产出指标` is 产出; null when it names none, or several. */
export function levelIn(text: string, { levels, results }: FrameworkProfile): string | null {
  const known = [...new Set([...Object.keys(levels), ...results.levels])].filter((level) => text.includes(level));
  return known.length === 1 ? known[0]! : null;
}

const shanghai = getProfile('shanghai');

/** All that ship, the usual one first. Adding one is adding data. */
export const frameworkProfiles: readonly FrameworkProfile[] = [
  framework,
  {
    ...framework,
    id: 'framework-shanghai',
    name: '部门评价、财政评价（上海等级名称）',
    source: `${shanghai.source}；计分规则同“${framework.name}”`,
    grades: shanghai.grades,
  },
];
