import { Not } from 'typeorm';
import type { SaveTemplateInput } from '../../shared/contracts/templates';
import { problems } from '../../shared/problems';
import { listTemplates } from '../../shared/templates';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { newId } from '../database/ids';
import { Template } from './entities';
import { nameKeyOf } from './nameKey';
import { authorizeTemplates } from './policy';

/**
 * 另存为本单位模板. Points that do not add up yet do not keep it from being saved: it says so until they do.
 * @throws Problem 403 unless the actor is an admin; 409 when a template has the name already
 */
export async function saveTemplate(ctx: ActionContext, input: SaveTemplateInput): Promise<Template> {
  authorizeTemplates(ctx);
  const nameKey = await freeNameKey(ctx, input.name, null);
  const template = ctx.db.create(Template, {
    ...input,
    nameKey,
    id: newId(),
    version: 1,
    isDemo: false,
    changedById: ctx.actor.personId || null,
    changedAt: ctx.now,
  });
  await ctx.db.insert(Template, template);
  await recordAudit(ctx, { subject: 'template', subjectId: template.id, action: 'template.saved', after: input });
  return template;
}

/**
 * The key of a name that is still free.
 * @throws Problem 409 when a shipped template or another of the bureau's own has the name, in whatever width or case
 */
export async function freeNameKey(ctx: ActionContext, name: string, ownId: string | null): Promise<string> {
  const nameKey = nameKeyOf(name);
  const isShipped = listTemplates().some((one) => nameKeyOf(one.name) === nameKey);
  const isTaken = await ctx.db.existsBy(Template, { nameKey, ...(ownId !== null && { id: Not(ownId) }) });
  if (isShipped || isTaken) throw problems.templateNameTaken({ name });
  return nameKey;
}
