import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often something counted was done in a month (Asia/Shanghai), all processes together. */
@Entity('api_usage')
export class ApiUsage {
  /** `2026-11` */
  @PrimaryColumn({ type: 'varchar', length: 7 }) month!: string;
  /** `call`: we called; `delivery`: DingTalk handed us something; `refusal`: DingTalk says the quota is used up */
  @PrimaryColumn({ type: 'varchar', length: 10 }) kind!: 'call' | 'delivery' | 'refusal';
  /** a word of shared/quota/apis.ts */
  @PrimaryColumn({ type: 'varchar', length: 40 }) api!: string;
  @Column({ type: 'int' }) calls!: number;
  /** the last time something was added */
  @Column({ type: 'datetime', precision: 3 }) countedAt!: Date;
}
