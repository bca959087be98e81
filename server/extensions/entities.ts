import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 延期申请: somebody asks for a later due date. Decided requests stay as they were decided. */
@Entity('extension_requests')
export class ExtensionRequest {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) taskId!: string;
  @Column({ type: 'varchar', length: 36 }) askedById!: string;
  @Column({ type: 'varchar', length: 10 }) wantedDay!: string;
  /** the task's due date when it was asked */
  @Column({ type: 'varchar', length: 10 }) dueDate!: string;
  @Column({ type: 'text' }) reason!: string;
  @Column({ type: 'datetime', precision: 3 }) askedAt!: Date;
  @Column({ type: 'varchar', length: 10 }) state!: 'open' | 'granted' | 'refused' | 'withdrawn' | 'overtaken';
  @Column({ type: 'varchar', length: 36, nullable: true }) decidedById!: string | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) decidedAt!: Date | null;
  /** why it was refused, or what was said with the grant */
  @Column({ type: 'text', nullable: true }) answer!: string | null;
  /** the task while the request is open, so that a task has one open request at a time */
  @Column({ type: 'varchar', length: 36, nullable: true }) openFor!: string | null;
}
