import { Column, Entity, PrimaryColumn, type ValueTransformer } from 'typeorm';
import type { IndicatorTemplate, TemplateIndicator } from '../../shared/templates/types';

/** A framework has no scoring profile; its column is empty rather than null. */
const orNone: ValueTransformer = {
  to: (id: string | null | undefined) => (id === null ? '' : id),
  from: (stored: string) => stored || null,
};

/** 指标体系模板 that a bureau keeps for itself. Those that ship are data in shared/templates. */
@Entity('templates')
export class Template {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 100 }) name!: string;
  /** of the name as people compare it: one width, no blanks, no case. Unique */
  @Column({ type: 'varchar', length: 64 }) nameKey!: string;
  /** counts the changes */
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) kind!: IndicatorTemplate['kind'];
  @Column({ type: 'varchar', length: 50, transformer: orNone }) profileId!: string | null;
  @Column({ type: 'varchar', length: 500 }) source!: string;
  @Column({ type: 'json' }) indicators!: TemplateIndicator[];
  @Column({ type: 'boolean' }) isDemo!: boolean;
  @Column({ type: 'varchar', length: 36, nullable: true }) changedById!: string | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) changedAt!: Date | null;
}
