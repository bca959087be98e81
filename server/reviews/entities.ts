import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 审核: one decision of one person in one round. Kept for good. */
@Entity('reviews')
export class Review {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) taskId!: string;
  @Column({ type: 'int' }) round!: number;
  @Column({ type: 'int' }) step!: number;
  @Column({ type: 'varchar', length: 36 }) reviewerId!: string;
  @Column({ type: 'varchar', length: 20 }) decision!: 'approved' | 'returned';
  @Column({ type: 'text', nullable: true }) comment!: string | null;
  /** rows sent back, with the reason of each and what stood there then, in official words */
  @Column({ type: 'json' }) indicators!: { indicatorId: string; name: string; reason: string; was?: string }[];
  @Column({ type: 'datetime', precision: 3 }) decidedAt!: Date;
}
