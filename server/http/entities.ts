import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The first answer to a request with an Idempotency-Key, so that a repetition has one effect and gets the same answer. */
@Entity('idempotency_keys')
export class IdempotencyKey {
  @PrimaryColumn({ type: 'varchar', length: 36 }) actorId!: string;
  @PrimaryColumn({ type: 'varchar', length: 100 }) key!: string;
  /** hash of method, address and body: the key cannot be used for something else */
  @Column({ type: 'varchar', length: 64 }) fingerprint!: string;
  @Column({ type: 'int' }) status!: number;
  @Column({ type: 'json' }) body!: unknown;
  @Column({ type: 'datetime', precision: 3 }) createdAt!: Date;
}
