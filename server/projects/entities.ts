import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReportNarrative } from '../reports/compile/evaluation';
import { amountTransformer } from '../database/columns';
import { IndicatorColumns } from './indicatorColumns';

/** What people write about a project for its report; a missing text is made from data or reads 无. */
export interface ProjectNarrative extends ReportNarrative {
  /** 立项依据 */
  basis: string | null;
  /** 主要内容 */
  content: string | null;
}

/** 项目 in one budget year. */
@Entity('projects')
export class Project {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 30, nullable: true }) code!: string | null;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  /** 实施单位 */
  @Column({ type: 'varchar', length: 36 }) unitId!: string;
  /** 主管部门 */
  @Column({ type: 'varchar', length: 200 }) competentDepartment!: string;
  @Column({ type: 'int' }) fiscalYear!: number;
  @Column({ type: 'boolean' }) fiscalYearAssumed!: boolean;
  /** 年度总体目标 */
  @Column({ type: 'text' }) annualObjective!: string;
  @Column({ type: 'json' }) narrative!: ProjectNarrative;
  /** the systems this project keeps running (运维系统), one list for text and tables */
  @Column({ type: 'json' }) systems!: string[];
  /** sentences that say what about this project is assumed for the demo; empty for real projects */
  @Column({ type: 'json' }) assumptions!: string[];
  /** 填报人 by default */
  @Column({ type: 'varchar', length: 36, nullable: true }) fillerId!: string | null;
  @Column({ type: 'boolean' }) isDemo!: boolean;
  /** counts every change and guards each write */
  @Column({ type: 'int' }) version!: number;
}

/** 项目资金, one row per source (资金来源), amounts in 万元. */
@Entity('project_funds')
export class ProjectFunds {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) projectId!: string;
  @Column({ type: 'int' }) position!: number;
  /** e.g. 当年财政拨款 */
  @Column({ type: 'varchar', length: 50 }) source!: string;
  @Column({ type: 'bigint', transformer: amountTransformer }) initialBudget!: string;
  @Column({ type: 'bigint', transformer: amountTransformer }) annualBudget!: string;
  @Column({ type: 'bigint', transformer: amountTransformer }) executed!: string;
}

/** 绩效指标 of a project, as approved with its budget. */
@Entity('indicators')
export class Indicator extends IndicatorColumns {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) projectId!: string;
}
