// 得分 of a campaign or a unit: how the scores are spread.
import { averageScore, gradeCounts, scoreBins, type ScoredTask } from '../../../shared/insight/scores';
import { gradesSentence, scoresSentence } from '../../../shared/insight/sentences';
import { campaignLabel } from '../../../shared/labels';
import { getProfile } from '../../../shared/scoring/profiles';
import type { Campaign } from '../../campaigns/entities';
import type { TaskState } from '../../../shared/contracts/tasks';
import type { ActionContext } from '../../context';
import { pointsTransformer } from '../../database/columns';
import { mayOversee } from '../../insight/policy';
import { compose, MY_TASKS, personally } from '../compose';
import type { Asked, BotReply } from '../conversation';
import { gradesPicture, scoresPicture } from '../pictures/ofCampaign';
import type { ColumnsPicture } from '../pictures/types';
import { aboutOf, inProgress, standingsOf, tasksAbout, type About } from './standings';

/** Totals only, which a group may hear; those of a single unit are for the asker alone. */
export async function answerScores(ctx: ActionContext, asked: Asked): Promise<BotReply> {
  const about = await aboutOf(ctx, asked);
  if ('reply' in about) return about.reply;
  const [campaign] = inProgress(about.campaigns, await standingsOf(ctx, about));
  const tasks = campaign ? await scoredTasks(ctx, { ...about, campaigns: [campaign] }) : [];
  const average = averageScore(tasks);
  const name = about.unit?.name ?? (campaign ? campaignLabel(campaign) : '');
  if (!campaign || average === null)
    return compose(ctx, { sentence: `${name}还没有提交上来的得分`, buttons: [MY_TASKS] });
  const told = compose(ctx, {
    sentence: `${name}平均 ${average} 分，${scoresSentence(scoreBins(tasks))}`,
    besides: [`${gradesSentence(gradesOf(campaign, tasks))}。`],
    buttons: [
      mayOversee(ctx.actor) ? { label: '查看各项目', path: `#/insight/${campaign.id}/rows/by=score` } : MY_TASKS,
    ],
    picture: spreadOf(ctx, campaign, tasks),
  });
  return about.unit ? personally(asked, told) : told;
}

/** Grades once all is finished, scores before. */
function spreadOf({ now }: ActionContext, campaign: Campaign, tasks: ScoredTask[]): ColumnsPicture {
  const isDone = tasks.every(({ state }) => state === 'completed');
  return isDone
    ? gradesPicture(campaign, gradesOf(campaign, tasks), now)
    : scoresPicture(campaign, scoreBins(tasks), now);
}

const gradesOf = ({ profileId }: Campaign, tasks: ScoredTask[]) =>
  gradeCounts(
    tasks,
    getProfile(profileId).grades.map(({ grade }) => grade),
  );

/** Equal ones are counted by the database, from an index alone. */
async function scoredTasks(ctx: ActionContext, about: About): Promise<(ScoredTask & { campaignId: string })[]> {
  const rows = await tasksAbout(ctx, about)
    .select(['task.campaignId AS campaignId', 'task.state AS state', 'task.total AS total', 'task.grade AS grade'])
    .addSelect('COUNT(*)', 'count')
    .groupBy('task.campaignId')
    .addGroupBy('task.state')
    .addGroupBy('task.total')
    .addGroupBy('task.grade')
    .getRawMany<{
      campaignId: string;
      state: TaskState;
      total: number | null;
      grade: string | null;
      count: number | string;
    }>();
  return rows.map(({ total, count, ...row }) => ({
    ...row,
    total: pointsTransformer.from(total),
    count: Number(count),
  }));
}

/** Mean 得分 of each campaign asked about in which anything was handed in, in their order. */
export async function averagesOf(
  ctx: ActionContext,
  about: About,
): Promise<{ campaign: Campaign; average: string; isFinished: boolean }[]> {
  const all = await scoredTasks(ctx, about);
  return about.campaigns.flatMap((campaign) => {
    const own = all.filter(({ campaignId }) => campaignId === campaign.id);
    const average = averageScore(own);
    return average === null ? [] : { campaign, average, isFinished: own.every(({ state }) => state === 'completed') };
  });
}

/** The grades of a campaign that is finished. */
export async function finishedPicture(ctx: ActionContext, campaign: Campaign, about: About): Promise<ColumnsPicture> {
  return gradesPicture(campaign, gradesOf(campaign, await scoredTasks(ctx, about)), ctx.now);
}
