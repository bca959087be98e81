// Indicator sets of the demo projects, in the national weights 10/50/30/10.
import type { TemplateIndicator } from '../../server/projects/entities';
import { scoredByProfile } from '../../server/projects/indicatorColumns';
import type { ProjectKind } from './bureaus';

type Line = [
  level1: string,
  level2: string,
  name: string,
  comparator: TemplateIndicator['comparator'],
  target: string,
  unit: string | null,
  points: string,
];

const [OUTPUT, BENEFIT, SATISFACTION] = ['产出指标', '效益指标', '满意度指标'];

const lines: Record<ProjectKind, Line[]> = {
  operations: [
    [OUTPUT, '数量指标', '运维系统数量', '>=', '4', '个', '12'],
    [OUTPUT, '质量指标', '系统可用率', '>=', '99', '%', '12'],
    [OUTPUT, '质量指标', '巡检计划完成率', '=', '100', '%', '10'],
    [OUTPUT, '时效指标', '故障平均修复时间', '<=', '8', '小时', '8'],
    [OUTPUT, '成本指标', '运维成本', '<=', '0', '万元', '8'],
    [BENEFIT, '社会效益指标', '业务办理保障能力', null, '提升', null, '15'],
    [BENEFIT, '可持续影响指标', '系统安全保障水平', null, '改善', null, '15'],
    [SATISFACTION, '服务对象满意度指标', '系统用户满意度', '>=', '90', '%', '10'],
  ],
  works: [
    [OUTPUT, '数量指标', '改造或养护数量', '>=', '12', '处', '14'],
    [OUTPUT, '质量指标', '工程验收合格率', '=', '100', '%', '14'],
    [OUTPUT, '时效指标', '按期完工率', '>=', '95', '%', '12'],
    [OUTPUT, '成本指标', '工程总成本', '<=', '0', '万元', '10'],
    [BENEFIT, '社会效益指标', '设施使用条件', null, '改善', null, '15'],
    [BENEFIT, '可持续影响指标', '后续管护机制', null, '健全', null, '15'],
    [SATISFACTION, '服务对象满意度指标', '受益群众满意度', '>=', '90', '%', '10'],
  ],
  service: [
    [OUTPUT, '数量指标', '服务或活动次数', '>=', '20', '次', '14'],
    [OUTPUT, '质量指标', '服务质量达标率', '>=', '95', '%', '14'],
    [OUTPUT, '时效指标', '计划按期完成率', '=', '100', '%', '12'],
    [OUTPUT, '成本指标', '项目总成本', '<=', '0', '万元', '10'],
    [BENEFIT, '社会效益指标', '服务覆盖面', null, '扩大', null, '15'],
    [BENEFIT, '可持续影响指标', '长效工作机制', null, '健全', null, '15'],
    [SATISFACTION, '服务对象满意度指标', '服务对象满意度', '>=', '90', '%', '10'],
  ],
};

export const templateNames: Record<ProjectKind, string> = {
  operations: '信息系统运行维护类',
  works: '工程建设与维修类',
  service: '公共服务类',
};

/** The set for a kind of project; the cost target is the project's own budget in 万元. */
export function indicatorsFor(kind: ProjectKind, annualBudget: string): TemplateIndicator[] {
  return lines[kind].map(([level1, level2, name, comparator, target, unit, points]) => ({
    ...scoredByProfile,
    level1,
    level2,
    name,
    definition: null,
    kind: comparator ? 'quantitative' : 'qualitative',
    comparator,
    target: level2 === '成本指标' ? annualBudget : target,
    unit,
    points,
  }));
}
