// 谁负责: who fills a project's sheet and who decides it, or who does so for a unit. It names people, so it is the asker's
// alone.
import type { ActionContext } from '../../context';
import { OrgUnit, Person } from '../../identity/entities';
import { nearestHolders } from '../../identity/queries';
import { presentTaskTimeline } from '../../deliveries/timeline';
import { tasksFor } from '../../tasks/queries';
import { aloneWith, compose, MY_TASKS, personally, someOf } from '../compose';
import type { BotHandler } from '../conversation';
import { kindNamed } from '../names/kindNamed';
import { oneNamed } from '../names/oneNamed';
import { answerPerson } from './person';
import { oneTask } from './projectTask';
import { contactSentence } from './smallTalk';

const NAMED = 5;

/** 谁在负责老旧小区改造, 市教育局找谁对接. */
export const answerInCharge: BotHandler = async (ctx, asked) => {
  const kind = await kindNamed(ctx, asked);
  if (kind === 'person') return answerPerson(ctx, asked);
  if (kind === 'unit') return ofUnit(ctx, asked);
  if (kind === 'campaign') return personally(asked, compose(ctx, { sentence: await contactSentence(ctx) }));
  const one = await oneTask(ctx, asked);
  if ('reply' in one) return one.reply;
  const { task, project, unit, fillerName } = one.place;
  const { now, next } = await presentTaskTimeline(ctx, one.place);
  const told = compose(ctx, {
    sentence: `“${project.name}”由${fillerName}填报，${unit.name}`,
    lines: [
      ...(now ? [`现在${now.label}：${someOf(namesOf(now.people), NAMED, '人') || '还没有办理人'}`] : ['已办结']),
      ...(next ? [`下一步${next.label}：${someOf(next.people, NAMED, '人') || '还没有办理人'}`] : []),
    ],
    buttons: [{ label: '查看办理记录', path: `#/tasks/${task.id}` }],
  });
  return personally(asked, told);
};

const namesOf = (people: readonly { name: string }[]) => people.map(({ name }) => name);

/** Its lead, and whoever fills a task of it that the asker may see. */
const ofUnit: BotHandler = async (ctx, asked) => {
  const named = await oneNamed(ctx, aloneWith(ctx, asked), ['unit']);
  if ('reply' in named) return personally(asked, named.reply);
  const unit = await ctx.db.findOneByOrFail(OrgUnit, { id: named.found.id });
  const leads = namesOf(await nearestHolders(ctx.db, 'lead', unit.path));
  const fillers = await fillersOf(ctx, unit.id);
  const told = compose(ctx, {
    sentence:
      fillers.length > 0
        ? `${unit.name}的填报人是${someOf(fillers, NAMED, '人')}`
        : `${unit.name}还没有您可以查看的填报任务`,
    lines: leads.length > 0 ? [`单位负责人：${someOf(leads, NAMED, '人')}`] : [],
    buttons: [MY_TASKS],
  });
  return personally(asked, told);
};

/** Read beyond what is named, so that the number is right for any unit there is. */
const MOST_FILLERS = 200;

async function fillersOf({ db, actor }: ActionContext, unitId: string): Promise<string[]> {
  const rows = await tasksFor(db, actor)
    .innerJoin(Person, 'filler', 'filler.id = task.fillerId')
    .andWhere('task.unitId = :unitId', { unitId })
    .select('filler.name', 'name')
    .addSelect('COUNT(*)', 'count')
    .groupBy('filler.id')
    .addGroupBy('filler.name')
    .orderBy('COUNT(*)', 'DESC')
    .addOrderBy('filler.name', 'ASC')
    .limit(MOST_FILLERS)
    .getRawMany<{ name: string }>();
  return namesOf(rows);
}
