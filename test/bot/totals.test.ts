// The totals of the chat are counted by the database from indices and from columns beside the sources of money. Here
// they are counted once more, task by task, while a bureau works.
import 'reflect-metadata';
import { dayOf } from '../../shared/calendar';
import { moneyStanding, timeProgress } from '../../shared/insight/money';
import { averageScore } from '../../shared/insight/scores';
import { unitProgress } from '../../shared/insight/completion';
import type { InsightTask } from '../../shared/insight/tasks';
import { countUnits, standingsOf, totalsOf, unitsOf, type About } from '../../server/bot/questions/standings';
import { addMoney, lowestRates } from '../../server/bot/questions/money';
import { averagesOf } from '../../server/bot/questions/scores';
import { Campaign } from '../../server/campaigns/entities';
import type { ActionContext } from '../../server/context';
import { MoneyAndQueue20261128010000 } from '../../server/database/migrations/20261128010000-money-and-queue';
import { Bot20261129010000 } from '../../server/database/migrations/20261129010000-bot';
import { loadActor } from '../../server/identity/actor';
import { OrgUnit, Person } from '../../server/identity/entities';
import { listToReview } from '../../server/reviews/queue';
import { Task } from '../../server/tasks/entities';
import { isReviewer, mayView } from '../../server/tasks/policy';
import { withSurroundings, type LoadedTask } from '../../server/tasks/queries';
import { fundsColumns } from '../../server/tasks/sheet';
import { sumDecimals } from '../../shared/decimal';
import type { Phone } from '../../scripts/story/phone';
import { aBureau, type Bureau } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';

describe.each(databaseKinds)('totals on %s', (kind) => {
  describeOn(kind)('', () => {
    let bureau: Bureau;
    beforeAll(async () => {
      bureau = await aBureau(kind, { seed: { bureaus: 4 } });
    });
    afterAll(() => bureau.stop());

    const everybody = (): Phone[] => [
      bureau.admin,
      bureau.leader,
      bureau.reviewer,
      bureau.lead,
      bureau.filler,
      bureau.phone('filler1a'),
    ];

    it('are what is counted task by task, for everybody, whatever happens meanwhile', async () => {
      await recountAll(bureau, everybody());
      await bureau.fills();
      await bureau.submits();
      await recountAll(bureau, everybody());
      await bureau.returns(bureau.lead, '请补充说明');
      await recountAll(bureau, everybody());
      await bureau.submits();
      await bureau.approves(bureau.lead);
      await recountAll(bureau, everybody());
    });

    it('come from columns that the update fills in for what was there before', async () => {
      const { database } = bureau.server;
      const tasks = () => database.read((db) => db.find(Task, { order: { id: 'ASC' } }));
      const before = await tasks();
      expect(before.length).toBeGreaterThan(5);
      for (const task of before) expect(task).toMatchObject(fundsColumns(task.funds));
      await bureau.settle();
      await database.transaction(async ({ queryRunner }) => {
        const [update, later] = [new MoneyAndQueue20261128010000(), new Bot20261129010000()];
        for (const one of [later, update]) await one.down(queryRunner!);
        for (const one of [update, later]) await one.up(queryRunner!);
      });
      expect(await tasks()).toEqual(before);
    });
  });
});

async function recountAll(bureau: Bureau, phones: Phone[]): Promise<void> {
  for (const phone of phones)
    await bureau.server.database.read(async (db) => {
      const { id } = await db.findOneByOrFail(Person, { userId: phone.userId });
      const now = bureau.now();
      const ctx: ActionContext = {
        actor: (await loadActor(db, id, now))!,
        now,
        db,
        requestId: 'recount',
        origin: 'bot',
      };
      const campaigns = await db.find(Campaign);
      const places = (await withSurroundings(db, await db.find(Task))).filter((place) => mayView(ctx.actor, place));
      for (const unit of [null, ...(await db.find(OrgUnit))]) {
        const about = { campaigns, unit };
        await recount(
          ctx,
          about,
          places.filter(({ unitPath }) => unitPath.startsWith(unit?.path ?? '')),
        );
      }
      await recountQueue(ctx, places);
    });
}

async function recount(ctx: ActionContext, about: About, places: LoadedTask[]): Promise<void> {
  const today = dayOf(ctx.now);
  const tasks = places.map(asCounted);
  const units = unitProgress(tasks, today);
  const { total, open, inReview, completed, overdue } = totalsOf(await standingsOf(ctx, about));
  const sum = (of: 'open' | 'inReview' | 'completed' | 'overdue') => units.reduce((all, unit) => all + unit[of], 0);
  expect({ total, open, inReview, completed, overdue }).toEqual({
    total: tasks.length,
    open: sum('open'),
    inReview: sum('inReview'),
    completed: sum('completed'),
    overdue: sum('overdue'),
  });
  const average = (campaignId: string) =>
    averageScore(places.filter(({ task }) => task.campaignId === campaignId).map(asCounted));
  const known = about.campaigns.filter(({ id }) => average(id) !== null);
  expect((await averagesOf(ctx, about)).map(({ campaign, average: mean }) => [campaign.id, mean])).toEqual(
    known.map(({ id }) => [id, average(id)]),
  );
  expect(await countUnits(ctx, about, 'open')).toBe(units.filter((unit) => unit.open > 0).length);
  expect(await countUnits(ctx, about, 'overdue')).toBe(units.filter((unit) => unit.overdue > 0).length);
  // Equals stand in the order of the database's alphabet.
  const byId = (some: { unitId: string }[]) => [...some].sort((one, other) => (one.unitId < other.unitId ? -1 : 1));
  expect(byId(await unitsOf(ctx, about, { most: 1_000 }))).toEqual(byId(units));
  const passed = timeProgress({ fiscalYear: 2024, today });
  const behind = tasks.filter((task) => moneyStanding(task, passed).isBehind);
  expect(await addMoney(ctx, about, passed)).toEqual({
    projects: tasks.length,
    annualBudget: sumDecimals(tasks.map(({ annualBudget }) => annualBudget)),
    executed: sumDecimals(tasks.map(({ executed }) => executed)),
    behind: behind.length,
  });
  const rates = tasks.map((task) => Number(moneyStanding(task, passed).ratePercent ?? Infinity)).sort((a, b) => a - b);
  const lowest = await lowestRates(ctx, about, 3);
  expect(lowest.map((money) => Number(moneyStanding(money, passed).ratePercent ?? Infinity))).toEqual(
    rates.slice(0, 3),
  );
}

async function recountQueue(ctx: ActionContext, places: LoadedTask[]): Promise<void> {
  const waiting = places.filter((place) => isReviewer(ctx.actor, place)).length;
  const { places: shown, more } = await listToReview(ctx.db, ctx.actor, { most: 1 });
  expect(shown.length + more).toBe(waiting);
}

function asCounted({ task, unit, project }: LoadedTask): InsightTask {
  const { id, state, dueDate, total, grade, updatedAt } = task;
  const { annualBudget, executed } = fundsColumns(task.funds);
  return {
    id,
    state,
    dueDate,
    total,
    grade,
    annualBudget,
    executed,
    projectName: project.name,
    unitId: unit.id,
    unitName: unit.name,
    isDemo: project.isDemo,
    stateLabel: '',
    since: dayOf(updatedAt),
    returns: 0,
  };
}
