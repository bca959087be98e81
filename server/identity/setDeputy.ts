import { dayOf, spokenDay } from '../../shared/calendar';
import type { DeputyInput } from '../../shared/contracts/people';
import { problems } from '../../shared/problems';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { releaseStandIn } from '../reviews/releaseStandIn';
import { Person } from './entities';
import { loadManaged } from './peoplePolicy';

/**
 * 设置代理人: who gets somebody's tasks should they leave.
 * @throws Problem 403 unless an admin; 404 for people they do not manage; 422 for a deputy who cannot be one
 */
export async function setDeputy(ctx: ActionContext, personId: string, { deputyId, until }: DeputyInput): Promise<void> {
  const { person } = await loadManaged(ctx, personId);
  const deputy = deputyId === null ? null : (await loadManaged(ctx, deputyId)).person;
  const refuse = (reason: string) => problems.deputyUnfit({ reason });
  if (deputy?.id === personId) throw refuse('不能请自己代理自己，请另选一人。');
  if (deputy && !deputy.active) throw refuse(`${deputy.name}已离职，请另选一人。`);
  if (deputy && until && until < dayOf(ctx.now)) throw refuse('截止日期已经过去，请另选日期。');
  const after = { deputyId, deputyUntil: deputy ? until : null, standInFrom: null };
  await ctx.db.update(Person, { id: personId }, after);
  if (person.deputyId && person.standInFrom) await releaseStandIn(ctx, person.deputyId);
  const end = after.deputyUntil ? `，到${spokenDay(after.deputyUntil)}` : '';
  await recordAudit(ctx, {
    subject: 'person',
    subjectId: personId,
    action: 'deputy.changed',
    before: { deputyId: person.deputyId, deputyUntil: person.deputyUntil },
    after,
    comment: deputy ? `${deputy.name}${end}` : '不再有代理人',
  });
}
