// 导出名单: the list of who has not handed in, where it is taken along as a table, filtered as it was asked for.
import { campaignLabel } from '../../../shared/labels';
import { mayOversee } from '../../insight/policy';
import type { ActionContext } from '../../context';
import { compose, LINES, MY_TASKS, personally } from '../compose';
import type { Asked, BotHandler } from '../conversation';
import { listPathOf } from './outstanding';
import { aboutOf, inProgress, OPEN, standingsOf, totalsOf } from './standings';

export const answerExport: BotHandler = async (ctx, asked) => {
  if (!mayOversee(ctx.actor))
    return personally(
      asked,
      compose(ctx, {
        sentence: '名单由绩效管理员、复核人或分管领导导出',
        buttons: [{ label: '谁还没交', say: '谁还没交' }, MY_TASKS],
      }),
    );
  return personally(asked, await exported(ctx, asked));
};

async function exported(ctx: ActionContext, asked: Asked) {
  const about = await aboutOf(ctx, asked);
  if ('reply' in about) return about.reply;
  const standings = await standingsOf(ctx, about);
  const campaigns = inProgress(about.campaigns, standings);
  const unitId = about.unit?.id ?? null;
  const whose = about.unit ? `${about.unit.name} ` : '';
  const late = campaigns.flatMap((campaign) => {
    const own = standings.filter(({ campaignId, state }) => campaignId === campaign.id && OPEN.includes(state));
    const { total } = totalsOf(own);
    return total > 0 ? [{ campaign, total }] : [];
  });
  const [first] = late;
  if (!first) return compose(ctx, { sentence: `${whose}没有未交的，不用导出`, buttons: [MY_TASKS] });
  const isOne = late.length === 1;
  const total = late.reduce((sum, one) => sum + one.total, 0);
  return compose(ctx, {
    sentence: `${whose}${total} 项还没有交，名单可以导出成表格`,
    besides: [`打开名单后点“导出表格”，导出的就是您看到的这些。${isOne ? '' : '每个批次一张：'}`],
    lines: isOne ? [] : late.map(({ campaign, total: count }) => `${campaignLabel(campaign)}：${count} 项`),
    counted: '个批次',
    buttons: late.slice(0, LINES).map(({ campaign, total: count }) => ({
      label: isOne ? '打开名单' : `${campaign.name}（${count} 项）`,
      path: listPathOf(campaign.id, 'open', unitId),
    })),
  });
}
