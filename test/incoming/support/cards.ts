// Cards as people see and press them.
import { control, type Phone } from '../../../scripts/story/phone';
import { issueToken } from '../../../server/decisions/tokens';
import { OutboxMessage } from '../../../server/outbox/entities';
import { Person } from '../../../server/identity/entities';
import type { Bureau } from '../../support/bureau';

export interface SentCard {
  outTrackId: string;
  token: string;
}

/** The latest card we sent to this person, and a token as good as the one that only the card itself knows. */
export function cardOf({ server, now }: Bureau, { userId }: Phone): Promise<SentCard> {
  return server.database.transaction(async (db) => {
    const { id: recipientId } = await db.findOneByOrFail(Person, { userId });
    const [row] = await db.find(OutboxMessage, { where: { kind: 'card', recipientId }, order: { id: 'DESC' } });
    const { decides } = row!.payload as { decides: { round: number; step: number } };
    const token = await issueToken(db, { taskId: row!.taskId!, personId: recipientId, ...decides }, now());
    return { outTrackId: row!.id, token: token! };
  });
}

/** What stands on a card on this person's screen. */
export function shownCard({ sandbox }: Bureau, { userId }: Phone, outTrackId: string) {
  const card = sandbox.store
    .botChat(userId)
    .messages.map(({ content }) => content)
    .find((content) => content.type === 'card' && content.outTrackId === outTrackId);
  if (card?.type !== 'card') throw new Error('no such card on the screen');
  return { text: card.text, buttons: card.buttons.map(({ title }) => title) };
}

/** Presses 通过; `changes` are what a forger would change. Resolves when the card has its answer. */
export async function presses(
  bureau: Bureau,
  phone: Phone,
  outTrackId: string,
  changes: { actionId?: string; params?: Record<string, unknown> } = {},
): Promise<void> {
  const { actionId = 'approve', params = {} } = changes;
  const address = `api/people/${phone.userId}/cards/press`;
  const { answered } = await control<{ answered: boolean }>(bureau.sandbox, address, { outTrackId, actionId, params });
  if (!answered) throw new Error('the card was not answered in time');
  await bureau.settle();
}
