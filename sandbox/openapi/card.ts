// Interactive cards (互动卡片), new API. Templates are not checked: they are made by hand in DingTalk's designer.
import { z } from 'zod';
import { OpenApiRefusal, readParameters } from '../http/refusals';
import type { ApiCall, ApiRoute } from '../http/routes';
import type { Card } from '../state/cards';
import type { Conversation } from '../state/chats';
import { opaque } from '../state/ids';
import type { World } from '../world';

const invalid = (message: string) => new OpenApiRefusal(400, 'param.error', message);

// DingTalk takes strings only, whatever the variable's type.
const data = z.object({ cardParamMap: z.record(z.string(), z.string('cardParamMap 的值必须是字符串')).default({}) });

const cardSchema = z.object({
  cardTemplateId: z.string().min(1),
  outTrackId: z.string().min(1).max(100),
  callbackType: z.string().default('STREAM'),
  cardData: data.default({ cardParamMap: {} }),
  privateData: z.record(z.string(), data).default({}),
});
const spaceSchema = z.object({ outTrackId: z.string(), openSpaceId: z.string().min(1).max(1000) });

export const cardRoutes: ApiRoute[] = [
  {
    method: 'POST',
    path: '/v1.0/card/instances/createAndDeliver',
    answer: (call) => {
      const { outTrackId } = keepCard(call);
      return { success: true, result: { outTrackId, deliverResults: deliver(call) } };
    },
  },
  {
    method: 'POST',
    path: '/v1.0/card/instances',
    answer: (call) => ({ success: true, result: keepCard(call).outTrackId }),
  },
  {
    method: 'POST',
    path: '/v1.0/card/instances/deliver',
    answer: (call) => ({ success: true, result: deliver(call) }),
  },
  { method: 'PUT', path: '/v1.0/card/instances', answer: update },
];

function keepCard({ world, fields }: ApiCall): Card {
  const wish = readParameters(cardSchema, fields, invalid);
  if (world.cards.card(wish.outTrackId)) throw new OpenApiRefusal(400, 'param.outTrackIdExist', 'outTrackId 已存在');
  const card: Card = {
    outTrackId: wish.outTrackId,
    templateId: wish.cardTemplateId,
    callbackType: wish.callbackType,
    publicData: wish.cardData.cardParamMap,
    privateData: Object.fromEntries(
      Object.entries(wish.privateData).map(([userid, { cardParamMap }]) => [userid, cardParamMap]),
    ),
    conversationIds: [],
  };
  world.cards.keep(card);
  return card;
}

function deliver({ world, fields }: ApiCall): object[] {
  const { outTrackId, openSpaceId } = readParameters(spaceSchema, fields, invalid);
  const card = world.cards.card(outTrackId);
  if (!card) throw new OpenApiRefusal(400, 'param.outTrackIdNotExist', 'outTrackId 不存在');
  return openSpaceId.split(';').map((spaceId) => {
    const [, spaceType = '', target = ''] = /\/\/(\w+)\.(.+)$/.exec(spaceId) ?? [];
    const conversation = conversationOf(world, spaceType, target);
    const result = { spaceType, spaceId: target, success: conversation !== null };
    if (!conversation) return { ...result, errorMsg: 'spaceId is illegal' };
    card.conversationIds.push(conversation.id);
    if (!world.faults.strikes('dropSilently', 'card'))
      world.chats.post(conversation, { kind: 'bot' }, { type: 'card', outTrackId });
    return { ...result, carrierId: opaque(8) };
  });
}

function conversationOf(world: World, spaceType: string, target: string): Conversation | null {
  if (spaceType === 'IM_ROBOT' && world.directory.person(target)) return world.chats.directWith(target);
  if (spaceType !== 'IM_GROUP') return null;
  const conversation = world.chats.conversation(target);
  return conversation?.type === 'group' ? conversation : null;
}

const updateSchema = z.object({
  outTrackId: z.string(),
  cardData: data.optional(),
  privateData: z.record(z.string(), data).optional(),
  cardUpdateOptions: z
    .object({ updateCardDataByKey: z.boolean().default(false), updatePrivateDataByKey: z.boolean().default(false) })
    .default({ updateCardDataByKey: false, updatePrivateDataByKey: false }),
});

function update({ world, fields }: ApiCall): object {
  const { outTrackId, cardData, privateData = {}, cardUpdateOptions } = readParameters(updateSchema, fields, invalid);
  const card = world.cards.card(outTrackId);
  if (!card) throw new OpenApiRefusal(400, 'param.outTrackIdNotExist', 'outTrackId 不存在');
  world.cards.update(card, { publicData: cardData?.cardParamMap, byKey: cardUpdateOptions.updateCardDataByKey });
  for (const [userid, { cardParamMap }] of Object.entries(privateData))
    world.cards.updatePrivate(card, userid, cardParamMap, cardUpdateOptions.updatePrivateDataByKey);
  return { success: true, result: true };
}
