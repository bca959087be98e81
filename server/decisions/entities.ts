import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * The right of one person to decide one step of one task once, carried by the button of a card. Only the hash is stored:
 * whoever reads the table cannot decide.
 */
@Entity('decision_tokens')
export class DecisionToken {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 64 }) tokenHash!: string;
  @Column({ type: 'varchar', length: 36 }) taskId!: string;
  @Column({ type: 'varchar', length: 36 }) personId!: string;
  /** the button it is carried by; returning (退回) needs a reason, so it is done on the page */
  @Column({ type: 'varchar', length: 20 }) action!: 'approve';
  /** with `step`: what the person was shown; a later submission is another one */
  @Column({ type: 'int' }) round!: number;
  @Column({ type: 'int' }) step!: number;
  @Column({ type: 'datetime', precision: 3 }) issuedAt!: Date;
  @Column({ type: 'datetime', precision: 3 }) expiresAt!: Date;
  @Column({ type: 'datetime', precision: 3, nullable: true }) usedAt!: Date | null;
}
