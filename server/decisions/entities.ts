import { Column, Entity, PrimaryColumn } from 'typeorm';

export type TokenAction = 'approve' | 'return';

/**
 * The right of one person to decide one step of one task once, carried by the button of a card or waiting for a word in the chat. Only the hash is stored:
 * whoever reads the table cannot decide.
 */
@Entity('decision_tokens')
export class DecisionToken {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 64 }) tokenHash!: string;
  @Column({ type: 'varchar', length: 36 }) taskId!: string;
  @Column({ type: 'varchar', length: 36 }) personId!: string;
  /** what it may do: a card's button approves; in the chat a return (退回) can be given its reason as well */
  @Column({ type: 'varchar', length: 20 }) action!: TokenAction;
  /** with `step`: what the person was shown; a later submission is another one */
  @Column({ type: 'int' }) round!: number;
  @Column({ type: 'int' }) step!: number;
  @Column({ type: 'datetime', precision: 3 }) issuedAt!: Date;
  @Column({ type: 'datetime', precision: 3 }) expiresAt!: Date;
  @Column({ type: 'datetime', precision: 3, nullable: true }) usedAt!: Date | null;
}
