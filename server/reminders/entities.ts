import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { About, Reason } from '../../shared/reminders/facts';
import type { OptionalKind } from '../../shared/reminders/kinds';
import type { ReminderPolicy } from '../../shared/reminders/policy';

/** That a person was told of a task, once for each rung: the key of task, person and rung is unique. */
@Entity('reminders')
export class Reminder {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) taskId!: string;
  @Column({ type: 'varchar', length: 36 }) personId!: string;
  /** what it was, with the due date it belongs to; see shared/reminders/ladder.ts */
  @Column({ type: 'varchar', length: 30 }) rung!: string;
  @Column({ type: 'datetime', precision: 3 }) remindedAt!: Date;
  /** the message that told it */
  @Column({ type: 'varchar', length: 36, nullable: true }) digestId!: string | null;
}

/** 一人一条: one message to one person. The key of person and slot is unique, so no restart and no second process repeats it. */
@Entity('reminder_digests')
export class ReminderDigest {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) personId!: string;
  /** `digest@2024-01-31`, or `due@…` for what became due after the day's digest */
  @Column({ type: 'varchar', length: 50 }) slot!: string;
  @Column({ type: 'varchar', length: 10 }) day!: string;
  /** `,before,review,` */
  @Column({ type: 'varchar', length: 100 }) kinds!: string;
  @Column({ type: 'json' }) reasons!: Reason[];
  /** rows missing in each task the person had open, to tell next time what has changed */
  @Column({ type: 'json' }) missing!: Record<string, number>;
  /** `dedupeKey` of the message in the outbox */
  @Column({ type: 'varchar', length: 150 }) messageKey!: string;
  /** which tasks its lines name; null: it was sent before that was kept */
  @Column({ type: 'json', nullable: true }) about!: About | null;
  @Column({ type: 'datetime', precision: 3 }) createdAt!: Date;
}

/** Which campaigns a digest speaks of. */
@Entity('reminder_digest_campaigns')
export class DigestCampaign {
  @PrimaryColumn({ type: 'varchar', length: 36 }) campaignId!: string;
  @PrimaryColumn({ type: 'varchar', length: 36 }) digestId!: string;
}

/** 提醒规则 of a campaign that does not follow the usual ones; the id is the campaign's. */
@Entity('reminder_policies')
export class CampaignReminders {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'json' }) policy!: ReminderPolicy;
  @Column({ type: 'varchar', length: 36 }) changedById!: string;
  @Column({ type: 'datetime', precision: 3 }) changedAt!: Date;
}

/** 提醒设置 of a person who has chosen; the id is the person's. */
@Entity('reminder_settings')
export class ReminderSettings {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'varchar', length: 5, nullable: true }) hour!: string | null;
  @Column({ type: 'varchar', length: 5, nullable: true }) quietFrom!: string | null;
  @Column({ type: 'varchar', length: 5, nullable: true }) quietUntil!: string | null;
  @Column({ type: 'json' }) muted!: OptionalKind[];
  @Column({ type: 'datetime', precision: 3 }) changedAt!: Date;
}
