// Of one person: what they have to fill and to decide, as far as the asker may see those tasks. It is said to the asker
// alone; whom the asker may not see is not found, as if nobody were called so.
import { dayOf } from '../../../shared/calendar';
import type { ActionContext } from '../../context';
import { isWhole, loadActor } from '../../identity/actor';
import { listToReview } from '../../reviews/queue';
import { mayView } from '../../tasks/policy';
import { tasksFor, viewingPaths, withSurroundings, type LoadedTask } from '../../tasks/queries';
import { mayUrge } from '../../urges/policy';
import { aloneWith, compose, LINES, MY_TASKS, personally } from '../compose';
import type { Asked, BotHandler } from '../conversation';
import { oneNamed } from '../names/oneNamed';
import { answerMyGaps, gapLines } from './myGaps';
import { answerMyTasks, reviewLine } from './myTasks';
import { numbered } from './numbered';
import { OPEN } from './standings';

/** 王丽填完了吗, 王丽还差什么, 王丽手上有几个. */
export const answerPerson: BotHandler = async (ctx, asked) => {
  const named = await oneNamed(ctx, aloneWith(ctx, asked), ['person']);
  if ('reply' in named) return personally(asked, named.reply);
  const { id, name } = named.found;
  if (id === ctx.actor.personId) return ofOneself(ctx, asked);
  const filling = await filledBy(ctx, id);
  const deciding = await decidedBy(ctx, id);
  const open = filling.open.slice(0, LINES);
  const waiting = deciding.places.slice(0, LINES - open.length);
  await numbered(ctx, asked, [...open, ...waiting]);
  const [first] = [...open, ...waiting];
  const told = compose(ctx, {
    sentence: sentenceOf(name, filling, deciding.count),
    isNumbered: true,
    lines: [...(await gapLines(ctx, open)), ...waiting.map(reviewLine)],
    total: filling.count + deciding.count,
    buttons: [
      first ? { label: '打开最近的一项', path: `#/tasks/${first.task.id}` } : MY_TASKS,
      ...(open.some((place) => mayUrge(ctx.actor, place)) ? [{ label: '催办', say: `催办 ${name}` }] : []),
    ],
  });
  return personally(asked, told);
};

function ofOneself(ctx: ActionContext, asked: Asked) {
  const own = { ...asked, reading: { ...asked.reading, name: '' }, meant: null };
  return asked.reading.intent === 'my-gaps' ? answerMyGaps(ctx, own) : answerMyTasks(ctx, own);
}

interface Filling {
  /** those due first */
  open: LoadedTask[];
  /** all that are open */
  count: number;
  overdue: number;
  missing: number;
  handedIn: number;
}

function sentenceOf(name: string, { count, overdue, missing, handedIn }: Filling, deciding: number): string {
  const late = overdue > 0 ? `，其中逾期 ${overdue} 项` : '';
  const left = missing > 0 ? `，还差 ${missing} 项没有填` : '，都填好了，待提交';
  const filling =
    count > 0 ? `${name}还有 ${count} 项没有交${late}${left}` : handedIn > 0 ? `${name}的 ${handedIn} 项都交了` : '';
  const waiting = deciding > 0 ? `等${name}审核 ${deciding} 项` : '';
  return [filling, waiting].filter(Boolean).join('；') || `${name}手上没有任务`;
}

async function filledBy(ctx: ActionContext, personId: string): Promise<Filling> {
  const theirs = () => tasksFor(ctx.db, ctx.actor).andWhere('task.fillerId = :personId', { personId });
  const rows = await theirs()
    .select('task.state', 'state')
    .addSelect('COUNT(*)', 'count')
    .addSelect('SUM(task.missingCount)', 'missing')
    .addSelect('SUM(CASE WHEN task.dueDate < :today THEN 1 ELSE 0 END)', 'overdue')
    .setParameter('today', dayOf(ctx.now))
    .groupBy('task.state')
    .getRawMany<Record<'state' | 'count' | 'missing' | 'overdue', string>>();
  const isOpen = ({ state }: { state: string }) => OPEN.some((open) => open === state);
  const sum = (of: typeof rows, what: 'count' | 'missing' | 'overdue') =>
    of.reduce((total, row) => total + Number(row[what]), 0);
  const [open, done] = [rows.filter(isOpen), rows.filter((row) => !isOpen(row))];
  const first = await theirs()
    .andWhere('task.state IN (:...open)', { open: OPEN })
    .orderBy('task.dueDate', 'ASC')
    .addOrderBy('task.id', 'ASC')
    .limit(LINES)
    .getMany();
  return {
    open: await withSurroundings(ctx.db, first),
    count: sum(open, 'count'),
    overdue: sum(open, 'overdue'),
    missing: sum(open, 'missing'),
    handedIn: sum(done, 'count'),
  };
}

/** What waits for them, the oldest submission first. */
async function decidedBy(ctx: ActionContext, personId: string): Promise<{ places: LoadedTask[]; count: number }> {
  const person = await loadActor(ctx.db, personId, ctx.now);
  if (!person) return { places: [], count: 0 };
  const { places, more } = await listToReview(ctx.db, person);
  const seen = places.filter((place) => mayView(ctx.actor, place));
  // Of more than are listed only those who see everything know that they may see them.
  return { places: seen, count: seen.length + (viewingPaths(ctx.actor).some(isWhole) ? more : 0) };
}
