// 上次得了多少分: what the same project got in other years; for whoever oversees many, the averages of their campaigns.
import { campaignLabel } from '../../../shared/labels';
import type { ActionContext } from '../../context';
import { Campaign } from '../../campaigns/entities';
import { pointsTransformer } from '../../database/columns';
import { mayOversee } from '../../insight/policy';
import { Project } from '../../projects/entities';
import { tasksFor, type LoadedTask } from '../../tasks/queries';
import { compose, LINES, MY_TASKS, personally } from '../compose';
import type { Asked, BotHandler, BotReply, Told } from '../conversation';
import { oneTask } from './projectTask';
import { averagesOf } from './scores';
import { aboutOf, namesMany } from './standings';

/** 上次, 去年 or 往年 of a project, of a unit, or of everything. */
export const answerLastScore: BotHandler = async (ctx, asked) => {
  const isOfAll = !asked.reading.name && !asked.meant && mayOversee(ctx.actor);
  if (isOfAll || (await namesMany(ctx, asked))) return ofMany(ctx, asked);
  const one = await oneTask(ctx, asked);
  return 'reply' in one ? one.reply : personally(asked, await ofProject(ctx, one.place));
};

async function ofMany(ctx: ActionContext, asked: Asked): Promise<BotReply> {
  const about = await aboutOf(ctx, asked);
  if ('reply' in about) return about.reply;
  const averages = await averagesOf(ctx, about);
  const last = averages.find(({ isFinished }) => isFinished) ?? averages[0];
  if (!last) return compose(ctx, { sentence: '还没有提交上来的得分', buttons: [MY_TASKS] });
  const line = ({ campaign, average }: typeof last) => `${campaignLabel(campaign)}：平均 ${average} 分`;
  const told = compose(ctx, {
    sentence: `${about.unit ? `${about.unit.name} ` : ''}${line(last)}`,
    lines: averages.length > 1 ? averages.map(line) : [],
    counted: '个批次',
    buttons: [
      mayOversee(ctx.actor) ? { label: '查看各项目', path: `#/insight/${last.campaign.id}/rows/by=score` } : MY_TASKS,
    ],
  });
  return about.unit ? personally(asked, told) : told;
}

interface Year {
  taskId: string;
  fiscalYear: number;
  total: string;
  grade: string;
}

async function ofProject(ctx: ActionContext, place: LoadedTask): Promise<Told> {
  const { task, project, campaign } = place;
  const years = await finishedYears(ctx, place);
  const before = years.find(({ taskId, fiscalYear }) => taskId !== task.id && fiscalYear <= campaign.fiscalYear);
  const line = ({ fiscalYear, total, grade }: Year) => `${fiscalYear} 年度 ${total} 分，${grade}`;
  if (!before)
    return compose(ctx, {
      sentence: `“${project.name}”没有更早的得分记录`,
      besides: years[0] ? [`最近一次：${line(years[0])}。`] : [],
      buttons: [{ label: '打开任务', path: `#/tasks/${task.id}` }],
    });
  return compose(ctx, {
    sentence: `“${project.name}”上次 ${line(before)}`,
    lines: years.filter(({ taskId }) => taskId !== before.taskId).map(line),
    counted: '次',
    buttons: [{ label: '查看那次的结果', path: `#/tasks/${before.taskId}` }],
  });
}

/** Finished evaluations of projects of the same unit and name, the latest year first. */
async function finishedYears({ db, actor }: ActionContext, { project }: LoadedTask): Promise<Year[]> {
  const rows = await tasksFor(db, actor)
    .innerJoin(Project, 'project', 'project.id = task.projectId')
    .innerJoin(Campaign, 'campaign', 'campaign.id = task.campaignId')
    .select(['task.id AS taskId', 'campaign.fiscalYear AS fiscalYear', 'task.total AS total', 'task.grade AS grade'])
    .andWhere("project.unitId = :unitId AND project.name = :name AND task.state = 'completed'", {
      unitId: project.unitId,
      name: project.name,
    })
    .orderBy('campaign.fiscalYear', 'DESC')
    .addOrderBy('task.completedAt', 'DESC')
    .limit(LINES + 1)
    .getRawMany<{ taskId: string; fiscalYear: number; total: number; grade: string }>();
  return rows.map((row) => ({ ...row, total: pointsTransformer.from(row.total)! }));
}
