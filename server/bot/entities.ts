import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Waiting } from './waiting';

/** What the bot waits for from one person in one conversation, or talks with them about: of each kind one, the latest. */
@Entity('bot_pending')
export class BotPending {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) personId!: string;
  @Column({ type: 'varchar', length: 64 }) place!: string;
  @Column({ type: 'varchar', length: 10 }) kind!: 'choices' | 'about' | 'act';
  @Column({ type: 'json' }) waiting!: Waiting;
  /** said with the confirmation it proves that the act was seen; null where nothing is confirmed */
  @Column({ type: 'varchar', length: 8, nullable: true }) word!: string | null;
  /** how often another word was said */
  @Column({ type: 'int' }) misses!: number;
  @Column({ type: 'datetime', precision: 3 }) askedAt!: Date;
  @Column({ type: 'datetime', precision: 3 }) expiresAt!: Date;
}

/** One person's talk with the bot in one conversation; there is none before their first words. */
@Entity('bot_talks')
export class BotTalk {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  /** a person's id, or a hash that tells outsiders apart */
  @Column({ type: 'varchar', length: 64 }) who!: string;
  @Column({ type: 'varchar', length: 64 }) place!: string;
  /** of what was said last */
  @Column({ type: 'varchar', length: 64 }) saidHash!: string;
  /** how often the same was said after it had been answered, within a minute */
  @Column({ type: 'int' }) repeats!: number;
  @Column({ type: 'datetime', precision: 3 }) repeatedSince!: Date;
  @Column({ type: 'datetime', precision: 3 }) answeredAt!: Date;
}

/** A group (群) that hears how one campaign goes. Ended bindings stay, for what was sent under them. */
@Entity('bot_groups')
export class BotGroup {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  /** openConversationId */
  @Column({ type: 'varchar', length: 200 }) conversationId!: string;
  @Column({ type: 'varchar', length: 200 }) title!: string;
  @Column({ type: 'varchar', length: 36 }) campaignId!: string;
  @Column({ type: 'varchar', length: 36 }) boundById!: string;
  @Column({ type: 'datetime', precision: 3 }) boundAt!: Date;
  @Column({ type: 'datetime', precision: 3, nullable: true }) endedAt!: Date | null;
  /** the conversation while it is bound, so that a group has one campaign at a time */
  @Column({ type: 'varchar', length: 200, nullable: true }) openFor!: string | null;
  /** key of the latest message to the group */
  @Column({ type: 'varchar', length: 150, nullable: true }) lastKey!: string | null;
}
