// The rules of the quality check by their code: how grave each is and what it rests on. docs/indicator-quality.md lists them.
import type { QualityFinding } from './types';

const GUIDE = '财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》';
const METHOD = '财预〔2020〕10号《项目支出绩效评价管理办法》';
const REVIEW = '绩效目标审核要点（指标细化、量化、可衡量、可比）';
const DEFAULT = '产品默认规则';

interface RuleFacts {
  severity: QualityFinding['severity'];
  source: string;
}

const error = (source: string): RuleFacts => ({ severity: 'error', source });
const warning = (source: string): RuleFacts => ({ severity: 'warning', source });
const info = (source: string): RuleFacts => ({ severity: 'info', source });

const rules = {
  'no-target': error(`${GUIDE}（指标值的设置）`),
  'no-number': warning(`${REVIEW}；定量指标没有数值为错误`),
  'no-unit': warning(`${GUIDE}（计量单位）`),
  'no-comparator': warning(`${GUIDE}（计算符号）`),
  'wrong-direction': warning(`${GUIDE}（计算符号应与指标方向一致）`),
  'comparator-conflict': error(`${GUIDE}（计算符号）`),
  'ambiguous-target': warning(`${REVIEW}；定量指标的指标值不明确为错误`),
  'two-measurements': warning(`${REVIEW}（一项指标只衡量一件事）`),
  'process-target': warning(`${REVIEW}（以结果而不是过程为指标值）`),
  'vague-words': warning(REVIEW),
  'no-denominator': warning(`${REVIEW}（比率类指标写明分子和分母）；判断方法为${DEFAULT}`),
  'output-states-effect': warning(`${GUIDE}（产出指标反映提供的产品和服务，效益指标反映其效果）`),
  'effect-counts-output': warning(`${GUIDE}（产出指标反映提供的产品和服务，效益指标反映其效果）`),
  'wrong-class': warning(`${GUIDE}（指标类型）`),
  duplicate: warning(`${REVIEW}；相近的界限为${DEFAULT}`),
  'missing-dimension': warning(`${GUIDE}（产出、效益、成本、满意度指标的设置）`),
  'weights-sum': error(`${METHOD}（总分一般设置为100分）`),
  'points-missing': warning(`${METHOD}（总分由各项指标得分汇总形成）`),
  'points-unreadable': error(`${METHOD}（总分由各项指标得分汇总形成）`),
  'level-weights': warning(`${METHOD}（一级指标权重原则上统一设置）`),
  'too-heavy': warning(`${REVIEW}；界限为${DEFAULT}`),
  'too-light': info(DEFAULT),
  'too-few': warning(`${REVIEW}；界限为${DEFAULT}`),
  'too-many': info(DEFAULT),
  'below-last-year': warning(`${GUIDE}（指标值参考历史标准）`),
  'same-as-last-year': info(`${GUIDE}（指标值参考历史标准）`),
  'no-source': info(`${GUIDE}（指标值的数据来源）`),
  'unknown-source': info(`${GUIDE}（指标值的数据来源）；已知来源为本地设置`),
  'target-in-name': warning(`${GUIDE}（指标名称与指标值分列）`),
  'date-outside-year': warning(`${METHOD}（年度绩效目标按预算年度设置）`),
  'long-name': warning(DEFAULT),
} satisfies Record<string, RuleFacts>;

export type QualityCode = keyof typeof rules;

type FoundFacts = Pick<QualityFinding, 'row' | 'field' | 'message' | 'example'> &
  Partial<Pick<QualityFinding, 'severity'>>;

/** A finding of a rule with its severity and source; the severity may be given where it depends on the draft. */
export function qualityFinding(code: QualityCode, facts: FoundFacts): QualityFinding {
  const { severity, source } = rules[code];
  return { code, severity, source, ...facts };
}
