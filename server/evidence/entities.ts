import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file on its way. How much of it is there, the partial file says; its row becomes one of `evidence` with the same id. */
@Entity('evidence_uploads')
export class EvidenceUpload {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) taskId!: string;
  @Column({ type: 'varchar', length: 36 }) indicatorResultId!: string;
  @Column({ type: 'varchar', length: 120 }) fileName!: string;
  @Column({ type: 'int' }) sizeBytes!: number;
  @Column({ type: 'varchar', length: 10, nullable: true }) documentDate!: string | null;
  @Column({ type: 'varchar', length: 100, nullable: true }) requirement!: string | null;
  @Column({ type: 'varchar', length: 36 }) uploadedById!: string;
  @Column({ type: 'datetime', precision: 3 }) createdAt!: Date;
}
