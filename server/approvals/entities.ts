import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The form template of our approvals in DingTalk. One row; whether approvals are mirrored at all stands there too. */
@Entity('oa_forms')
export class OaForm {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  /** new submissions are mirrored; what runs already is carried to its end either way */
  @Column({ type: 'boolean' }) mirroring!: boolean;
  /** of the form as DingTalk has it; null before it was made */
  @Column({ type: 'varchar', length: 64, nullable: true }) hash!: string | null;
  @Column({ type: 'varchar', length: 100, nullable: true }) processCode!: string | null;
  /** why it could not be made */
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ type: 'datetime', precision: 3 }) updatedAt!: Date;
}

/**
 * One submission of a task as an OA approval (钉钉审批). Our own chain is the truth: `open` follows it both ways, `closed`
 * has nothing more to follow since our chain left the submission behind, `detached` went another way and is not followed.
 */
@Entity('oa_instances')
export class ApprovalMirror {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) taskId!: string;
  /** the submission, as the task counts them */
  @Column({ type: 'int' }) round!: number;
  /** in whose name it runs in DingTalk: the filler's when it was submitted */
  @Column({ type: 'varchar', length: 100 }) originatorUserId!: string;
  /** stands in the form, so that the approval can be found again; nobody can guess it */
  @Column({ type: 'varchar', length: 20 }) key!: string;
  /** DingTalk's id; null until it is known */
  @Column({ type: 'varchar', length: 100, nullable: true }) instanceId!: string | null;
  @Column({ type: 'varchar', length: 10 }) state!: 'open' | 'closed' | 'detached';
  /** why it is detached: a Chinese sentence */
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  /** ids of the decisions in DingTalk that were taken note of */
  @Column({ type: 'json' }) heard!: number[];
  /** when DingTalk is next asked how it stands, in case a message about it was lost */
  @Column({ type: 'datetime', precision: 3 }) checkDueAt!: Date;
  /** how often that was asked since something was last heard */
  @Column({ type: 'int' }) checks!: number;
  @Column({ type: 'datetime', precision: 3 }) createdAt!: Date;
}
