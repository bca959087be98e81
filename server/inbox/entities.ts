import { Column, Entity, PrimaryColumn } from 'typeorm';

export type IncomingSource = 'bot' | 'event' | 'card';

/** Something DingTalk told us, stored before it is acknowledged; the same event is stored once. */
@Entity('processed_events')
export class ProcessedEvent {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 20 }) source!: IncomingSource;
  @Column({ type: 'varchar', length: 200 }) eventId!: string;
  @Column({ type: 'json' }) body!: object;
  @Column({ type: 'datetime', precision: 3 }) receivedAt!: Date;
  @Column({ type: 'datetime', precision: 3, nullable: true }) processedAt!: Date | null;
  /** `unknown`: a type nobody handles; `ignored`: it came too late, or is not about anything of ours; null: not worked on yet */
  @Column({ type: 'varchar', length: 12, nullable: true }) outcome!: 'done' | 'ignored' | 'unknown' | 'failed' | null;
  /** why it was ignored */
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  /** how often working on it went wrong */
  @Column({ type: 'int' }) failures!: number;
}
