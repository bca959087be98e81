import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReviewStep } from '../../shared/workflow/taskWorkflow';

/** 评价批次: one round of tasks with a due date and a review chain. */
@Entity('campaigns')
export class Campaign {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  @Column({ type: 'int' }) fiscalYear!: number;
  @Column({ type: 'boolean' }) fiscalYearAssumed!: boolean;
  /** scoring profile by which every task of the campaign is scored */
  @Column({ type: 'varchar', length: 50 }) profileId!: string;
  @Column({ type: 'varchar', length: 10 }) dueDate!: string;
  @Column({ type: 'json' }) chain!: ReviewStep[];
  @Column({ type: 'datetime', precision: 3 }) launchedAt!: Date;
  @Column({ type: 'varchar', length: 36 }) launchedById!: string;
  @Column({ type: 'boolean' }) isDemo!: boolean;
}
