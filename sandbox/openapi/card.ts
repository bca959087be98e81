// Interactive cards (互动卡片), new API. Templates are not checked: they are made by hand in DingTalk's designer.
import { z } from 'zod';
import { OpenApiRefusal, readParameters } from '../http/refusals';
import type { ApiCall, ApiRoute } from '../http/routes';
import type { Card } from '../state/cards';
import type { Conversation } from '../state/chats';
import { opaque } from '../state/ids';
import type { World } from '../world';

const MOST_CARD_BYTES = 100 * 1024;
const MOST_KEY_BYTES = 100;
const MOST_VALUE_BYTES = 1024;

const invalid = (message: string) => new OpenApiRefusal(400, 'param.error', message);

// DingTalk takes strings only, whatever the variable's type.
const data = z.object({ cardParamMap: z.record(z.string(), z.string('cardParamMap 的值必须是字符串')).default({}) });

const cardSchema = z.object({
  cardTemplateId: z.string().min(1),
  outTrackId: z.string().min(1).max(100),
  callbackType: z.enum(['STREAM', 'HTTP']).default('STREAM'),
  callbackRouteKey: z.string().default(''),
  cardData: data.default({ cardParamMap: {} }),
  privateData: z.record(z.string(), data).default({}),
});
const spaceSchema = z.object({ outTrackId: z.string(), openSpaceId: z.string().min(1).max(1000) });

const scope = 'Card.Instance.Write';

export const cardRoutes: ApiRoute[] = [
  {
    method: 'POST',
    path: '/v1.0/card/instances/createAndDeliver',
    scope,
    answer: (call) => {
      const { outTrackId } = keepCard(call);
      return { success: true, result: { outTrackId, deliverResults: deliver(call) } };
    },
  },
  {
    method: 'POST',
    path: '/v1.0/card/instances',
    scope,
    answer: (call) => ({ success: true, result: keepCard(call).outTrackId }),
  },
  {
    method: 'POST',
    path: '/v1.0/card/instances/deliver',
    scope,
    answer: (call) => ({ success: true, result: deliver(call) }),
  },
  { method: 'PUT', path: '/v1.0/card/instances', scope, answer: update },
  { method: 'POST', path: '/v1.0/card/callbacks/register', scope, answer: registerRoute },
];

const routeSchema = z.object({
  callbackRouteKey: z.string().min(1),
  callbackUrl: z.string().regex(/^https?:\/\//),
  apiSecret: z.string().default(() => opaque(16)),
  forceUpdate: z.boolean().default(false),
});

function registerRoute({ world, fields }: ApiCall): object {
  const {
    callbackRouteKey: key,
    callbackUrl: url,
    apiSecret,
    forceUpdate,
  } = readParameters(routeSchema, fields, invalid);
  if (world.push.cardRoute(key) && !forceUpdate) throw invalid('callbackRouteKey 已存在');
  world.push.registerCardRoute(key, { url, apiSecret });
  return { success: true, result: { callbackUrl: url, apiSecret } };
}

function keepCard({ world, fields }: ApiCall): Card {
  const wish = readParameters(cardSchema, fields, invalid);
  checkSize(wish.cardData.cardParamMap);
  if (wish.callbackType === 'HTTP' && !world.push.cardRoute(wish.callbackRouteKey))
    throw invalid('callbackRouteKey 未注册');
  if (world.cards.card(wish.outTrackId)) throw new OpenApiRefusal(400, 'param.outTrackIdExist', 'outTrackId 已存在');
  const card: Card = {
    outTrackId: wish.outTrackId,
    templateId: wish.cardTemplateId,
    callbackType: wish.callbackType,
    routeKey: wish.callbackRouteKey,
    publicData: wish.cardData.cardParamMap,
    privateData: Object.fromEntries(
      Object.entries(wish.privateData).map(([userid, { cardParamMap }]) => [userid, cardParamMap]),
    ),
    conversationIds: [],
  };
  world.cards.keep(card);
  return card;
}

function checkSize(variables: Record<string, string>): void {
  for (const [key, value] of Object.entries(variables))
    if (Buffer.byteLength(key) > MOST_KEY_BYTES || Buffer.byteLength(value) > MOST_VALUE_BYTES)
      throw invalid(`cardParamMap 过长：${key}`);
  if (Buffer.byteLength(JSON.stringify(variables)) > MOST_CARD_BYTES) throw invalid('卡片数据超过 100 KB');
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
  checkSize(cardData?.cardParamMap ?? {});
  world.cards.update(card, { publicData: cardData?.cardParamMap, byKey: cardUpdateOptions.updateCardDataByKey });
  for (const [userid, { cardParamMap }] of Object.entries(privateData))
    world.cards.updatePrivate(card, userid, cardParamMap, cardUpdateOptions.updatePrivateDataByKey);
  return { success: true, result: true };
}
