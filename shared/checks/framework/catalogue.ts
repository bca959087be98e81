// The checks of a 部门评价 or 财政评价 table by their number: how grave each is and what it rests on. K numbers are those of
// evaluation-rules §12; F numbers belong to the framework.
import type { FrameworkFinding } from '../../scoring/framework/types';
import type { FoundFacts } from '../catalogue';
import type { CheckFinding } from '../table';

const METHOD = '财预〔2020〕10号《项目支出绩效评价管理办法》';
const ANNEX = `${METHOD}附件指标体系框架（参考）`;
const DEFAULT = '产品默认规则，可在评分方案中调整';

const checks = {
  K01: { severity: 'error', source: `${METHOD}（总分一般设置为100分）` },
  K03: { severity: 'error', source: `${METHOD}（总分由各项指标得分汇总形成）` },
  K04: { severity: 'error', source: `${METHOD}（得分最高不能超过该指标分值）` },
  K17: { severity: 'error', source: `得分按专家评分、公式或要点计算；办法为${DEFAULT}` },
  K36: { severity: 'error', source: `${METHOD}（等级按总分划分）；分界以评分方案为准` },
  K48: { severity: 'warning', source: '评分表的填报要求' },
  F01: { severity: 'warning', source: METHOD },
  F02: { severity: 'error', source: `专家评分在0分与该项分值之间；小数位数为${DEFAULT}` },
  F03: { severity: 'error', source: `专家人数为${DEFAULT}` },
  F04: { severity: 'warning', source: `评分差距的界限为${DEFAULT}` },
  F05: { severity: 'error', source: '每位专家须给全部评分指标打分' },
  F06: { severity: 'info', source: `专家应独立评分；判断办法为${DEFAULT}` },
  F07: { severity: 'error', source: `${ANNEX}（计算公式）` },
  F08: { severity: 'warning', source: `${ANNEX}（计算公式）；界限为${DEFAULT}` },
  F09: { severity: 'error', source: `${METHOD}（总分由各项指标得分汇总形成）` },
  F10: { severity: 'info', source: DEFAULT },
  F11: { severity: 'error', source: `${METHOD}（一级指标分值为其下各项分值之和）` },
  R05: { severity: 'info', source: '读取说明：表中只有分值和得分' },
} satisfies Record<string, Pick<CheckFinding, 'severity' | 'source'>>;

type FrameworkCheckId = keyof typeof checks;

/** A finding of check `id` with its severity and source. */
export function frameworkFinding(id: FrameworkCheckId, facts: FoundFacts): CheckFinding {
  const { place, message, expected = null, found = null } = facts;
  const { severity, source } = checks[id];
  return { id, severity: facts.severity ?? severity, place, message, expected, found, source: facts.source ?? source };
}

/** The check to which a finding of the scoring rules belongs. */
const checkOfCode: Record<string, FrameworkCheckId> = {
  'points-not-100': 'K01',
  'points-unusable': 'K01',
  'results-too-light': 'F01',
  'level-unusual': 'F10',
  'expert-unnamed': 'F02',
  'expert-duplicate': 'F02',
  'expert-score-unreadable': 'F02',
  'expert-score-out-of-range': 'F02',
  'expert-score-too-fine': 'F02',
  'experts-too-few': 'F03',
  'spread-wide': 'F04',
  'sheet-incomplete': 'F05',
  'scores-identical': 'F06',
  'formula-input-missing': 'F07',
  'formula-input-unreadable': 'F07',
  'formula-input-negative': 'F07',
  'formula-denominator-zero': 'F07',
  'formula-part-above-whole': 'F07',
  'saving-output-incomplete': 'F07',
  'rate-over-cap': 'F08',
  'output-far-over': 'F08',
  'saving-whole': 'F08',
  'score-unreadable': 'K04',
  'score-out-of-range': 'K04',
};

/** @returns F09, a row without a usable score, for every other reason of a row */
export const checkIdOf = ({ code }: FrameworkFinding): FrameworkCheckId => checkOfCode[code] ?? 'F09';
