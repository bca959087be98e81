import { In } from 'typeorm';
import { problems } from '../../shared/problems';
import { getTemplate, listTemplates } from '../../shared/templates';
import type { ActionContext } from '../context';
import { Person } from '../identity/entities';
import { Template } from './entities';
import { authorizeTemplates } from './policy';
import { asTemplate, type PlacedTemplate } from './present';

/** Every template, the shipped ones first, then the bureau's own by name. @throws Problem 403 unless an admin asks */
export async function findTemplates(ctx: ActionContext): Promise<PlacedTemplate[]> {
  authorizeTemplates(ctx);
  const own = await ctx.db.find(Template);
  const byName = new Intl.Collator('zh-CN').compare;
  const shipped = listTemplates().map((template) => ({ template, own: null }));
  return [
    ...shipped,
    ...(await placed(
      ctx,
      own.sort((a, b) => byName(a.name, b.name)),
    )),
  ];
}

/** One template, shipped or own. @throws Problem 403 unless an admin asks; 404 */
export async function loadTemplate(ctx: ActionContext, id: string): Promise<PlacedTemplate> {
  authorizeTemplates(ctx);
  const shipped = getTemplate(id);
  if (shipped) return { template: shipped, own: null };
  const row = await ctx.db.findOneBy(Template, { id });
  if (!row) throw problems.notFound({ what: '这个指标体系模板' });
  const [found] = await placed(ctx, [row]);
  return found!;
}

async function placed(ctx: ActionContext, rows: Template[]): Promise<PlacedTemplate[]> {
  const ids = rows.map(({ changedById }) => changedById).filter((id) => id !== null);
  const names = new Map((await ctx.db.findBy(Person, { id: In(ids) })).map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    template: asTemplate(row),
    own: { row, changedByName: (row.changedById && names.get(row.changedById)) || null },
  }));
}
