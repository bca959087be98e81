import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something DingTalk told us, stored before it is acknowledged; the same event is stored once. */
@Entity('processed_events')
export class ProcessedEvent {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  /** `bot` or `event` */
  @Column({ type: 'varchar', length: 20 }) source!: string;
  @Column({ type: 'varchar', length: 200 }) eventId!: string;
  @Column({ type: 'json' }) body!: object;
  @Column({ type: 'datetime', precision: 3 }) receivedAt!: Date;
  @Column({ type: 'datetime', precision: 3, nullable: true }) processedAt!: Date | null;
}
