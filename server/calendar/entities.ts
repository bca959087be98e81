import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A day that this office works, or does not, other than the statutory calendar says. */
@Entity('calendar_exceptions')
export class CalendarExceptionRow {
  @PrimaryColumn({ type: 'varchar', length: 10 }) day!: string;
  @Column({ type: 'boolean' }) isWorkday!: boolean;
  @Column({ type: 'varchar', length: 100 }) note!: string;
  @Column({ type: 'varchar', length: 36 }) changedById!: string;
  @Column({ type: 'datetime', precision: 3 }) changedAt!: Date;
}
