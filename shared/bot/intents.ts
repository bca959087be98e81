// What one can want from the bot. A reading is taken from the words alone: whom or what a name means is looked up later.

/** Everything the bot understands; each has a handler in `server/bot/handlers.ts`. */
const INTENTS = [
  'help',
  'thanks',
  'greeting',
  'who-are-you',
  'contact',
  'my-tasks',
  'my-gaps',
  'progress',
  'unsubmitted',
  'score',
  'why-lost',
  'where',
  'in-hand',
  'in-charge',
  'same-of',
  'to-approve',
  'overdue',
  'execution-rate',
  'availability',
  'report',
  'launch',
  'export',
  'waiting-longest',
  'submit',
  'hand-over',
  'stand-in',
  'deadline',
  'how-extend',
  'why-returned',
  'last-score',
  'how-to-fill',
  'materials',
  'full-points',
  'reminder-settings',
  'unsubscribe',
  'urge',
  'approve',
  'return',
  'extend',
  'bind-campaign',
  'unbind-campaign',
  'choose',
  'confirm',
  'cancel',
] as const;

export type Intent = (typeof INTENTS)[number];

/** One wish, with what was said around it. */
export interface Reading {
  intent: Intent;
  /** the words that name a project, unit, person, system or campaign; '' when none were said */
  name: string;
  /** the day somebody asks for, 'YYYY-MM-DD' */
  day: string | null;
  /** of a return or an extension; '' when none was said */
  reason: string;
  /** which of the things shown before is meant, counted from 1; of a `confirm`, the number that was to be repeated */
  choice: number | null;
  /** what was answered last is meant, and no name was said: 那执行率呢 */
  refers: boolean;
}

/** A reading with nothing more said than `facts`. */
export const readingOf = (intent: Intent, facts: Partial<Reading> = {}): Reading => ({
  intent,
  name: '',
  day: null,
  reason: '',
  choice: null,
  refers: false,
  ...facts,
});

/** What was not understood, with the things the bot can do that come nearest. */
export interface NotUnderstood {
  intent: 'unknown';
  /** three at most, the nearest first, complete enough to be said by a button (`sentenceOf`) */
  nearest: Reading[];
}
