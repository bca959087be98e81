// How the shipped data is written down: 年度指标值 in official words, read by the same reader as a bureau's own files.
import { templateIndicatorSchema } from '../../contracts/templates';
import { readTargetText } from '../targetText';
import type { TemplateIndicator } from '../types';

/** Said of values that rest on no regulation and no report. */
export const USUAL_LEVEL = '产品整理的常用服务级别，供参考，请按合同和实际调整';
/** The real report this product began with; it names no year. */
export const SEED_REPORT = '《财政网络运维服务费项目绩效评价报告》所列指标';
/** Left open on purpose. */
export const OWN_VALUE = '由各项目按计划、合同或预算批复填写';

/** What else is known of an indicator. */
interface Facts {
  definition: string;
  dataSource: string;
  targetBasis: string;
  scoringStandard?: string;
  requiredEvidence?: string;
}

/**
 * One indicator of the shipped data.
 * @throws Error for a target nobody can read: a mistake in the data, which its test finds
 */
export function indicator(
  level1: string,
  level2: string,
  name: string,
  target: string,
  points: string,
  facts: Facts,
): TemplateIndicator {
  const read = readTargetText(target);
  if ('message' in read) throw new Error(`${name}: ${read.message}`);
  return templateIndicatorSchema.parse({ level1, level2, name, points, ...read, ...facts });
}

export const OUTPUT = '产出指标';
export const BENEFIT = '效益指标';
export const SATISFACTION = '满意度指标';
export const COST = '成本指标';
