import { In } from 'typeorm';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { Person, Session } from '../identity/entities';
import { handOverTasksOf } from '../tasks/handOver';

/** Shuts people out with their next request, and says so in the trail. Their name stays with what they did. */
export async function shutOut(ctx: ActionContext, personIds: string[]): Promise<void> {
  const present = await ctx.db.findBy(Person, { id: In(personIds), active: true });
  const ids = present.map(({ id }) => id);
  await ctx.db.delete(Session, { personId: In(personIds) });
  await ctx.db.update(Person, { id: In(ids) }, { active: false, leftAt: ctx.now });
  for (const id of ids) await recordAudit(ctx, { subject: 'person', subjectId: id, action: 'person.left' });
}

/** 离职: shuts them out and hands their tasks over. Said twice, it changes nothing the second time. */
export async function markLeft(ctx: ActionContext, personIds: string[]): Promise<void> {
  await shutOut(ctx, personIds);
  for (const personId of personIds) await handOverTasksOf(ctx, personId);
}
