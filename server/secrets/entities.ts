import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A token or ticket of DingTalk, encrypted, so that all processes use the same one. */
@Entity('dingtalk_secrets')
export class DingTalkSecret {
  @PrimaryColumn({ type: 'varchar', length: 150 }) name!: string;
  @Column({ type: 'text' }) cipher!: string;
  @Column({ type: 'datetime', precision: 3 }) renewedAt!: Date;
  @Column({ type: 'datetime', precision: 3 }) expiresAt!: Date;
}
