import type { ChangeTemplateInput } from '../../shared/contracts/templates';
import { problems } from '../../shared/problems';
import { getTemplate } from '../../shared/templates';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { updateVersioned } from '../database/versioned';
import { Person } from '../identity/entities';
import { Template } from './entities';
import { authorizeTemplates } from './policy';
import { asTemplate } from './present';
import { freeNameKey } from './saveTemplate';

/**
 * Changes a template of the bureau's own. Campaigns keep the indicators they were launched with.
 * @throws Problem 403 unless the actor is an admin; 404; 409 for a shipped template, a stale version or a taken name
 */
export async function changeTemplate(ctx: ActionContext, id: string, input: ChangeTemplateInput): Promise<void> {
  authorizeTemplates(ctx);
  if (getTemplate(id)) throw problems.templateBuiltIn();
  const row = await ctx.db.findOneBy(Template, { id });
  if (!row) throw problems.notFound({ what: '这个指标体系模板' });
  if (row.version !== input.version) throw await stale(ctx, row);
  const nameKey = await freeNameKey(ctx, input.template.name, id);
  const changes = { ...input.template, nameKey, changedById: ctx.actor.personId || null, changedAt: ctx.now };
  if (!(await updateVersioned(ctx.db, Template, row, changes))) throw await stale(ctx, row);
  const { name, source, kind, profileId, indicators } = asTemplate(row);
  await recordAudit(ctx, {
    subject: 'template',
    subjectId: id,
    action: 'template.changed',
    before: { name, source, kind, profileId, indicators },
    after: input.template,
  });
}

async function stale(ctx: ActionContext, { changedById }: Template) {
  const person = changedById ? await ctx.db.findOneBy(Person, { id: changedById }) : null;
  return problems.templateStale({ changedBy: person?.name ?? null });
}
