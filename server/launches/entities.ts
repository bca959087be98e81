import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LaunchFormInput, LaunchState } from '../../shared/contracts/launches';
import type { LaunchFinding } from '../../shared/launch/findings';

/** 发起评价批次 being prepared: a draft anybody allowed may go on with, or one that waits for its moment. */
@Entity('launches')
export class Launch {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 10 }) state!: LaunchState;
  /** counts every change and guards each write; the clock takes a launch by it */
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'json' }) form!: LaunchFormInput;
  @Column({ type: 'datetime', precision: 3, nullable: true }) scheduledFor!: Date | null;
  /** in whose name the clock launches it */
  @Column({ type: 'varchar', length: 36, nullable: true }) scheduledById!: string | null;
  /** what kept the clock from launching it; empty otherwise */
  @Column({ type: 'json' }) blocked!: LaunchFinding[];
  @Column({ type: 'varchar', length: 36, nullable: true }) campaignId!: string | null;
  @Column({ type: 'varchar', length: 36 }) createdById!: string;
  @Column({ type: 'varchar', length: 36 }) changedById!: string;
  @Column({ type: 'datetime', precision: 3 }) changedAt!: Date;
}
