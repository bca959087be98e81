import type { SaveTemplateInput, TemplateVersions } from '../../shared/contracts/templates';
import { AuditEntry } from '../audit/entities';
import type { ActionContext } from '../context';
import { loadTemplate } from './queries';

const MOST_VERSIONS = 30;

/**
 * The versions of a template, the latest first, as the audit trail has kept them: each entry holds the whole of what was
 * saved. @throws Problem 403 unless an admin asks; 404
 */
export async function listVersions(ctx: ActionContext, id: string): Promise<TemplateVersions> {
  const { template, own } = await loadTemplate(ctx, id);
  const { name, source, kind, profileId, indicators } = template;
  const current = { name, source, kind, profileId, indicators };
  if (!own) return { versions: [{ ...current, version: 1, changedAt: null, changedByName: null }] };
  const entries = await ctx.db.find(AuditEntry, {
    where: { subject: 'template', subjectId: id },
    order: { sequence: 'DESC' },
    take: MOST_VERSIONS,
  });
  const versions: TemplateVersions['versions'] = entries.map(({ after, at, actorName }, back) => ({
    ...(after as SaveTemplateInput),
    version: own.row.version - back,
    changedAt: at.toISOString(),
    changedByName: actorName,
  }));
  const first = entries.at(-1);
  // One that was there before anybody changed it: the first change keeps what stood before.
  if (first?.before && versions.at(-1)!.version > 1)
    versions.push({
      ...(first.before as SaveTemplateInput),
      version: versions.at(-1)!.version - 1,
      changedAt: null,
      changedByName: null,
    });
  if (versions.length > 0) return { versions };
  const { changedAt } = own.row;
  return {
    versions: [
      {
        ...current,
        version: own.row.version,
        changedAt: changedAt?.toISOString() ?? null,
        changedByName: own.changedByName,
      },
    ],
  };
}
