// 还差什么, of whatever was named: a person, a project, a unit or a campaign; without a name the asker's own.
import { positionLabel } from '../../../shared/workflow/taskWorkflow';
import type { ActionContext } from '../../context';
import type { LoadedTask } from '../../tasks/queries';
import { privately } from '../actions/acting';
import { compose, personally } from '../compose';
import type { Asked, BotHandler, BotReply, Told } from '../conversation';
import { kindNamed } from '../names/kindNamed';
import { answerMyGaps, gapLines, gapSentence } from './myGaps';
import { answerOverdue, answerUnsubmitted } from './outstanding';
import { answerPerson } from './person';
import { oneTask } from './projectTask';
import { OPEN } from './standings';

/** 我还差什么, 王丽还差什么, 老旧小区改造还差什么. */
export const answerGaps: BotHandler = async (ctx, asked) => {
  if (!asked.reading.name) return answerMyGaps(ctx, asked);
  const kind = await kindNamed(ctx, asked);
  if (kind === 'person') return answerPerson(ctx, asked);
  if (kind === 'unit' || kind === 'campaign') return lateOnes(ctx, asked);
  const one = await oneTask(ctx, asked);
  return 'reply' in one ? one.reply : personally(asked, await ofTask(ctx, one.place));
};

/** 谁还没交 of many; 王丽咋还没交 asks what is missing. */
export const answerLate: BotHandler = (ctx, asked) => ofManyOr(answerUnsubmitted, ctx, asked);
/** 逾期 of many; 王丽逾期了吗 asks what is missing, and since when. */
export const answerOverdueOf: BotHandler = (ctx, asked) => ofManyOr(answerOverdue, ctx, asked);

async function ofManyOr(ofMany: BotHandler, ctx: ActionContext, asked: Asked): Promise<BotReply> {
  const kind = await kindNamed(ctx, asked);
  return (kind === 'person' || kind === 'project' ? answerGaps : ofMany)(ctx, asked);
}

/** Named tasks and people: to the asker alone. */
const lateOnes = privately(answerUnsubmitted);

async function ofTask(ctx: ActionContext, place: LoadedTask): Promise<Told> {
  const { task, project, chain } = place;
  const buttons = [{ label: '打开任务', path: `#/tasks/${task.id}` }];
  if (!OPEN.includes(task.state))
    return compose(ctx, { sentence: `“${project.name}”什么都不差，${positionLabel(task, chain)}`, buttons });
  const lines = await gapLines(ctx, [place]);
  return compose(ctx, { sentence: gapSentence([place], task.missingCount), lines, buttons });
}
