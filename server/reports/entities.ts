import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReportFile } from '../../shared/contracts/tasks';

/** A compiled document of a task. The file lies under `storageKey`; the row is written after the file is whole. */
@Entity('reports')
export class Report {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) taskId!: string;
  @Column({ type: 'varchar', length: 30 }) kind!: ReportFile['kind'];
  @Column({ type: 'varchar', length: 200 }) fileName!: string;
  @Column({ type: 'int' }) sizeBytes!: number;
  @Column({ type: 'varchar', length: 64 }) sha256!: string;
  @Column({ type: 'varchar', length: 100 }) storageKey!: string;
  /** the state of the task it was compiled from */
  @Column({ type: 'int' }) taskVersion!: number;
  @Column({ type: 'varchar', length: 36 }) createdById!: string;
  @Column({ type: 'datetime', precision: 3 }) createdAt!: Date;
}

/** A bureau's own Word template; without one the built-in template is used. */
@Entity('report_templates')
export class ReportTemplate {
  /** `evaluation-report` */
  @PrimaryColumn({ type: 'varchar', length: 30 }) kind!: string;
  @Column({ type: 'varchar', length: 120 }) fileName!: string;
  @Column({ type: 'varchar', length: 100 }) storageKey!: string;
  @Column({ type: 'varchar', length: 64 }) sha256!: string;
  @Column({ type: 'varchar', length: 36 }) uploadedById!: string;
  @Column({ type: 'datetime', precision: 3 }) uploadedAt!: Date;
}
