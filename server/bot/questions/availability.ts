// 系统本月可用率. There is no ledger (运维台账) yet that knows a month: what the system's project recorded for its year is
// told with its source, and nothing is made up.
import { Brackets } from 'typeorm';
import { answerText } from '../../../shared/scoring/dataStates';
import { formatTarget } from '../../../shared/indicators/officialText';
import { positionLabel } from '../../../shared/workflow/taskWorkflow';
import type { ActionContext } from '../../context';
import { Campaign } from '../../campaigns/entities';
import { Project } from '../../projects/entities';
import { IndicatorResult, Task } from '../../tasks/entities';
import { tasksFor, withSurroundings, type LoadedTask } from '../../tasks/queries';
import { aloneWith, compose, MY_TASKS, personally } from '../compose';
import type { BotHandler } from '../conversation';
import { oneNamed } from '../names/oneNamed';

const WORDS = ['可用率', '可用性', '可用度', '可用时间'];
const NO_LEDGER = '运维台账还没有启用，本月的可用率查不到。';

/** 系统 本月可用率. */
export const answerAvailability: BotHandler = async (ctx, asked) => {
  // Whoever says the project's name means the system it keeps running.
  const named = await oneNamed(ctx, aloneWith(ctx, asked), ['system', 'project']);
  if ('reply' in named) return personally(asked, named.reply);
  const { id: projectId, name } = named.found;
  const project = await ctx.db.findOneByOrFail(Project, { id: projectId });
  const recorded = await latestOf(ctx, projectId);
  if (!recorded)
    return personally(
      asked,
      compose(ctx, {
        sentence: `“${name}”没有可用率的记录`,
        besides: [NO_LEDGER],
        lines: [`${project.fiscalYear} 年度项目“${project.name}”没有填报过可用率指标`],
        buttons: [MY_TASKS],
      }),
    );
  const { row, place } = recorded;
  const told = compose(ctx, {
    sentence: `“${name}” ${place.campaign.fiscalYear} 年度${row.name} ${answerText(row)}，这是最近的记录`,
    besides: [NO_LEDGER],
    lines: [
      `年度指标值 ${formatTarget(row)}${row.assumed ? '；实际完成值为演示假设' : ''}`,
      `来源：项目“${place.project.name}”的绩效自评，${place.fillerName}填报，${positionLabel(place.task, place.chain)}`,
      ...(row.dataSource ? [`数据来源：${row.dataSource}`] : []),
    ],
    buttons: [{ label: '查看记录', path: `#/tasks/${place.task.id}` }],
  });
  return personally(asked, told);
};

/** The newest filled-in row about availability in a task of the project that the asker may see. */
async function latestOf(
  ctx: ActionContext,
  projectId: string,
): Promise<{ row: IndicatorResult; place: LoadedTask } | null> {
  const [task] = await tasksFor(ctx.db, ctx.actor)
    .innerJoin(Campaign, 'campaign', 'campaign.id = task.campaignId')
    .innerJoin(IndicatorResult, 'row', 'row.taskId = task.id AND row.actual IS NOT NULL')
    .andWhere('task.projectId = :projectId', { projectId })
    .andWhere(aboutAvailability('row'))
    .orderBy('campaign.fiscalYear', 'DESC')
    .addOrderBy('task.createdAt', 'DESC')
    .limit(1)
    .getMany();
  if (!task) return null;
  const row = await rowOf(ctx, task);
  const [place] = await withSurroundings(ctx.db, [task]);
  return row && place ? { row, place } : null;
}

const rowOf = ({ db }: ActionContext, task: Task): Promise<IndicatorResult | null> =>
  db
    .createQueryBuilder(IndicatorResult, 'row')
    .where('row.taskId = :taskId AND row.actual IS NOT NULL', { taskId: task.id })
    .andWhere(aboutAvailability('row'))
    .orderBy('row.position', 'ASC')
    .getOne();

const aboutAvailability = (alias: string) =>
  new Brackets((any) => {
    WORDS.forEach((word, at) => any.orWhere(`${alias}.name LIKE :word${at}`, { [`word${at}`]: `%${word}%` }));
  });
