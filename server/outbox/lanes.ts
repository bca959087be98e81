// Ways out that must not hold each other up: each has its own queue, its own calls in flight and its own pauses, so that
// a used-up quota of to-dos delays no notice, and ten thousand notices delay no answer of the bot.
import type { Purpose } from '../../shared/delivery/deliveryState';
import type { OutboxPayload } from './payloads';

export const lanes = {
  chat: { peoplePerCall: 1, callsAtOnce: 8 },
  notice: { peoplePerCall: 100, callsAtOnce: 24 },
  todo: { peoplePerCall: 1, callsAtOnce: 24 },
  robot: { peoplePerCall: 1, callsAtOnce: 8 },
  card: { peoplePerCall: 1, callsAtOnce: 8 },
  approval: { peoplePerCall: 1, callsAtOnce: 4 },
} as const;

export type Lane = keyof typeof lanes;

export const laneNames = Object.keys(lanes) as Lane[];

const laneOfKind: Record<OutboxPayload['kind'], Lane> = {
  'chat.reply': 'chat',
  notice: 'notice',
  robot: 'robot',
  file: 'robot',
  picture: 'robot',
  'todo.open': 'todo',
  'todo.update': 'todo',
  'todo.close': 'todo',
  'todo.cancel': 'todo',
  card: 'card',
  'card.update': 'card',
  'oa.start': 'approval',
  'oa.execute': 'approval',
  'oa.terminate': 'approval',
  'oa.comment': 'approval',
};

export const laneOf = ({ kind }: OutboxPayload): Lane => laneOfKind[kind];

/** Within a lane the lower number leaves first. */
export const priorities = { answer: 0, decision: 1, reminder: 2, bulk: 3 } as const;

export type Priority = (typeof priorities)[keyof typeof priorities];

/** An answer, and a report somebody asked for, before what came of a decision, that before a reminder, and the mass of new tasks last. */
export function priorityOf(purpose: Purpose, payload: OutboxPayload): Priority {
  if (purpose === 'chat' || purpose === 'report') return priorities.answer;
  // What ends or changes leaves with the decisions, whatever it was opened for.
  if ('opened' in payload || 'card' in payload) return priorities.decision;
  if (purpose === 'reminder' || purpose === 'urged') return priorities.reminder;
  return purpose === 'assigned' ? priorities.bulk : priorities.decision;
}
