// One call, and what became of each of its recipients.
import type { DeliveryOutcome, DingTalkSender, Undelivered } from '../dingtalk/port';
import type { ClaimedMessage } from './entities';
import { byRecipient, type Parcel, type Sent } from './parcels';

/** The lease ran out while the rows waited for their turn: somebody else may be sending them by now. */
export class LeaseLapsed extends Error {}

/**
 * Sends a parcel. When DingTalk refuses all because of one whom it does not name, the parcel is halved until it is known
 * who, so that nobody misses a message for somebody else.
 *
 * @param requireLease called before each call; throws LeaseLapsed
 */
export async function sendParcel(sender: DingTalkSender, parcel: Parcel, requireLease: () => void): Promise<Sent[]> {
  const send = async (people: ClaimedMessage[][]): Promise<Sent[]> => {
    requireLease();
    const rows = people.flat();
    const message = parcel.messageFor(rows);
    const outcome = await sender.deliver(message);
    if (outcome.status === 'sent') return taken(people, outcome, 'userIds' in message ? message.userIds : []);
    if (outcome.status !== 'failed' || !outcome.aboutRecipient) return [{ rows, outcome }];
    if (people.length === 1) return [{ rows, outcome, code: 'invalid' }];
    const middle = Math.ceil(people.length / 2);
    return [...(await send(people.slice(0, middle))), ...(await send(people.slice(middle)))];
  };
  return send(byRecipient(parcel.rows));
}

const HELD_BACK_MS = 60_000;

/** Those DingTalk named at once as not reached have an outcome of their own. */
function taken(
  people: ClaimedMessage[][],
  outcome: Extract<DeliveryOutcome, { status: 'sent' }>,
  userIds: string[],
): Sent[] {
  const named = new Map((outcome.undelivered ?? []).map((one): [string, Undelivered] => [one.userId, one]));
  const whyOf = (at: number) => (people.length === 1 ? outcome.undelivered?.[0] : named.get(userIds[at] ?? ''));
  const reached = people.filter((_, at) => !whyOf(at)).flat();
  return [
    ...(reached.length > 0 ? [{ rows: reached, outcome }] : []),
    ...people.flatMap((rows, at) => {
      const why = whyOf(at);
      return why ? [{ rows, outcome: outcomeOf(why), code: why.code }] : [];
    }),
  ];
}

function outcomeOf({ reason, retry }: Undelivered): DeliveryOutcome {
  return retry ? { status: 'retry', afterMs: HELD_BACK_MS, reason } : { status: 'failed', reason };
}
