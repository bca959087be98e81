import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RunPhase, RunState, RunTrigger } from '../../shared/directory/runWords';

/** What a run has counted so far. */
export interface RunCounts {
  units: number;
  people: number;
  /** people known before the run began who were at work then */
  before: number;
  left: number;
}

/**
 * One reading of DingTalk's whole directory. Where it stands is written with every page, so that whoever takes it up
 * again, after whatever stopped it, goes on there.
 */
@Entity('directory_runs')
export class DirectoryRun {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 20 }) state!: RunState;
  /** `open` until the run is over: unique, so there is one at a time */
  @Column({ type: 'varchar', length: 10, nullable: true }) openKey!: 'open' | null;
  @Column({ type: 'varchar', length: 10 }) trigger!: RunTrigger;
  @Column({ type: 'varchar', length: 36, nullable: true }) startedById!: string | null;
  @Column({ type: 'varchar', length: 64 }) startedByName!: string;
  @Column({ type: 'datetime', precision: 3 }) startedAt!: Date;
  @Column({ type: 'varchar', length: 20 }) phase!: RunPhase;
  /** DingTalk's ids of the departments that this phase has still to ask about */
  @Column({ type: 'json' }) queue!: number[];
  /** how far the people of the first department of the queue have been read */
  @Column({ type: 'int' }) cursor!: number;
  @Column({ type: 'json' }) counts!: RunCounts;
  /** an admin has said that so many people really left */
  @Column({ type: 'boolean' }) confirmed!: boolean;
  /** what stopped it, a Chinese sentence */
  @Column({ type: 'text', nullable: true }) error!: string | null;
  /** not before this instant is DingTalk asked again */
  @Column({ type: 'datetime', precision: 3, nullable: true }) resumeAt!: Date | null;
  /** the process at work on it; a page is only written for the claim that asked for it */
  @Column({ type: 'varchar', length: 36, nullable: true }) claimId!: string | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) leaseUntil!: Date | null;
  @Column({ type: 'datetime', precision: 3, nullable: true }) finishedAt!: Date | null;
}
