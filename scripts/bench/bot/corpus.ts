// What people say to the bot, with what they mean (演示语料), and how right it is read.
import type { Reading } from '../../../shared/bot/intents';
import { read } from '../../../shared/bot/read';
import corpus from '../../../shared/bot/corpus.json';
import unseen from '../../../shared/bot/corpus-unseen.json';

export interface Utterance extends Partial<Omit<Reading, 'intent'>> {
  said: string;
  intent: string;
  kind: string;
}

export const utterances: Utterance[] = [...corpus, ...unseen];

const ACTS = ['urge', 'approve', 'return', 'extend', 'bind-campaign', 'unbind-campaign', 'confirm'];

/** The day on which the corpus was said. */
const SAID_ON = '2025-03-12';

/** Share of utterances read right, and acts that were read where another one or none was meant. */
export function measureReading(): { accuracy: number; wrongActions: number } {
  const wrong = utterances.filter((one) => !isRight(one));
  return {
    accuracy: Number((1 - wrong.length / utterances.length).toFixed(4)),
    wrongActions: wrong.filter(({ said }) => ACTS.includes(read(said, SAID_ON).intent)).length,
  };
}

/** Whether the reading is the expected one, with everything that was said around it. */
export function isRight({ said, intent, name = '', day = null, reason = '', choice = null }: Utterance): boolean {
  const got = read(said, SAID_ON);
  if (got.intent === 'unknown' || got.intent !== intent) return got.intent === intent;
  return got.name === name && got.day === day && got.reason === reason && got.choice === choice;
}
