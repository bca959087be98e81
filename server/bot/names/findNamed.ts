// Whom or what a name means, among what the asker may see.
import type { EntityManager } from 'typeorm';
import { spokenDay } from '../../../shared/calendar';
import { Campaign } from '../../campaigns/entities';
import type { ActionContext } from '../../context';
import { containing } from '../../database/containing';
import { OrgUnit, Person } from '../../identity/entities';
import { Project } from '../../projects/entities';
import { visibleCampaigns, visiblePeople, visibleProjects, visibleUnits } from './visible';

/** What a name can name; a `system` (运维系统) is one that a project keeps running. */
export type NamedKind = 'project' | 'unit' | 'person' | 'system' | 'campaign';

/** Something with a name. */
export interface Named {
  kind: NamedKind;
  /** of its row; of a system, that of the project which keeps it running */
  id: string;
  name: string;
  /** what tells it from another of the same name, such as 市教育局，2024年 */
  hint: string;
}

const MOST = 6;
const LOOKED_AT = 200;

/**
 * What `said` names, the best first, six at most, among what the asker may see. An exact name stands alone.
 * @param said as read, such as 网络运维, czwlywf or 财政网络运微
 */
export async function findNamed(ctx: ActionContext, said: string, kinds: readonly NamedKind[]): Promise<Named[]> {
  const name = said.trim();
  if (!name) return [];
  const found: Named[] = [];
  for (const kind of kinds) found.push(...(await finders[kind](ctx, name)));
  const exact = found.filter((one) => one.name === name);
  return exact.length === 1 ? exact : [...exact, ...found.filter((one) => one.name !== name)].slice(0, MOST);
}

async function candidates(db: EntityManager, entity: new () => { id: string; name: string }, said: string) {
  const rows = await db
    .createQueryBuilder(entity, 'row')
    .select('row.id', 'id')
    .where("row.name LIKE :said ESCAPE '!'", { said: containing(said) })
    .orderBy('row.id', 'DESC')
    .limit(LOOKED_AT)
    .getRawMany<{ id: string }>();
  return rows.map(({ id }) => id);
}

const finders: Record<NamedKind, (ctx: ActionContext, said: string) => Promise<Named[]>> = {
  async project(ctx, said) {
    const rows = await visibleProjects(ctx, await candidates(ctx.db, Project, said));
    return rows.map(({ id, name, fiscalYear }) => ({ kind: 'project', id, name, hint: `${fiscalYear}年` }));
  },
  async unit(ctx, said) {
    const rows = await visibleUnits(ctx, await candidates(ctx.db, OrgUnit, said));
    return rows.map(({ id, name }) => ({ kind: 'unit', id, name, hint: '' }));
  },
  async person(ctx, said) {
    const rows = await visiblePeople(ctx, await candidates(ctx.db, Person, said));
    return rows.map(({ id, name, title }) => ({ kind: 'person', id, name, hint: title ?? '' }));
  },
  async system(ctx, said) {
    const rows = await visibleProjects(ctx, await candidates(ctx.db, Project, said));
    return rows.map(({ id, name }) => ({ kind: 'system', id, name, hint: '' }));
  },
  async campaign(ctx, said) {
    const rows = await visibleCampaigns(ctx, await candidates(ctx.db, Campaign, said));
    return rows.map(({ id, name, dueDate }) => ({ kind: 'campaign', id, name, hint: `${spokenDay(dueDate)}截止` }));
  },
};
