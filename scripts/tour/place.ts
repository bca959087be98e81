// A bureau in all stages of a campaign, with one task of every state and who has it: what the pages are looked at with.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CampaignSummary, ProjectList } from '../../shared/contracts/campaigns';
import type { MyTasks, TaskDetail } from '../../shared/contracts/tasks';
import type { TemplateList } from '../../shared/contracts/templates';
import { bureauFiller, bureauLead, cast } from '../demo-data/directory';
import { startWorld, temporaryDirectory, type StoryWorld } from '../story/world';

/** A task and whose screen shows it. */
export interface TaskPlace {
  userId: string;
  id: string;
}

export interface Place {
  world: StoryWorld;
  tasks: { fresh: TaskPlace; returned: TaskPlace; submitted: TaskPlace; toReview: TaskPlace; completed: TaskPlace };
  /** the campaign of the many tasks */
  campaignId: string;
  projectId: string;
  templateId: string;
  close(): Promise<void>;
}

export interface PlaceOptions {
  /** how many bureaus have projects; three are enough for one task of each kind */
  bureaus?: number;
  miniappDirectory?: string;
  start?: Date;
}

/** A Wednesday morning, far from holidays: the same pictures on every day. */
const WEDNESDAY = new Date('2025-03-12T02:00:00.000Z');

export async function startPlace(options: PlaceOptions = {}): Promise<Place> {
  const { bureaus = 3, miniappDirectory, start = WEDNESDAY } = options;
  const dataDirectory = temporaryDirectory();
  const world = await startWorld({
    database: { kind: 'sqlite', file: join(dataDirectory, 'tour.sqlite') },
    dataDirectory,
    bureaus,
    seed: { bureaus },
    start,
    ...(miniappDirectory && { miniappDirectory }),
  });
  const close = async () => {
    await world.close();
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  try {
    return { world, ...(await lookAround(world, bureaus)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function lookAround(world: StoryWorld, bureaus: number): Promise<Omit<Place, 'world' | 'close'>> {
  const admin = world.phone(cast.admin);
  await admin.signIn();
  await world.settle();
  const { campaigns } = await admin.get<{ campaigns: CampaignSummary[] }>('api/campaigns');
  const largest = [...campaigns].sort((one, other) => other.counts.total - one.counts.total)[0]!;
  const { templates } = await admin.get<TemplateList>('api/templates');
  const tasks = await findTasks(world, bureaus);
  const { projects } = await admin.get<ProjectList>(`api/projects?fiscalYear=${largest.fiscalYear}`);
  return {
    tasks,
    campaignId: largest.id,
    projectId: projects.find(({ inCampaign }) => !inCampaign)!.id,
    templateId: templates[0]!.id,
  };
}

async function findTasks(world: StoryWorld, bureaus: number): Promise<Place['tasks']> {
  const numbers = Array.from({ length: bureaus }, (_, index) => index);
  const fillers = [cast.filler, ...numbers.flatMap((index) => [bureauFiller(index, 0), bureauFiller(index, 1)])];
  const find = async (people: string[], holds: (task: TaskDetail['state'], list: keyof MyTasks) => boolean) => {
    for (const userId of people) {
      const phone = world.phone(userId);
      await phone.signIn();
      const mine = await phone.get<MyTasks>('api/tasks');
      for (const list of ['toFill', 'toReview', 'done'] as const)
        for (const task of mine[list]) if (holds(task.state, list)) return { userId, id: task.id };
    }
    throw new Error('the demo has no such task');
  };
  const leads = numbers.map((index) => bureauLead(index));
  return {
    fresh: await find([cast.filler], (state) => state === 'assigned'),
    returned: await find(fillers, (state) => state === 'returned'),
    submitted: await find(fillers, (state) => state === 'in-review'),
    toReview: await find([...leads, cast.reviewer], (_, list) => list === 'toReview'),
    completed: await find(fillers, (state) => state === 'completed'),
  };
}
