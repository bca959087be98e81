// What everything here works with, and in whose name.
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import { systemContext, type ActionContext } from '../context';
import type { Database } from '../database/database';
import type { DingTalkDirectory } from '../dingtalk/port';

export interface DirectoryDeps {
  database: Database;
  directory: DingTalkDirectory;
  now(): Date;
  log: Logger;
  /** who becomes 绩效管理员 while nobody is */
  adminUserIds: string[];
  /** messages may be waiting */
  afterCommit(): void;
}

/** The directory changes rows in the system's name: nobody signed in asked for it. */
export const directoryContext = (db: EntityManager, now: Date): ActionContext => systemContext(db, now, 'directory');
