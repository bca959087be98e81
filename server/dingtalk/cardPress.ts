// A pressed button of a card (§8): what came, and the answer that changes the card. Over the Stream and over HTTP alike.
import { z } from 'zod';
import { endedValues } from './cards';
import type { CardAnswer, CardPress, CardSettings, IncomingHandlers, Logger } from './port';

/** DingTalk waits two seconds and then shows the presser an error. */
const ANSWER_WITHIN_MS = 1800;
const BY_USER_ID = 1;

const short = z.string().min(1).max(200);

const pressSchema = z.object({
  outTrackId: short,
  userId: short,
  corpId: short,
  userIdType: z.coerce.number().default(BY_USER_ID),
  content: z.string(),
});

const contentSchema = z.object({
  cardPrivateData: z.object({
    actionIds: z.array(short).length(1),
    // Whatever else the template or a forger puts here is not read.
    params: z.object({ token: short.optional() }).default({}),
  }),
});

/** @returns null when it is no press of a button */
export function readCardPress(data: unknown): CardPress | null {
  const press = pressSchema.safeParse(data);
  if (!press.success || press.data.userIdType !== BY_USER_ID) return null;
  const content = contentSchema.safeParse(parseJson(press.data.content));
  if (!content.success) return null;
  const { outTrackId, userId, corpId } = press.data;
  const { actionIds, params } = content.data.cardPrivateData;
  return { outTrackId, userId, corpId, actionId: actionIds[0]!, token: params.token ?? null };
}

/**
 * The change of the card that answers a press; empty when it is not known in time or there is none.
 * @throws whatever kept the press from being stored
 */
export async function answerPress(
  handlers: IncomingHandlers,
  press: CardPress,
  card: CardSettings | null,
  log: Logger,
): Promise<object> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      log.warn({ outTrackId: press.outTrackId }, 'a card waited too long; its answer is left out');
      resolve(null);
    }, ANSWER_WITHIN_MS);
  });
  const answer = await Promise.race([handlers.onCard(press), tooLate]).finally(() => clearTimeout(timer));
  return answer ? cardChange(card, answer) : {};
}

/** All values are text, and only those named are replaced. */
function cardChange(card: CardSettings | null, answer: CardAnswer): object {
  const variables = { cardParamMap: endedValues(card, answer) };
  return {
    cardUpdateOptions: { updateCardDataByKey: true, updatePrivateDataByKey: true },
    ...(answer.forEverybody ? { cardData: variables } : { userPrivateData: variables }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
