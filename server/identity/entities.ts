import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../shared/contracts/common';

/** 单位: a department of DingTalk's directory. `path` holds the ids from the root down, so that a role for a unit covers what is below it. */
@Entity('units')
export class OrgUnit {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'bigint', transformer: { to: (id) => id, from: Number } }) departmentId!: number;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  @Column({ type: 'varchar', length: 36, nullable: true }) parentId!: string | null;
  /** `/<root id>/…/<own id>/` */
  @Column({ type: 'varchar', length: 700 }) path!: string;
  @Column({ type: 'boolean' }) isDemo!: boolean;
  /** false once DingTalk has it no more; its projects and tasks keep its name */
  @Column({ type: 'boolean' }) active!: boolean;
  /** the latest run that read it */
  @Column({ type: 'varchar', length: 36, nullable: true }) seenRunId!: string | null;
}

/** A member of staff, as DingTalk knows them. Never deleted: what they signed keeps its name. */
@Entity('people')
export class Person {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  /** DingTalk's userid, unique in the organisation */
  @Column({ type: 'varchar', length: 100 }) userId!: string;
  @Column({ type: 'varchar', length: 100 }) unionId!: string;
  @Column({ type: 'varchar', length: 64 }) name!: string;
  @Column({ type: 'varchar', length: 100, nullable: true }) title!: string | null;
  @Column({ type: 'varchar', length: 36 }) unitId!: string;
  @Column({ type: 'boolean' }) active!: boolean;
  @Column({ type: 'boolean' }) isDemo!: boolean;
  /** an administrator of the organisation in DingTalk: a suggestion for our own roles, never a right */
  @Column({ type: 'boolean' }) isDirectoryAdmin!: boolean;
  /** the latest run that read them */
  @Column({ type: 'varchar', length: 36, nullable: true }) seenRunId!: string | null;
  /** when DingTalk last showed them to us */
  @Column({ type: 'datetime', precision: 3, nullable: true }) seenAt!: Date | null;
  /** when DingTalk was last asked whether they are still there */
  @Column({ type: 'datetime', precision: 3, nullable: true }) checkedAt!: Date | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) leftAt!: Date | null;
  /** 代理人: who gets their tasks when they leave, and from `standInFrom` on decides in their place */
  @Column({ type: 'varchar', length: 36, nullable: true }) deputyId!: string | null;
  /** the last day on which the deputy stands in, null for no end */
  @Column({ type: 'varchar', length: 10, nullable: true }) deputyUntil!: string | null;
  /** the first day on which the deputy reviews in their place; null: only gets the tasks should they leave */
  @Column({ type: 'varchar', length: 10, nullable: true }) standInFrom!: string | null;
}

/** Who heads a department according to DingTalk (部门主管): a suggestion for 单位负责人, never a right. */
@Entity('unit_heads')
export class UnitHead {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) personId!: string;
  @Column({ type: 'varchar', length: 36 }) unitId!: string;
}

/** A role is held for a unit and what is below it. */
@Entity('person_roles')
export class PersonRole {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) personId!: string;
  @Column({ type: 'varchar', length: 20 }) role!: Role;
  @Column({ type: 'varchar', length: 36 }) unitId!: string;
}

/** Only the hash of the session's secret is stored: whoever reads the table cannot sign in. */
@Entity('sessions')
export class Session {
  @PrimaryColumn({ type: 'varchar', length: 64 }) tokenHash!: string;
  @Column({ type: 'varchar', length: 36 }) personId!: string;
  @Column({ type: 'datetime', precision: 3 }) createdAt!: Date;
  @Column({ type: 'datetime', precision: 3 }) expiresAt!: Date;
}
