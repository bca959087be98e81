import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Band } from '../../shared/contracts/common';
import type { RowDeduction } from '../../shared/contracts/deductions';
import type { ReturnedHead, TaskState } from '../../shared/contracts/tasks';
import type { DataState, ScoredSheet } from '../../shared/scoring/types';
import { amountTransformer, pointsTransformer } from '../database/columns';
import { IndicatorColumns } from '../projects/indicatorColumns';

/** 项目资金 as it stood when the task was made; amounts in 万元 as decimal text. */
export interface TaskFunds {
  points: string;
  rows: { source: string; initialBudget: string; annualBudget: string; executed: string }[];
}

/** 评价任务: one sheet for one project in one campaign. `version` counts every change and guards each write. */
@Entity('tasks')
export class Task {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) campaignId!: string;
  @Column({ type: 'varchar', length: 36 }) projectId!: string;
  @Column({ type: 'varchar', length: 36 }) unitId!: string;
  @Column({ type: 'varchar', length: 36 }) fillerId!: string;
  @Column({ type: 'varchar', length: 20 }) state!: TaskState;
  /** step of the review chain while in review, from 0 */
  @Column({ type: 'int' }) step!: number;
  /** counts submissions, from 0 before the first */
  @Column({ type: 'int' }) round!: number;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'varchar', length: 10 }) dueDate!: string;
  @Column({ type: 'json' }) funds!: TaskFunds;
  /** 全年预算数 and 全年执行数 of all sources together, 万元, and their rate (null without a budget): written with `funds`, so that totals are counted without reading it */
  @Column({ type: 'bigint', transformer: amountTransformer }) annualBudget!: string;
  @Column({ type: 'bigint', transformer: amountTransformer }) executed!: string;
  @Column({ type: 'bigint', nullable: true, transformer: pointsTransformer }) executionRatePercent!: string | null;
  @Column({ type: 'text' }) goalTarget!: string;
  @Column({ type: 'text', nullable: true }) goalActual!: string | null;
  @Column({ type: 'text', nullable: true }) executionReason!: string | null;
  @Column({ type: 'text', nullable: true }) executionMeasure!: string | null;
  @Column({ type: 'text', nullable: true }) returnReason!: string | null;
  /** returned row by row: why the goal and the money came back too, null for what was accepted. Null: all is open */
  @Column({ type: 'json', nullable: true }) returnedHead!: ReturnedHead | null;
  /** rows that still need something; kept with the row so that lists need not score every sheet */
  @Column({ type: 'int' }) missingCount!: number;
  @Column({ type: 'int' }) rowCount!: number;
  /** the score at the last submission, with its explanation, profile and version */
  @Column({ type: 'json', nullable: true }) scored!: ScoredSheet | null;
  @Column({ type: 'int', nullable: true, transformer: pointsTransformer }) total!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) grade!: string | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) savedAt!: Date | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) submittedAt!: Date | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) completedAt!: Date | null;
  @Column({ type: 'datetime', precision: 3 }) createdAt!: Date;
  @Column({ type: 'datetime', precision: 3 }) updatedAt!: Date;
}

/** 扣分 as kept with its row. */
export type StoredDeduction = Omit<RowDeduction, 'can'> & { byId: string };

/** One indicator of a task: what was asked (copied at launch, so that it cannot change under the filler) and what was answered. */
@Entity('indicator_results')
export class IndicatorResult extends IndicatorColumns {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) taskId!: string;
  /** 实际完成值 exactly as typed */
  @Column({ type: 'varchar', length: 200, nullable: true }) actual!: string | null;
  @Column({ type: 'varchar', length: 20, nullable: true }) band!: Band | null;
  @Column({ type: 'int', nullable: true, transformer: pointsTransformer }) bandPercent!: string | null;
  @Column({ type: 'text', nullable: true }) deviationReason!: string | null;
  @Column({ type: 'text', nullable: true }) correctiveMeasure!: string | null;
  /** declared by the filler: why there is no value, or only a part of one */
  @Column({ type: 'varchar', length: 20, nullable: true }) dataState!: DataState | null;
  @Column({ type: 'text', nullable: true }) dataReason!: string | null;
  /** who approved that the item does not apply, with the document */
  @Column({ type: 'varchar', length: 200, nullable: true }) dataApproval!: string | null;
  @Column({ type: 'boolean' }) assumed!: boolean;
  @Column({ type: 'text', nullable: true }) returnReason!: string | null;
  @Column({ type: 'boolean' }) locked!: boolean;
  /** 得分 at the last submission, less what was deducted since */
  @Column({ type: 'int', nullable: true, transformer: pointsTransformer }) score!: string | null;
  /** 扣分 that stand; null while there are none. What was withdrawn is in the audit */
  @Column({ type: 'json', nullable: true }) deductions!: StoredDeduction[] | null;
}

/**
 * 佐证材料. The file lies under `storageKey`, the hash of its content, in the data folder; the row is written after the
 * file is whole. What was removed keeps its row and its file for a while, so that it can be taken back.
 */
@Entity('evidence')
export class Evidence {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) taskId!: string;
  @Column({ type: 'varchar', length: 36 }) indicatorResultId!: string;
  @Column({ type: 'varchar', length: 120 }) fileName!: string;
  @Column({ type: 'varchar', length: 100 }) mediaType!: string;
  @Column({ type: 'int' }) sizeBytes!: number;
  @Column({ type: 'varchar', length: 64 }) sha256!: string;
  @Column({ type: 'varchar', length: 100 }) storageKey!: string;
  @Column({ type: 'varchar', length: 36 }) uploadedById!: string;
  @Column({ type: 'datetime', precision: 3 }) createdAt!: Date;
  /** 材料日期: the document's own day */
  @Column({ type: 'varchar', length: 10, nullable: true }) documentDate!: string | null;
  /** which document of 佐证要求 it is; null for any other */
  @Column({ type: 'varchar', length: 100, nullable: true }) requirement!: string | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) removedAt!: Date | null;
  /** an encrypted PDF: some ask for a password, others only forbid printing */
  @Column({ type: 'boolean' }) mayNeedPassword!: boolean;
}
