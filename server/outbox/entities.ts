import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Purpose } from '../../shared/delivery/deliveryState';
import type { Lane } from './lanes';

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
  /** what it is about, for the board and for what DingTalk's limits allow */
  @Column({ type: 'varchar', length: 20 }) purpose!: Purpose;
  /** messages with the same key say the same and may leave in one call */
  @Column({ type: 'varchar', length: 64, nullable: true }) batchKey!: string | null;
  /** the claim that works on it; a result is only recorded for the claim that made it */
  @Column({ type: 'varchar', length: 36, nullable: true }) claimId!: string | null;
  /** what was learnt after it was sent; null: nothing yet */
  @Column({ type: 'varchar', length: 12, nullable: true }) delivery!: 'reached' | 'read' | 'missed' | null;
  @Column({ type: 'varchar', length: 60, nullable: true }) missedCode!: string | null;
  @Column({ type: 'text', nullable: true }) missedReason!: string | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) reachedAt!: Date | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) readAt!: Date | null;
  /** when DingTalk is next asked what became of it */
  @Column({ type: 'datetime', precision: 3, nullable: true }) checkDueAt!: Date | null;
  @Column({ type: 'int' }) checks!: number;
  /** the message whose failing to arrive made this one */
  @Column({ type: 'varchar', length: 36, nullable: true }) followsId!: string | null;
  /** the way taken because it did not arrive: again, todo, robot, phone */
  @Column({ type: 'varchar', length: 10, nullable: true }) nextWay!: 'again' | 'todo' | 'robot' | 'phone' | null;
  /** the queue it waits in */
  @Column({ type: 'varchar', length: 10 }) lane!: Lane;
  /** within its lane the lower number leaves first */
  @Column({ type: 'int' }) priority!: number;
  /** how often it was accepted and did not arrive */
  @Column({ type: 'int' }) misses!: number;
  /** who told the person by phone */
  @Column({ type: 'varchar', length: 36, nullable: true }) toldById!: string | null;
  /** the decision that can still be taken back: what it says waits until then, what it made needless is given back */
  @Column({ type: 'varchar', length: 36, nullable: true }) heldBy!: string | null;
}

/** What is needed of a row to send it and to write down how that went. */
export const claimedColumns = [
  'id',
  'kind',
  'recipientId',
  'taskId',
  'payload',
  'attempt',
  'dueAt',
  'createdAt',
  'batchKey',
  'followsId',
  'priority',
] as const satisfies (keyof OutboxMessage)[];

export type ClaimedMessage = Pick<OutboxMessage, (typeof claimedColumns)[number]>;
