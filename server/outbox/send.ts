// One call, and what became of each of its recipients.
import type { DeliveryOutcome, DingTalkSender, Undelivered } from '../dingtalk/port';
import type { OutboxMessage } from './entities';
import type { Parcel, Result } from './parcels';

/** The lease ran out while the rows waited for their turn: somebody else may be sending them by now. */
export class LeaseLapsed extends Error {}

/**
 * Sends a parcel. When DingTalk refuses all because of one whom it does not name, the parcel is halved until it is known
 * who, so that nobody misses a message for somebody else.
 *
 * @param requireLease called before each call; throws LeaseLapsed
 */
export async function sendParcel(sender: DingTalkSender, parcel: Parcel, requireLease: () => void): Promise<Result[]> {
  const send = async (rows: OutboxMessage[]): Promise<Result[]> => {
    requireLease();
    const message = parcel.messageFor(rows);
    const outcome = await sender.deliver(message);
    if (outcome.status === 'sent') return taken(rows, outcome, 'userIds' in message ? message.userIds : []);
    if (outcome.status !== 'failed' || !outcome.aboutRecipient) return [{ rows, outcome }];
    if (rows.length === 1) return [{ rows, outcome, code: 'invalid' }];
    const middle = Math.ceil(rows.length / 2);
    return [...(await send(rows.slice(0, middle))), ...(await send(rows.slice(middle)))];
  };
  return send(parcel.rows);
}

const HELD_BACK_MS = 60_000;

/** Those DingTalk named at once as not reached have an outcome of their own. */
function taken(
  rows: OutboxMessage[],
  outcome: Extract<DeliveryOutcome, { status: 'sent' }>,
  userIds: string[],
): Result[] {
  const named = new Map((outcome.undelivered ?? []).map((one): [string, Undelivered] => [one.userId, one]));
  const whyOf = (at: number) => (rows.length === 1 ? outcome.undelivered?.[0] : named.get(userIds[at] ?? ''));
  const reached = rows.filter((_, at) => !whyOf(at));
  return [
    ...(reached.length > 0 ? [{ rows: reached, outcome }] : []),
    ...rows.flatMap((row, at) => {
      const why = whyOf(at);
      return why ? [{ rows: [row], outcome: outcomeOf(why), code: why.code }] : [];
    }),
  ];
}

function outcomeOf({ reason, retry }: Undelivered): DeliveryOutcome {
  return retry ? { status: 'retry', afterMs: HELD_BACK_MS, reason } : { status: 'failed', reason };
}
