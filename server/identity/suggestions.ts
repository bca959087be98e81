// What DingTalk's directory makes likely: who heads a department is its 单位负责人, who administers the organisation is
// 绩效管理员. Suggestions only: roles are ours.
import type { AcceptSuggestionsInput, RoleSuggestion, SuggestionList } from '../../shared/contracts/people';
import { problems } from '../../shared/problems';
import type { ActionContext } from '../context';
import { ROOT_DEPARTMENT } from '../dingtalk/port';
import { OrgUnit, Person, PersonRole, UnitHead } from './entities';
import { grantByAdmin } from './grantRole';
import { authorizeManaging, withinManaged } from './peoplePolicy';

const MOST_SHOWN = 200;

/** All suggestions for the units the admin manages, by unit. @throws Problem 403 for everybody else */
export async function listSuggestions(ctx: ActionContext): Promise<SuggestionList> {
  authorizeManaging(ctx.actor);
  const found = await findSuggestions(ctx, null);
  return { suggestions: found.slice(0, MOST_SHOWN), total: found.length };
}

/** Those about one person. */
export function suggestionsFor(ctx: ActionContext, personId: string): Promise<RoleSuggestion[]> {
  return findSuggestions(ctx, personId);
}

/**
 * Takes suggestions over: all of them or none.
 * @throws Problem 403 unless an admin; 409 when one is none (any more)
 */
export async function acceptSuggestions(ctx: ActionContext, { suggestions }: AcceptSuggestionsInput): Promise<void> {
  authorizeManaging(ctx.actor);
  const standing = await findSuggestions(ctx, null);
  for (const { personId, role, unitId } of suggestions) {
    if (!standing.some((one) => one.personId === personId && one.role === role && one.unitId === unitId))
      throw problems.roleProtected({ reason: '钉钉通讯录刚刚有变化，有的建议已不成立，请刷新后重选。' });
    await grantByAdmin(ctx, { personId, role, unitId });
  }
}

async function findSuggestions(ctx: ActionContext, personId: string | null): Promise<RoleSuggestion[]> {
  const heads = await suggest(ctx, 'lead', personId);
  return [...(await suggest(ctx, 'admin', personId)), ...heads];
}

interface Row {
  personId: string;
  personName: string;
  unitId: string;
  unitName: string;
  isDemo: boolean | number;
}

/** People at work whom DingTalk's directory speaks for, and who do not hold the role there yet. */
async function suggest(
  ctx: ActionContext,
  role: RoleSuggestion['role'],
  personId: string | null,
): Promise<RoleSuggestion[]> {
  const query = ctx.db.createQueryBuilder(Person, 'person');
  if (role === 'lead')
    query.innerJoin(UnitHead, 'head', 'head.personId = person.id').innerJoin(OrgUnit, 'unit', 'unit.id = head.unitId');
  else
    query
      .innerJoin(OrgUnit, 'unit', 'unit.departmentId = :root', { root: ROOT_DEPARTMENT })
      .andWhere('person.isDirectoryAdmin = :yes');
  query
    .leftJoin(PersonRole, 'held', 'held.personId = person.id AND held.unitId = unit.id AND held.role = :role', { role })
    .andWhere('held.id IS NULL AND person.active = :yes AND unit.active = :yes', { yes: true });
  if (personId) query.andWhere('person.id = :personId', { personId });
  const rows = await withinManaged(query, ctx.actor)
    .select(['person.id AS personId', 'person.name AS personName', 'person.isDemo AS isDemo'])
    .addSelect(['unit.id AS unitId', 'unit.name AS unitName'])
    .orderBy('unit.path', 'ASC')
    .addOrderBy('person.name', 'ASC')
    .getRawMany<Row>();
  return rows.map((row) => ({ ...row, role, isDemo: Boolean(row.isDemo) }));
}
