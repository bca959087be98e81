// The one task a question about a project means: the newest of it that the asker may see.
import type { ActionContext } from '../../context';
import { mayView } from '../../tasks/policy';
import { listDone, listToFill, loadTask, tasksFor, withSurroundings, type LoadedTask } from '../../tasks/queries';
import { sentenceOf } from '../../../shared/bot/say';
import { aloneWith, compose, LINES, personally } from '../compose';
import type { Asked, BotReply } from '../conversation';
import { oneNamed } from '../names/oneNamed';
import { talkAbout } from '../subject';

export type OneTask = { place: LoadedTask } | { reply: BotReply };

/** What was meant, or the words that ask for it: answered as personal, since they name projects. */
export async function oneTask(ctx: ActionContext, asked: Asked): Promise<OneTask> {
  const one = await meantTask(ctx, asked);
  if (!('place' in one)) return one;
  const { task, project } = one.place;
  await talkAbout(ctx, asked, { kind: 'project', id: project.id, taskId: task.id });
  return one;
}

async function meantTask(ctx: ActionContext, asked: Asked): Promise<OneTask> {
  const shown = asked.meant?.taskId ? await loadTask(ctx.db, asked.meant.taskId) : null;
  if (shown && mayView(ctx.actor, shown)) return { place: shown };
  if (!asked.reading.name) return withoutName(ctx, asked);
  const named = await oneNamed(ctx, aloneWith(ctx, asked), ['project']);
  if ('reply' in named) return { reply: personally(asked, named.reply) };
  const newest = await tasksFor(ctx.db, ctx.actor)
    .andWhere('task.projectId = :projectId', { projectId: named.found.id })
    .orderBy('task.createdAt', 'DESC')
    .addOrderBy('task.id', 'DESC')
    .limit(1)
    .getMany();
  const [place] = await withSurroundings(ctx.db, newest);
  if (place) return { place };
  return { reply: personally(asked, compose(ctx, { sentence: `“${named.found.name}”还没有评价任务` })) };
}

/** Their only one; of several the latest are offered. */
async function withoutName(ctx: ActionContext, asked: Asked): Promise<OneTask> {
  const own = [...(await listToFill(ctx.db, ctx.actor)), ...(await listDone(ctx.db, ctx.actor))].filter((place) =>
    mayView(ctx.actor, place),
  );
  if (own.length === 1) return { place: own[0]! };
  const names = [...new Set(own.map(({ project }) => project.name))].slice(0, LINES);
  const example = sentenceOf({ ...asked.reading, name: names[0] ?? '项目名称' });
  const told = compose(ctx, {
    sentence: '请说明是哪个项目',
    notes: [`例如：${example}`],
    buttons: names.map((name) => ({ label: name, say: sentenceOf({ ...asked.reading, name }) })),
  });
  return { reply: personally(asked, told) };
}
