import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a token can do. Returning (退回) needs a reason, so it is done on the page. */
export type DecisionAction = 'approve';

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
  @Column({ type: 'varchar', length: 20 }) action!: DecisionAction;
  /** with `step`: what the person was shown; a later submission is another one */
  @Column({ type: 'int' }) round!: number;
  @Column({ type: 'int' }) step!: number;
  @Column({ type: 'datetime', precision: 3 }) issuedAt!: Date;
  @Column({ type: 'datetime', precision: 3 }) expiresAt!: Date;
  @Column({ type: 'datetime', precision: 3, nullable: true }) usedAt!: Date | null;
}
