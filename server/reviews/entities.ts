import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReturnedHead, TaskState } from '../../shared/contracts/tasks';
import type { SheetVersion } from '../../shared/reviews/differences';

/** 审核: one decision of one person in one round. Kept for good; one that was taken back moves to its {@link ReviewUndo}. */
@Entity('reviews')
export class Review {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) taskId!: string;
  @Column({ type: 'int' }) round!: number;
  @Column({ type: 'int' }) step!: number;
  @Column({ type: 'varchar', length: 36 }) reviewerId!: string;
  /** in whose place it was decided (代); null for their own right */
  @Column({ type: 'varchar', length: 36, nullable: true }) forId!: string | null;
  @Column({ type: 'varchar', length: 20 }) decision!: 'approved' | 'returned';
  @Column({ type: 'text', nullable: true }) comment!: string | null;
  /** rows sent back (or `goal`, `funds`), with the reason of each and what stood there then, in official words */
  @Column({ type: 'json' }) indicators!: { indicatorId: string; name: string; reason: string; was?: string }[];
  @Column({ type: 'datetime', precision: 3 }) decidedAt!: Date;
}

/** 提交: what was handed in each time, in official words. Never changed. */
@Entity('submissions')
export class Submission {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) taskId!: string;
  @Column({ type: 'int' }) round!: number;
  @Column({ type: 'varchar', length: 36 }) submittedById!: string;
  @Column({ type: 'datetime', precision: 3 }) submittedAt!: Date;
  @Column({ type: 'json' }) sheet!: SheetVersion;
}

/** Which submission somebody has looked at, so that the next one shows them what has changed. */
@Entity('review_views')
export class ReviewView {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) taskId!: string;
  @Column({ type: 'varchar', length: 36 }) personId!: string;
  @Column({ type: 'int' }) round!: number;
  @Column({ type: 'datetime', precision: 3 }) seenAt!: Date;
}

/** How a task stood before a decision. */
export interface StandBefore {
  state: TaskState;
  step: number;
  returnReason: string | null;
  returnedHead: ReturnedHead | null;
  rows: { id: string; locked: boolean; returnReason: string | null }[];
}

/**
 * 撤销: a decision that could be taken back for a few seconds, and whether it was. The decision holds at once; its id is
 * also that of the {@link Review} it wrote, and marks the messages that wait meanwhile.
 */
@Entity('review_undos')
export class ReviewUndo {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) taskId!: string;
  @Column({ type: 'varchar', length: 36 }) reviewerId!: string;
  /** of the task after the decision: whoever changes it since has seen the decision, and it stays */
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'json' }) before!: StandBefore;
  @Column({ type: 'datetime', precision: 3 }) until!: Date;
  /** the decision that was taken back, in full */
  @Column({ type: 'json', nullable: true }) undone!: object | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) undoneAt!: Date | null;
}
