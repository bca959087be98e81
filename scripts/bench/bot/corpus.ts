// What people say to the bot, with what they mean (演示语料), and how right it is read.
import type { Reading } from '../../../shared/bot/intents';
import { read } from '../../../shared/bot/read';
import corpus from '../../../shared/bot/corpus.json';
import free1 from '../../../shared/bot/corpus-free-1.json';
import free2 from '../../../shared/bot/corpus-free-2.json';
import free3 from '../../../shared/bot/corpus-free-3.json';
import heldOut from '../../../shared/bot/corpus-heldout.json';
import people from '../../../shared/bot/corpus-people.json';
import talk from '../../../shared/bot/corpus-talk.json';
import unseen from '../../../shared/bot/corpus-unseen.json';

export interface Utterance extends Partial<Omit<Reading, 'intent'>> {
  said: string;
  /** `not-an-act`: any reading that is no act is right */
  intent: string;
  kind: string;
  /** 'YYYY-MM-DD', where it matters */
  saidOn?: string;
}

export const utterances: Utterance[] = [...corpus, ...unseen, ...free1, ...free2, ...free3, ...talk, ...people];

const ACTS = ['urge', 'approve', 'return', 'extend', 'bind-campaign', 'unbind-campaign', 'confirm'];

/** The day on which most of it was said. */
const SAID_ON = '2025-03-12';

/** Set aside when `people` was written, by the same eight: nothing was ever mended with them. */
const setAside: Utterance[] = heldOut;

/** How right a set of utterances is read. */
export interface ReadingFigures {
  utterances: number;
  /** share that is read right, with names, days, reasons and numbers */
  accuracy: number;
  /** acts that were read where another one or none was meant */
  wrongActions: number;
}

/** Of all that the grammar was mended with, and of what was set aside. */
export const measureReading = (): ReadingFigures & { heldOut: ReadingFigures } => ({
  ...measured(utterances),
  heldOut: measured(setAside),
});

function measured(said: Utterance[]): ReadingFigures {
  const wrong = said.filter((one) => !isRight(one));
  return {
    utterances: said.length,
    accuracy: Number((1 - wrong.length / said.length).toFixed(4)),
    wrongActions: wrong.filter(({ said, saidOn = SAID_ON }) => ACTS.includes(read(said, saidOn).intent)).length,
  };
}

/** Whether the reading is the expected one, with everything that was said around it. */
export function isRight({
  said,
  intent,
  name = '',
  day = null,
  reason = '',
  choice = null,
  refers = false,
  saidOn = SAID_ON,
}: Utterance): boolean {
  const got = read(said, saidOn);
  if (intent === 'not-an-act') return !ACTS.includes(got.intent);
  if (got.intent === 'unknown' || got.intent !== intent) return got.intent === intent;
  return (
    got.name === name && got.day === day && got.reason === reason && got.choice === choice && got.refers === refers
  );
}
