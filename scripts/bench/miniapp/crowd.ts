// What is heavy for the pages: a campaign of 1,000 tasks, and one task of 120 indicators.
import { addDays, dayOf } from '../../../shared/calendar';
import type { MyTasks } from '../../../shared/contracts/tasks';
import { USUAL_PROFILE } from '../../../shared/scoring/profiles';
import { launchCampaign } from '../../../server/campaigns/launchCampaign';
import { newId } from '../../../server/database/ids';
import { scoredByProfile } from '../../../server/projects/indicatorColumns';
import { Indicator } from '../../../server/projects/entities';
import type { ProjectKind } from '../../demo-data/bureaus';
import { contextOf, type World } from '../../demo-data/demoWorld';
import { bureauFiller, cast } from '../../demo-data/directory';
import { seedDemoProject, worldOf } from '../../demo-data/seedWorld';
import type { StoryWorld } from '../../story/world';
import type { TaskPlace } from '../../tour/place';

export interface Crowd {
  /** the campaign of 1,000 tasks */
  campaignId: string;
  /** the task of 120 indicators */
  form: TaskPlace;
}

const TASKS = 1_000;
const KINDS: ProjectKind[] = ['works', 'service', 'operations'];
const LONG_NAME = '一百二十项指标的项目';

/** @param bureaus how many bureaus of the demo are in the directory */
export async function addCrowd(story: StoryWorld, bureaus: number): Promise<Crowd> {
  const userId = bureauFiller(0, 0);
  const campaignId = await story.server.database.transaction(async (db) => {
    const world = await worldOf(db, story.now());
    const many: string[] = [];
    for (let at = 0; at < TASKS; at++) {
      const kind = KINDS[at % KINDS.length]!;
      many.push(await seedDemoProject(world, at % bureaus, at, `演示项目${at + 1}`, kind));
    }
    const long = await seedDemoProject(world, 0, 0, LONG_NAME, 'works');
    await giveManyIndicators(world, long);
    await launch(world, '长表', [long]);
    return launch(world, '大批次', many);
  });
  await story.settle();
  const phone = story.phone(userId);
  await phone.signIn();
  const { toFill } = await phone.get<MyTasks>('api/tasks');
  const id = toFill.find(({ projectName }) => projectName === LONG_NAME)!.id;
  return { campaignId, form: { userId, id } };
}

async function launch(world: World, name: string, projectIds: string[]): Promise<string> {
  const admin = await contextOf(world, cast.admin, world.now);
  // The long form is due first, so that it is among what its filler sees.
  const dueDate = addDays(dayOf(world.now), projectIds.length === 1 ? 1 : 5);
  const input = { name, fiscalYear: world.fiscalYear, dueDate, profileId: USUAL_PROFILE, projectIds };
  return (await launchCampaign(admin, input, { digest: true })).id;
}

/** 50, 30 and 10 points, as the national form has them. */
const LEVELS = [
  { level1: '产出指标', level2: '数量指标', rows: 100, points: '0.50' },
  { level1: '效益指标', level2: '社会效益指标', rows: 10, points: '3.00' },
  { level1: '满意度指标', level2: '服务对象满意度指标', rows: 10, points: '1.00' },
];

async function giveManyIndicators({ db }: World, projectId: string): Promise<void> {
  await db.delete(Indicator, { projectId });
  const rows = LEVELS.flatMap(({ rows: count, ...level }) => Array.from({ length: count }, () => level));
  await db.insert(
    Indicator,
    rows.map((level, position) => ({
      ...scoredByProfile,
      ...level,
      id: newId(),
      projectId,
      position,
      name: `${level.level1}第${position + 1}项完成率`,
      definition: '完成的数量占计划数量的比例。',
      kind: 'quantitative' as const,
      comparator: '>=' as const,
      target: '95',
      unit: '%',
      suggestion: null,
    })),
  );
}
