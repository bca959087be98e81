import type { ActionContext } from '../context';
import { newId } from '../database/ids';
import type { AuditEntry } from './entities';
import type { AuditFacts } from './recordAudit';

/** One row of the trail. */
export function entryOf(ctx: ActionContext, facts: AuditFacts, sequence: number): AuditEntry {
  return {
    id: newId(),
    subject: facts.subject,
    subjectId: facts.subjectId,
    sequence,
    action: facts.action,
    actorId: ctx.actor.personId || null,
    actorName: ctx.actor.name,
    origin: ctx.origin,
    requestId: ctx.requestId,
    before: facts.before ?? null,
    after: facts.after ?? null,
    comment: facts.comment ?? null,
    at: ctx.now,
  };
}
