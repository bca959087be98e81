import { Column, Entity, PrimaryColumn } from 'typeorm';

export type OutboxStatus = 'waiting' | 'sending' | 'sent' | 'unknown' | 'failed' | 'cancelled';

/** A message to one person, written in the same transaction as the fact it tells about. */
@Entity('outbox_messages')
export class OutboxMessage {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 20 }) kind!: string;
  /** the same key is never queued twice */
  @Column({ type: 'varchar', length: 150 }) dedupeKey!: string;
  @Column({ type: 'varchar', length: 36, nullable: true }) recipientId!: string | null;
  @Column({ type: 'varchar', length: 36, nullable: true }) taskId!: string | null;
  @Column({ type: 'json' }) payload!: object;
  @Column({ type: 'varchar', length: 12 }) status!: OutboxStatus;
  /** counts the claims; a result is only recorded for the claim that made it */
  @Column({ type: 'int' }) attempt!: number;
  @Column({ type: 'datetime', precision: 3, nullable: true }) leaseUntil!: Date | null;
  @Column({ type: 'datetime', precision: 3 }) dueAt!: Date;
  /** DingTalk's own id of what was sent */
  @Column({ type: 'varchar', length: 200, nullable: true }) receipt!: string | null;
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ type: 'datetime', precision: 3 }) createdAt!: Date;
  @Column({ type: 'datetime', precision: 3, nullable: true }) finishedAt!: Date | null;
}
