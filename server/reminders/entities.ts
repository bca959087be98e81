import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A reminder that was given. The key of task, person and rung is unique: nobody is reminded of the same thing twice. */
@Entity('reminders')
export class Reminder {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) taskId!: string;
  @Column({ type: 'varchar', length: 36 }) personId!: string;
  /** rung of the ladder with the due date it belongs to, e.g. `T-3@2024-01-31` */
  @Column({ type: 'varchar', length: 30 }) rung!: string;
  @Column({ type: 'datetime', precision: 3 }) remindedAt!: Date;
}
