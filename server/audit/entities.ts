import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Values kept with an entry, by their names; which ones, the act decides. */
type Noted = Record<string, unknown>;

/** 留痕: who did what, when, from which state to which. Rows are only ever added. */
@Entity('audit_entries')
export class AuditEntry {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  /** what was changed: `task`, `campaign`, `person` … */
  @Column({ type: 'varchar', length: 20 }) subject!: string;
  @Column({ type: 'varchar', length: 36 }) subjectId!: string;
  /** 1, 2, 3 … for each subject: the order of events, whatever the clocks say */
  @Column({ type: 'int' }) sequence!: number;
  @Column({ type: 'varchar', length: 40 }) action!: string;
  /** null when the clock did it */
  @Column({ type: 'varchar', length: 36, nullable: true }) actorId!: string | null;
  @Column({ type: 'varchar', length: 64 }) actorName!: string;
  /** the way in: http, bot, schedule */
  @Column({ type: 'varchar', length: 10 }) origin!: string;
  @Column({ type: 'varchar', length: 36 }) requestId!: string;
  @Column({ type: 'json', nullable: true }) before!: Noted | null;
  @Column({ type: 'json', nullable: true }) after!: Noted | null;
  @Column({ type: 'text', nullable: true }) comment!: string | null;
  @Column({ type: 'datetime', precision: 3 }) at!: Date;
}
