// Indicator sets of the demo projects: the shipped template for operations, and two that the demo bureau wrote for itself.
import { scoredByProfile, type IndicatorColumns } from '../../server/projects/indicatorColumns';
import { templateIndicatorSchema } from '../../shared/contracts/templates';
import { USUAL_PROFILE } from '../../shared/scoring/profiles';
import { getTemplate } from '../../shared/templates';
import { readTargetText } from '../../shared/templates/targetText';
import type { IndicatorTemplate, TemplateIndicator } from '../../shared/templates/types';
import type { ProjectKind } from './bureaus';

type Line = [level1: string, level2: string, name: string, target: string, points: string];

const [OUTPUT, BENEFIT, SATISFACTION] = ['产出指标', '效益指标', '满意度指标'];

const works: Line[] = [
  [OUTPUT, '数量指标', '改造或养护数量', '≥12处', '14'],
  [OUTPUT, '质量指标', '工程验收合格率', '=100%', '14'],
  [OUTPUT, '时效指标', '按期完工率', '≥95%', '12'],
  [OUTPUT, '成本指标', '工程总成本', '≤____万元', '10'],
  [BENEFIT, '社会效益指标', '设施使用条件', '改善', '15'],
  [BENEFIT, '可持续影响指标', '后续管护机制', '健全', '15'],
  [SATISFACTION, '服务对象满意度指标', '受益群众满意度', '≥90%', '10'],
];

const service: Line[] = [
  [OUTPUT, '数量指标', '服务或活动次数', '≥20次', '14'],
  [OUTPUT, '质量指标', '服务质量达标率', '≥95%', '14'],
  [OUTPUT, '时效指标', '计划按期完成率', '=100%', '12'],
  [OUTPUT, '成本指标', '项目总成本', '≤____万元', '10'],
  [BENEFIT, '社会效益指标', '服务覆盖面', '扩大', '15'],
  [BENEFIT, '可持续影响指标', '长效工作机制', '健全', '15'],
  [SATISFACTION, '服务对象满意度指标', '服务对象满意度', '≥90%', '10'],
];

const fromLine = ([level1, level2, name, target, points]: Line): TemplateIndicator =>
  templateIndicatorSchema.parse({ level1, level2, name, points, ...readTargetText(target) });

const own = (name: string, lines: Line[]): Omit<IndicatorTemplate, 'id' | 'version'> => ({
  name,
  source: '演示数据：本单位自编',
  kind: 'self-evaluation',
  profileId: USUAL_PROFILE,
  indicators: lines.map(fromLine),
});

/** What the demo bureau keeps for itself beside the templates that ship. */
export const ownTemplates = { works: own('工程建设与维修类', works), service: own('公共服务类', service) };

const sets: Record<ProjectKind, readonly TemplateIndicator[]> = {
  operations: getTemplate('it-system-operations')!.indicators,
  works: ownTemplates.works.indicators,
  service: ownTemplates.service.indicators,
};

const SYSTEMS = '4';

/** The set for a kind of project; what the template leaves open is the project's own: its budget in 万元, its systems. */
export function indicatorsFor(
  kind: ProjectKind,
  annualBudget: string,
): Omit<IndicatorColumns, 'position' | 'suggestion'>[] {
  return sets[kind].map((row) => ({
    ...scoredByProfile,
    level1: row.level1,
    level2: row.level2,
    name: row.name,
    definition: row.definition,
    scoringStandard: row.scoringStandard,
    dataSource: row.dataSource,
    requiredEvidence: row.requiredEvidence ?? null,
    kind: row.kind,
    comparator: row.comparator,
    target: row.target === '' ? (row.unit === '万元' ? annualBudget : SYSTEMS) : row.target,
    unit: row.unit,
    points: row.points,
  }));
}
