import { campaignLabel } from '../../../shared/labels';
import { Campaign } from '../../campaigns/entities';
import type { ActionContext } from '../../context';
import { authorizeBinding, bindGroup, bindingOf, unbindGroup } from '../groups/bindGroup';
import type { Asked, BotHandler, BotReply } from '../conversation';
import { oneNamed } from '../names/oneNamed';
import type { Act, Group } from '../waiting';
import { askToConfirm, says } from './acting';
import { openCampaign } from './openCampaign';

const NOT_BOUND = '本群没有绑定评价批次';
const ONLY_IN_GROUPS = '请在要绑定的群里@我，再说“绑定批次 名称”';

/** 绑定批次: done at once in the group; where the group is only claimed, its admin confirms it in their own chat. */
export const bindCampaign: BotHandler = async (ctx, asked) => {
  const group = groupOf(asked);
  if (!group) return says(ONLY_IN_GROUPS);
  const one = await campaignOf(ctx, asked);
  if ('reply' in one) return one.reply;
  await authorizeBinding(ctx, one.campaign.id);
  if (asked.inGroup) return bound(ctx, group, one.campaign);
  const title = `将把“${campaignLabel(one.campaign)}”的小结发到群“${group.title}”`;
  return askToConfirm(ctx, asked, { act: 'bind', campaignId: one.campaign.id, group }, { title, lines: [WHEN] });
};

/** 解绑批次: the group hears nothing any more; where the group is only claimed, its admin confirms it as well. */
export const unbindCampaign: BotHandler = async (ctx, asked) => {
  const group = groupOf(asked);
  if (!group) return says('请在绑定了批次的群里@我，再说“解绑批次”');
  const bound = await bindingOf(ctx, group.id);
  if (!bound) return says(NOT_BOUND);
  const named = asked.reading.name ? await campaignOf(ctx, asked) : null;
  if (named && 'reply' in named) return named.reply;
  if (named && bound.campaignId !== named.campaign.id)
    return says(`本群没有绑定“${campaignLabel(named.campaign)}”`, { lines: ['什么也没有改。'] });
  if (asked.inGroup) return unbindConfirmed(ctx, group);
  await authorizeBinding(ctx, bound.campaignId);
  const campaign = await ctx.db.findOneByOrFail(Campaign, { id: bound.campaignId });
  const title = `将不再把“${campaignLabel(campaign)}”的小结发到群“${bound.title}”`;
  return askToConfirm(ctx, asked, { act: 'unbind', group }, { title, lines: [] });
};

/** @throws Problem 403 when the right is gone */
export async function unbindConfirmed(ctx: ActionContext, group: Group): Promise<BotReply> {
  const ended = await unbindGroup(ctx, group.id);
  if (!ended) return says(NOT_BOUND);
  const campaign = await ctx.db.findOneByOrFail(Campaign, { id: ended.campaignId });
  return says(`群“${ended.title}”已不再绑定“${campaignLabel(campaign)}”`, { lines: ['不再发送小结。'] });
}

/** @throws Problem 403 when the right is gone */
export async function bindConfirmed(
  ctx: ActionContext,
  { campaignId, group }: Extract<Act, { act: 'bind' }>,
): Promise<BotReply> {
  return bound(ctx, group, await ctx.db.findOneByOrFail(Campaign, { id: campaignId }));
}

const WHEN = '每周第一个工作日上午和截止日各发一次，只有总数，没有名单。';

async function bound(ctx: ActionContext, group: Group, campaign: Campaign): Promise<BotReply> {
  const before = await bindingOf(ctx, group.id);
  await bindGroup(ctx, group, campaign);
  const instead = before && before.campaignId !== campaign.id ? ['原来绑定的批次已解除。'] : [];
  return says(`群“${group.title}”已绑定“${campaignLabel(campaign)}”`, {
    lines: [WHEN, ...instead, '不需要时说“解绑批次”。'],
  });
}

/** Where it was said, or, over HTTP, where it claims to have been said. */
function groupOf({ conversation, inGroup, claimedGroup }: Asked): Group | null {
  if (inGroup) return { id: conversation.id, title: conversation.title ?? '本群' };
  return claimedGroup;
}

async function campaignOf(ctx: ActionContext, asked: Asked): Promise<{ campaign: Campaign } | { reply: BotReply }> {
  if (asked.reading.name) {
    const one = await oneNamed(ctx, asked, ['campaign']);
    return 'reply' in one ? one : { campaign: await ctx.db.findOneByOrFail(Campaign, { id: one.found.id }) };
  }
  const open = await openCampaign(ctx, asked);
  return 'reply' in open ? open : { campaign: await ctx.db.findOneByOrFail(Campaign, { id: open.campaign.id }) };
}
