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
