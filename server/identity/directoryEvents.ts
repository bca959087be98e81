import { In } from 'typeorm';
import { z } from 'zod';
import type { Database } from '../database/database';
import type { DirectoryEvent } from '../dingtalk/port';
import { Person } from './entities';

const leftSchema = z.object({ userId: z.array(z.string()).max(10_000) });

/**
 * What DingTalk tells of its directory as it happens. Somebody who left loses access with the next request; their name
 * stays with what they did. All other changes are taken over when the directory is next read.
 */
export async function receiveDirectoryEvent(database: Database, event: DirectoryEvent): Promise<void> {
  if (event.type !== 'user_leave_org') return;
  const { userId } = leftSchema.parse(event.data);
  await database.transaction((db) => db.update(Person, { userId: In(userId) }, { active: false }));
}
