// Somebody presses a button of an interactive card: the app is asked, and may change the card with its answer within two seconds.
import { z } from 'zod';
import type { Card } from '../state/cards';
import type { World } from '../world';

const variables = z.object({ cardParamMap: z.record(z.string(), z.string()).default({}) });
const answerSchema = z.object({
  cardData: variables.optional(),
  userPrivateData: variables.optional(),
  cardUpdateOptions: z
    .object({ updateCardDataByKey: z.boolean().default(false), updatePrivateDataByKey: z.boolean().default(false) })
    .default({ updateCardDataByKey: false, updatePrivateDataByKey: false }),
});

/** @returns whether the app answered in time */
export async function pressCard(
  world: World,
  userid: string,
  card: Card,
  actionId: string,
  params: Record<string, unknown>,
): Promise<boolean> {
  const answer = await world.push.card(card.callbackType === 'HTTP' ? card.routeKey : null, {
    type: 'actionCallback',
    outTrackId: card.outTrackId,
    corpId: world.directory.corpId,
    userId: userid,
    userIdType: 1,
    spaceType: 'IM',
    spaceId: card.conversationIds[0] ?? '',
    extension: '{}',
    content: JSON.stringify({
      // A template decides what its buttons send along; ours send what is private to the reader.
      cardPrivateData: { actionIds: [actionId], params: { ...card.privateData[userid], ...params } },
    }),
  });
  if (answer === null) return false;
  const change = answerSchema.safeParse(answer).data;
  if (!change) return true;
  const { updateCardDataByKey, updatePrivateDataByKey } = change.cardUpdateOptions;
  world.cards.update(card, { publicData: change.cardData?.cardParamMap, byKey: updateCardDataByKey });
  if (change.userPrivateData)
    world.cards.updatePrivate(card, userid, change.userPrivateData.cardParamMap, updatePrivateDataByKey);
  return true;
}
