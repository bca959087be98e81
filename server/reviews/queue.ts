// 待我审核: exactly the tasks whose step the actor decides, asked of the database, so that none is hidden behind others.
import { Brackets, In, type EntityManager } from 'typeorm';
import { Campaign } from '../campaigns/entities';
import type { Actor, HeldRole } from '../context';
import { OrgUnit } from '../identity/entities';
import { Task } from '../tasks/entities';
import { withSurroundings, type LoadedTask } from '../tasks/queries';

const SHOWN = 200;

export interface Queue {
  places: LoadedTask[];
  /** waiting beyond those that are shown */
  more: number;
}

/** What waits for the actor by their own right or in somebody's place, the oldest submission first. */
export async function listToReview(db: EntityManager, actor: Actor): Promise<Queue> {
  const steps = await openSteps(db);
  if (steps.length === 0 || rightsOf(actor).length === 0) return { places: [], more: 0 };
  const query = db
    .createQueryBuilder(Task, 'task')
    .innerJoin(OrgUnit, 'unit', 'unit.id = task.unitId')
    .where("task.state = 'in-review'")
    .andWhere('task.fillerId <> :self', { self: actor.personId })
    .andWhere(decidedBy(actor, steps));
  const total = await query.getCount();
  const tasks = await query.orderBy('task.submittedAt', 'ASC').addOrderBy('task.id', 'ASC').limit(SHOWN).getMany();
  return { places: await withSurroundings(db, tasks), more: total - tasks.length };
}

interface Right extends HeldRole {
  /** in whose place; their own work is not decided by it */
  principalId: string | null;
}

/** What the actor may decide by. */
function rightsOf({ roles, standsInFor = [] }: Actor): Right[] {
  return [
    ...roles.map((held) => ({ ...held, principalId: null })),
    ...standsInFor.flatMap((one) => one.roles.map((held) => ({ ...held, principalId: one.personId }))),
  ];
}

interface OpenStep {
  campaignIds: string[];
  step: number;
  role: string;
}

/** Steps of the chains that are under review now, with their campaigns. */
async function openSteps(db: EntityManager): Promise<OpenStep[]> {
  const waiting = db
    .createQueryBuilder(Task, 'task')
    .select('DISTINCT task.campaignId', 'id')
    .where("task.state = 'in-review'");
  const ids = (await waiting.getRawMany<{ id: string }>()).map(({ id }) => id);
  const campaigns = ids.length > 0 ? await db.findBy(Campaign, { id: In(ids) }) : [];
  const steps = new Map<string, OpenStep>();
  for (const { id, chain } of campaigns)
    for (const [step, { role }] of chain.entries()) {
      const known = steps.get(`${step} ${role}`) ?? { campaignIds: [], step, role };
      steps.set(`${step} ${role}`, { ...known, campaignIds: [...known.campaignIds, id] });
    }
  return [...steps.values()];
}

function decidedBy(actor: Actor, steps: OpenStep[]): Brackets {
  return new Brackets((any) => {
    any.where('1 = 0');
    let count = 0;
    for (const right of rightsOf(actor))
      for (const { campaignIds, step } of steps.filter(({ role }) => role === right.role)) {
        const n = (count += 1);
        any.orWhere(
          `(task.campaignId IN (:...campaigns${n}) AND task.step = :step${n} AND unit.path LIKE :path${n}` +
            ` AND task.fillerId <> :principal${n})`,
          {
            [`campaigns${n}`]: campaignIds,
            [`step${n}`]: step,
            [`path${n}`]: `${right.unitPath}%`,
            [`principal${n}`]: right.principalId ?? '',
          },
        );
      }
  });
}
