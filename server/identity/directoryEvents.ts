import { In } from 'typeorm';
import { z } from 'zod';
import type { EventHandlers } from '../inbox/handlers';
import { Person } from './entities';

const leftSchema = z.object({ userId: z.array(z.string()).max(10_000) });

/**
 * What DingTalk tells of its directory as it happens. Somebody who left loses access with the next request; their name
 * stays with what they did. All other changes are taken over when the directory is next read.
 */
export const directoryEvents: EventHandlers = {
  user_leave_org: (event) => async (ctx) => {
    const left = leftSchema.safeParse(event.data);
    if (!left.success) return { ignored: '内容无法识别' };
    const known = { userId: In(left.data.userId), active: true };
    const gone = await ctx.db.update(Person, known, { active: false });
    if (gone.affected === 0) return { ignored: '没有这些人，或已记为离开' };
  },
};
