import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 催办: that somebody was urged about a task, when and by whom. Rows are only ever added. */
@Entity('urges')
export class Urge {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) taskId!: string;
  @Column({ type: 'varchar', length: 36 }) personId!: string;
  @Column({ type: 'varchar', length: 36 }) urgedById!: string;
  @Column({ type: 'datetime', precision: 3 }) urgedAt!: Date;
}
