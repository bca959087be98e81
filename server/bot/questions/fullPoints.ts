// 怎样得满分: for each row that has not got its full points, or has nothing filled in, what would earn them.
import { fullPointsAdvice } from '../../../shared/scoring/fullPoints';
import { getProfile } from '../../../shared/scoring/profiles';
import type { ActionContext } from '../../context';
import { loadResults, type LoadedTask } from '../../tasks/queries';
import { evaluate } from '../../tasks/sheet';
import { compose, personally } from '../compose';
import type { BotHandler, Told } from '../conversation';
import { oneTask } from './projectTask';

/** Of the project that is named or was talked of, or the asker's only one. */
export const answerFullPoints: BotHandler = async (ctx, asked) => {
  const one = await oneTask(ctx, asked);
  return 'reply' in one ? one.reply : personally(asked, await told(ctx, one.place));
};

async function told(ctx: ActionContext, { task, project, campaign }: LoadedTask): Promise<Told> {
  const rows = await loadResults(ctx.db, task.id);
  const { sheet, scored } = evaluate(task, rows, campaign.profileId);
  const profile = getProfile(campaign.profileId);
  const scoreOf = new Map(scored.indicators.map((row) => [row.id, row]));
  const short = sheet.indicators.flatMap((row) => {
    const { score, explanation } = scoreOf.get(row.id)!;
    if (score !== null && Number(score) >= Number(row.points)) return [];
    const advice = fullPointsAdvice(row, profile) ?? explanation.whatIf;
    return advice ? [{ points: Number(row.points) - Number(score ?? 0), line: `${row.name}：${advice}` }] : [];
  });
  // Most is to be got where most is missing.
  short.sort((one, other) => other.points - one.points);
  const money = scored.funds.explanation.whatIf;
  const lines = [...(money ? [`预算执行率：${money}`] : []), ...short.map(({ line }) => line)];
  const buttons = [{ label: '打开任务', path: `#/tasks/${task.id}` }];
  if (lines.length === 0) return compose(ctx, { sentence: `“${project.name}”每一项都已得满分`, buttons });
  return compose(ctx, {
    sentence: `“${project.name}”还有 ${lines.length} 项没有得满分`,
    lines,
    buttons,
  });
}
