import { Column } from 'typeorm';
import type { Comparator, IndicatorKind } from '../../shared/contracts/common';
import type { Suggestion } from '../../shared/contracts/tasks';
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
  /** decimal text for quantitative, official words for qualitative indicators */
  @Column({ type: 'varchar', length: 200 }) target!: string;
  /** 计量单位 */
  @Column({ type: 'varchar', length: 20, nullable: true }) unit!: string | null;
  /** 分值 */
  @Column({ type: 'int', transformer: pointsTransformer }) points!: string;
  @Column({ type: 'json', nullable: true }) suggestion!: Suggestion | null;
}
