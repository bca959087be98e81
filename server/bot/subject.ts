// What the talk is about, kept from one question to the next: 财政网络运维服务费 得分, then 为什么, 到哪了, 那执行率呢, or
// 第二个为什么扣分 of a list. What is pointed at so is looked up again, since rights may have changed meanwhile.
import { nameable } from '../../shared/bot/signs';
import { readingOf, type Intent, type Reading } from '../../shared/bot/intents';
import { read } from '../../shared/bot/read';
import { dayOf } from '../../shared/calendar';
import type { ActionContext } from '../context';
import { mayView } from '../tasks/policy';
import { Task } from '../tasks/entities';
import { withSurroundings } from '../tasks/queries';
import type { Asked } from './conversation';
import { stillNamed } from './names/tell';
import { ALONE, choiceOf, forgetSubject, keepSubject, subjectOf } from './pending';
import { readAsName } from './unknown';
import type { Choice, Subject } from './waiting';

/** Said without a name these go on about what was told last. */
const GOES_ON: Intent[] = [
  ...(['why-lost', 'where', 'report', 'in-charge', 'why-returned', 'full-points', 'materials'] as const),
  ...(['hand-over', 'last-score', 'waiting-longest', 'deadline', 'submit'] as const),
];
/** What else than these a question may be about: nobody asks for a person's 执行率. */
const ASKED_OF: Partial<Record<Intent, Subject['kind'][]>> = {
  'why-lost': ['project'],
  report: ['project'],
  'why-returned': ['project'],
  'full-points': ['project'],
  materials: ['project'],
  'hand-over': ['project'],
  submit: ['project'],
  'waiting-longest': ['project'],
  'how-to-fill': ['project'],
  'how-extend': ['project'],
  deadline: ['project', 'unit', 'campaign'],
  'last-score': ['project', 'unit', 'campaign'],
  export: ['unit', 'campaign'],
  availability: ['project'],
  unsubmitted: ['unit', 'campaign'],
  overdue: ['unit', 'campaign'],
  score: ['project', 'unit', 'campaign'],
  'execution-rate': ['project', 'unit', 'campaign'],
};
/** 催一下她 means whoever was told of; nobody urges a whole campaign so. */
const urgedOf = (text: string): Subject['kind'][] =>
  /[他她]/u.test(text) ? ['person', 'project'] : ['person', 'project', 'unit'];
const NAMEABLE = new Set<Intent>(nameable);
const MAY_GO_ON = new Set<Intent>([...nameable, ...GOES_ON]);

/** Remembers what an answer is about, where it was asked and where it is told. */
export async function talkAbout(
  ctx: ActionContext,
  { saidIn, reading }: Asked,
  what: Omit<Subject, 'intent'>,
): Promise<void> {
  const about = { ...what, intent: reading.intent };
  await keepSubject(ctx, saidIn, about);
  if (saidIn.type === 'group') await keepSubject(ctx, ALONE, about);
}

/**
 * The wish with what it points at, among what the asker may still see.
 * @returns `missing`: nothing is shown under this number (any more)
 */
export async function pointedAt(ctx: ActionContext, asked: Asked): Promise<Asked | 'missing'> {
  const { reading } = asked;
  if (reading.intent === 'same-of') return sameOf(ctx, asked);
  const isChosen = NAMEABLE.has(reading.intent) || reading.intent === 'urge';
  if (isChosen && reading.choice !== null && !reading.name) return chosen(ctx, asked, reading.choice);
  const urges = reading.intent === 'urge' && reading.refers;
  if (reading.name || !(urges || MAY_GO_ON.has(reading.intent))) return asked;
  const about = await subjectOf(ctx, asked.conversation);
  if (!about) return asked;
  if (urges) return urgedOf(asked.text).includes(about.kind) ? withSubject(ctx, asked, about) : asked;
  if (!reading.refers && !GOES_ON.includes(reading.intent)) {
    await forgetSubject(ctx, asked.conversation);
    return asked;
  }
  if (!(ASKED_OF[reading.intent]?.includes(about.kind) ?? true)) return asked;
  return withSubject(ctx, asked, about);
}

async function withSubject(ctx: ActionContext, asked: Asked, about: Subject): Promise<Asked> {
  const named = await stillNamed(ctx, about);
  if (!named) return asked;
  return { ...asked, reading: naming(asked.reading, named.name), meant: { ...named, taskId: about.taskId } };
}

/** 那市教育局呢, after 市住建局 进度, and 那第三个呢 of a list: never an act. */
async function sameOf(ctx: ActionContext, asked: Asked): Promise<Asked | 'missing'> {
  const { name, choice } = asked.reading;
  const about = await subjectOf(ctx, asked.conversation);
  const intent = about && NAMEABLE.has(about.intent) ? about.intent : null;
  if (choice !== null) return chosen(ctx, { ...asked, reading: readingOf(intent ?? 'where') }, choice);
  const reading = intent ? readingOf(intent, { name }) : await readAsName(ctx, name);
  return { ...asked, reading: reading ?? readingOf('where', { name }) };
}

async function chosen(ctx: ActionContext, asked: Asked, choice: number): Promise<Asked | 'missing'> {
  const shown = await choiceOf(ctx, asked, choice);
  if (!shown) return 'missing';
  return (await withTask(ctx, asked, shown)) ?? { ...asked, reading: naming(asked.reading, nameIn(ctx, shown)) };
}

/** With the very task that was shown, which its project's name alone may not tell. */
async function withTask(ctx: ActionContext, asked: Asked, { taskId }: Choice): Promise<Asked | null> {
  if (!taskId) return null;
  const [place] = await withSurroundings(ctx.db, await ctx.db.findBy(Task, { id: taskId }));
  if (!place || !mayView(ctx.actor, place)) return null;
  const { id, name } = place.project;
  const meant = { kind: 'project' as const, id, name, hint: '', holds: '', isGuess: false, isSlip: false, taskId };
  return { ...asked, reading: naming(asked.reading, name), meant };
}

const naming = (reading: Reading, name: string): Reading => ({ ...reading, name, choice: null, refers: false });

/** What the sentence of a choice names: asking 老旧小区改造 得分 of it anew. */
function nameIn({ now }: ActionContext, { say }: Choice): string {
  const reading = read(say, dayOf(now));
  return reading.intent === 'unknown' ? '' : reading.name;
}
