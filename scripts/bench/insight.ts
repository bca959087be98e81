// How long the leadership's dashboard and the X-rays of a large campaign take over HTTP, beside a bare read of the same
// tasks and indicators in the same run. The campaign is the demo's, copied until it is large.
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSheet } from '../../shared/checks/checkSheet';
import type { CampaignSummary } from '../../shared/contracts/campaigns';
import { getProfile } from '../../shared/scoring/profiles';
import { newId } from '../../server/database/ids';
import { OrgUnit } from '../../server/identity/entities';
import { Project } from '../../server/projects/entities';
import { IndicatorResult, Task } from '../../server/tasks/entities';
import { evaluate, surroundingsOf } from '../../server/tasks/sheet';
import { cast } from '../demo-data/directory';
import { startWorld, type StoryWorld } from '../story/world';

export interface InsightFigures {
  tasks: number;
  indicators: number;
  /** median of a bare read of all rows of both tables, without the program between */
  bareReadMs: number;
  dashboardMs: number;
  findingsMs: number;
  wordingMs: number;
  rowsMs: number;
  dashboardToBareRead: number;
}

const TASKS = 1_000;
const ROWS = 20;
const ROUNDS = 7;

/** A campaign of 1,000 tasks with 20 indicators each. */
export async function benchInsight(): Promise<InsightFigures> {
  const directory = mkdtempSync(join(tmpdir(), 'jixiaotong-bench-'));
  const database = { kind: 'sqlite' as const, file: join(directory, 'bench.sqlite') };
  const world = await startWorld({ database, dataDirectory: directory });
  try {
    const leader = world.phone(cast.leader);
    await leader.signIn();
    const { campaigns } = await leader.get<{ campaigns: CampaignSummary[] }>('api/campaigns');
    const { id } = campaigns.find(({ isDemo }) => isDemo)!;
    await enlarge(world, id);
    const view = (name: string) => medianOf(() => leader.get(`api/insight/${id}/${name}`));
    const bareReadMs = await medianOf(() =>
      world.server.database.read(async (db) => {
        await db.query('SELECT * FROM tasks');
        await db.query('SELECT * FROM indicator_results');
      }),
    );
    const dashboardMs = await view('dashboard');
    return {
      tasks: TASKS,
      indicators: TASKS * ROWS,
      bareReadMs,
      dashboardMs,
      findingsMs: await view('findings'),
      wordingMs: await view('wording'),
      rowsMs: await view('rows?by=behind'),
      dashboardToBareRead: Number((dashboardMs / bareReadMs).toFixed(2)),
    };
  } finally {
    await world.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return Math.round(times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!);
}

/** Copies the finished tasks, each with rows enough, scored and checked as at their submission. */
async function enlarge({ server }: StoryWorld, campaignId: string): Promise<void> {
  await server.database.transaction(async (db) => {
    const tasks = await db.findBy(Task, { campaignId, state: 'completed' });
    for (let made = await db.countBy(Task, { campaignId }); made < TASKS; made += 1) {
      const task = tasks[made % tasks.length]!;
      const project = await db.findOneByOrFail(Project, { id: task.projectId });
      const unit = await db.findOneByOrFail(OrgUnit, { id: task.unitId });
      const asked = await db.findBy(IndicatorResult, { taskId: task.id });
      const copy = { ...task, id: newId(), projectId: newId() };
      const rows = Array.from({ length: ROWS }, (_, position) => {
        const row = asked[position % asked.length]!;
        const name = position < asked.length ? row.name : `${row.name}（第${position}项）`;
        return { ...row, id: newId(), taskId: copy.id, position, name };
      });
      const { sheet, scored } = evaluate(copy, rows, 'national-2020');
      const around = surroundingsOf(project, unit, copy.funds.rows);
      const findings = checkSheet(sheet, scored, around, getProfile('national-2020'));
      await db.insert(Project, { ...project, id: copy.projectId, name: `${project.name}${made}` });
      await db.insert(Task, { ...copy, scored: { ...scored, findings } });
      await db.insert(IndicatorResult, rows);
    }
  });
}
