import { Column } from 'typeorm';
import type { Comparator, IndicatorKind } from '../../shared/contracts/common';
import type { Suggestion } from '../../shared/contracts/tasks';
import type { ScoringRule, TargetKind } from '../../shared/scoring/types';
import { pointsTransformer } from '../database/columns';

/** What an indicator asks for. A project holds it as approved; a task holds its own copy, taken at launch. */
export abstract class IndicatorColumns {
  @Column({ type: 'int' }) position!: number;
  /** 一级指标 */
  @Column({ type: 'varchar', length: 50 }) level1!: string;
  /** 二级指标 */
  @Column({ type: 'varchar', length: 50 }) level2!: string;
  /** 三级指标 */
  @Column({ type: 'varchar', length: 200 }) name!: string;
  /** 指标解释 */
  @Column({ type: 'text', nullable: true }) definition!: string | null;
  @Column({ type: 'varchar', length: 20 }) kind!: IndicatorKind;
  @Column({ type: 'varchar', length: 2, nullable: true }) comparator!: Comparator | null;
  /** decimal text for quantitative, official words for qualitative indicators, an ISO day for dates */
  @Column({ type: 'varchar', length: 200 }) target!: string;
  @Column({ type: 'varchar', length: 10, default: 'number' }) targetKind!: TargetKind;
  /** upper end of a range */
  @Column({ type: 'varchar', length: 200, nullable: true }) targetTo!: string | null;
  /** 计量单位 */
  @Column({ type: 'varchar', length: 20, nullable: true }) unit!: string | null;
  /** 分值 */
  @Column({ type: 'int', transformer: pointsTransformer }) points!: string;
  /** 赋分规则; null leaves it to the profile */
  @Column({ type: 'json', nullable: true }) scoringRule!: ScoringRule | null;
  /** 评分标准 in words */
  @Column({ type: 'text', nullable: true }) scoringStandard!: string | null;
  /** 数据来源 */
  @Column({ type: 'text', nullable: true }) dataSource!: string | null;
  /** 佐证要求: the documents that prove the value, one per line */
  @Column({ type: 'text', nullable: true }) requiredEvidence!: string | null;
  @Column({ type: 'json', nullable: true }) suggestion!: Suggestion | null;
}

/** The columns of an indicator with a number or words as target, scored as the profile has it. */
export const scoredByProfile = {
  targetKind: 'number',
  targetTo: null,
  scoringRule: null,
  scoringStandard: null,
  dataSource: null,
  requiredEvidence: null,
} as const satisfies Partial<IndicatorColumns>;
