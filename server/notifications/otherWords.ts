// The same message in other words, since something changed while it waited: the score, the due day, or the day itself.
import type { EntityManager } from 'typeorm';
import { spokenDay } from '../../shared/calendar';
import type { Actor } from '../context';
import { asRobot } from '../outbox/climb';
import type { ClaimedMessage } from '../outbox/entities';
import type { OutboxPayload } from '../outbox/payloads';
import { standingOf } from '../tasks/policy';
import type { LoadedTask } from '../tasks/queries';
import type { Holds } from './holds';
import { assumptionLines, reviewCard, reviewNotice, reviewTodo } from './reviewRequest';

/** Points were taken off, or given back: the request as it would be written now; null for whoever is not asked any more. */
export async function withScore(
  db: EntityManager,
  { kind }: ClaimedMessage,
  place: LoadedTask,
  reader: Actor,
): Promise<OutboxPayload | null> {
  const standing = standingOf(reader, place);
  if (!standing) return null;
  if (kind === 'todo.open') return reviewTodo(place);
  const assumptions = await assumptionLines(db, place.task.id);
  const request = { place, forName: standing.principal?.name ?? null, assumptions };
  if (kind === 'card') return reviewCard(request);
  const notice = reviewNotice(request);
  return kind === 'robot' ? asRobot(notice) : notice;
}

/** The task is due on another day than its title says. */
export function withDay(payload: OutboxPayload, holds: Holds, dueDate: string): OutboxPayload {
  const reworded = (text: string) => text.replaceAll(spokenDay(holds.namesDay!), spokenDay(dueDate));
  return retold(payload, { ...holds, namesDay: dueDate }, reworded);
}

/** Whoever reads it today would take its 明天 for tomorrow: the title says of which day it speaks. */
export function saidAnotherDay(payload: OutboxPayload, holds: Holds): OutboxPayload {
  const { saidOn, digest: _, ...rest } = holds;
  return retold(payload, rest, (title) => `${spokenDay(saidOn!).split(' ')[0]}的提醒：${title}`);
}

function retold(payload: OutboxPayload, holds: Holds, reworded: (title: string) => string): OutboxPayload {
  if (payload.kind !== 'notice' && payload.kind !== 'robot') return payload;
  const title = reworded(payload.title);
  if (payload.kind === 'notice') return { ...payload, title, holds };
  return { ...payload, title, markdown: payload.markdown.replace(payload.title, title), holds };
}
