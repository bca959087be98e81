// 为什么被退回: who sent it back, when and why, row by row; what was sent back before once it is handed in again.
import { saidInstant } from '../../../shared/calendar';
import type { ActionContext } from '../../context';
import { Person } from '../../identity/entities';
import { Review } from '../../reviews/entities';
import { listToFill, type LoadedTask } from '../../tasks/queries';
import { compose, LINES, MY_TASKS, personally } from '../compose';
import type { BotHandler, Told } from '../conversation';
import { numbered } from './numbered';
import { oneTask } from './projectTask';

/** Of the task that is named or was talked of; without one, of all the asker has to mend. */
export const answerWhyReturned: BotHandler = async (ctx, asked) => {
  if (!asked.reading.name && !asked.meant) {
    const back = (await listToFill(ctx.db, ctx.actor)).filter(({ task }) => task.state === 'returned');
    if (back.length === 1) return personally(asked, await ofTask(ctx, back[0]!));
    if (back.length > 1) {
      const shown = back.slice(0, LINES);
      await numbered(ctx, asked, shown);
      const lines = shown.map(({ task, project }) => `${project.name}：${task.returnReason ?? '见各项指标'}`);
      const sentence = `${back.length} 项任务被退回`;
      return personally(
        asked,
        compose(ctx, { sentence, isNumbered: true, lines, total: back.length, buttons: [MY_TASKS] }),
      );
    }
    return personally(asked, compose(ctx, { sentence: '您现在没有被退回的任务', buttons: [MY_TASKS] }));
  }
  const one = await oneTask(ctx, asked);
  return 'reply' in one ? one.reply : personally(asked, await ofTask(ctx, one.place));
};

async function ofTask(ctx: ActionContext, { task, project }: LoadedTask): Promise<Told> {
  const last = await ctx.db.findOne(Review, {
    where: { taskId: task.id, decision: 'returned' },
    order: { decidedAt: 'DESC', id: 'DESC' },
  });
  const isBack = task.state === 'returned';
  const buttons = [{ label: isBack ? '去修改' : '打开任务', path: `#/tasks/${task.id}` }];
  if (!last) return compose(ctx, { sentence: `“${project.name}”没有被退回过`, buttons });
  const by = await ctx.db.findOneBy(Person, { id: last.reviewerId });
  const why = withoutStop(last.comment ?? '见各项指标');
  return compose(ctx, {
    sentence: isBack ? `“${project.name}”被退回：${why}` : `“${project.name}”现在没有退回，上次退回是因为：${why}`,
    besides: [`${by?.name ?? ''} ${saidInstant(last.decidedAt, ctx.now)} 退回。`],
    lines: last.indicators.map(({ name, reason }) => `${name}：${reason}`),
    notes: isBack ? ['改好后再提交，没有退回的项不用动。'] : [],
    buttons,
  });
}

const withoutStop = (words: string): string => words.replace(/[。.\s]+$/u, '');
