// The checks by their number: how grave each is and what it rests on (evaluation-rules §12).
import type { CheckFinding } from './table';

const METHOD = '财预〔2020〕10号《项目支出绩效评价管理办法》';
const FORM = `${METHOD}所附自评表的填报要求`;
const REVIEW = '绩效自评质量抽查复核要点';
const DEFAULT = '产品默认规则，可在评分方案中调整';

interface CheckFacts {
  severity: CheckFinding['severity'];
  source: string;
}

const error = (source: string): CheckFacts => ({ severity: 'error', source });
const warning = (source: string): CheckFacts => ({ severity: 'warning', source });
const info = (source: string): CheckFacts => ({ severity: 'info', source });

const checks = {
  K01: error(`${METHOD}（总分一般设置为100分）`),
  K02: warning(`${METHOD}（一级指标权重原则上统一设置）`),
  K03: error(`${METHOD}（总分由各项指标得分汇总形成）`),
  K04: error(`${FORM}（得分最高不能超过该指标分值上限）`),
  K05: error(`${FORM}（执行率＝全年执行数÷全年预算数×100%）`),
  K06: error(`${FORM}（执行率×分值，最高不超过该项分值）`),
  K07: warning(`${FORM}；超过全年预算数须说明为${DEFAULT}`),
  K08: error(FORM),
  K09: error(`${FORM}（年度资金总额等于其中各行之和）`),
  K10: warning(`${FORM}（只有年度资金总额一行计分）`),
  K11: warning(REVIEW),
  K12: error(`${METHOD}（执行率偏低的应说明原因）；偏低的界限为${DEFAULT}`),
  K13: error(`${METHOD}（自评应反映各项绩效指标完成情况）`),
  K14: error(FORM),
  K15: error(`${REVIEW}（实际完成值应为实测值）`),
  K16: warning(FORM),
  K17: error(`${METHOD}（定量指标按完成值与指标值的比例记分，定性指标按档次记分）`),
  K18: error(`${METHOD}（未完成指标值的，按完成值与指标值的比例记分）`),
  K19: error(`${METHOD}（未完成绩效目标或偏离较大的，要分析并说明原因，提出改进措施）`),
  K20: info(REVIEW),
  K21: warning(`${METHOD}（完成值高于指标值较多的，要分析原因）；界限为${DEFAULT}`),
  K22: error(`${METHOD}（定性指标分三档记分）`),
  K23: warning(`${METHOD}（定性指标分三档记分）`),
  K24: warning(`${REVIEW}（指标细化、量化、可衡量）`),
  K25: warning(REVIEW),
  K26: warning(REVIEW),
  K27: warning('财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（指标类型）'),
  K28: warning('财预〔2021〕101号（产出、效益、满意度指标的设置）'),
  K29: warning(REVIEW),
  K30: warning(REVIEW),
  K31: error(`${METHOD}（不适用的指标不计分，权重应调整到其他指标）`),
  K32: warning(REVIEW),
  K33: warning(REVIEW),
  K34: warning(REVIEW),
  K36: error(`${METHOD}（等级按总分划分）；分界以评分方案为准`),
  K38: error(FORM),
  K42: warning(REVIEW),
  K43: warning(REVIEW),
  K44: warning(REVIEW),
  K45: warning(REVIEW),
  K46: warning(REVIEW),
  K47: error(REVIEW),
  K48: error(FORM),
  K49: warning('预算管理一体化规范的项目编码规则（位数由各地数据归纳，以本地为准）'),
  K50: error('财预〔2021〕101号（绩效指标随预算批复后一般不予调整）'),
  R01: info('读取说明：公式单元格取文件中保存的计算结果'),
  R02: info('读取说明：金额单位'),
  R03: info('读取说明：工作表'),
  R04: info('读取说明：表式'),
  R06: info('读取说明：明细行'),
} satisfies Record<string, CheckFacts>;

export type CheckId = keyof typeof checks;

/** Every check with its severity and source, by its number. */
export const catalogue: Readonly<Record<string, CheckFacts>> = checks;

/** What a check has to say; severity and source come from the catalogue unless given. */
export type FoundFacts = Pick<CheckFinding, 'place' | 'message'> &
  Partial<Pick<CheckFinding, 'severity' | 'source' | 'expected' | 'found'>>;

/** A finding of check `id` with its severity and source. */
export function finding(id: CheckId, facts: FoundFacts): CheckFinding {
  const { place, message, expected = null, found = null } = facts;
  const severity = facts.severity ?? checks[id].severity;
  return { id, severity, place, message, expected, found, source: facts.source ?? checks[id].source };
}
