// What was not understood: a name alone is asked about as its kind suggests, anything else gets the nearest the bot can do.
import { readingOf, type Intent, type Reading } from '../../shared/bot/intents';
import { sentenceOf } from '../../shared/bot/say';
import type { ActionContext } from '../context';
import type { BotReply } from './conversation';
import { findSurely, type Named, type NamedKind } from './names/findNamed';
import { keyOf } from './names/match';
import { whomToAsk } from './questions/smallTalk';

const ASKED_OF: Record<NamedKind, Intent> = {
  project: 'score',
  unit: 'progress',
  campaign: 'progress',
  system: 'availability',
  person: 'urge',
};
/** A person's name alone asks for nothing: least of all to urge them. */
const KINDS: NamedKind[] = ['project', 'unit', 'campaign', 'system'];
const SHORTEST_NAME = 2;
const LONGEST_NAME = 60;

/** Whether the words are a name and nothing else: what is meant with it depends on what bears it. */
export const isNothingBut = (name: string, said: string): boolean => name !== '' && keyOf(name) === keyOf(said);

/** What is asked with nothing but a name; null when the words name nothing the asker may see. */
export async function readAsName(ctx: ActionContext, said: string): Promise<Reading | null> {
  const name = said.trim();
  if (name.length < SHORTEST_NAME || name.length > LONGEST_NAME) return null;
  const [best] = await findSurely(ctx, name, KINDS);
  return best ? readingOf(ASKED_OF[best.kind], { name: nameOf(name, best) }) : null;
}

/** A system is found by its own name alone; others by what was said, so that several are asked about. */
const nameOf = (said: string, { kind, name }: Named): string => (kind === 'system' ? name : said);

/** The nearest the bot can do, and who can do more. @param nearest the nearest first */
export async function offer(ctx: ActionContext, nearest: Reading[]): Promise<BotReply> {
  const sayings = nearest.map(sentenceOf);
  return {
    title: '没听懂您的意思',
    markdown: ['没听懂您的意思。您是不是想问：', ...sayings.map((said) => `- ${said}`), await whomToAsk(ctx)].join(
      '\n\n',
    ),
    buttons: sayings.map((say) => ({ label: say, say })),
  };
}
