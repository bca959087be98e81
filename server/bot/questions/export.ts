// 导出名单: the list of who has not handed in, where it is taken along as a table, filtered as it was asked for.
import { mayOversee } from '../../insight/policy';
import type { ActionContext } from '../../context';
import { compose, MY_TASKS, personally } from '../compose';
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
  const [campaign] = inProgress(about.campaigns, standings);
  if (!campaign) return compose(ctx, { sentence: '还没有您可以查看的评价批次', buttons: [MY_TASKS] });
  const open = standings.filter(({ campaignId, state }) => campaignId === campaign.id && OPEN.includes(state));
  const { total } = totalsOf(open);
  const whose = about.unit ? `${about.unit.name} ` : '';
  const path = listPathOf(campaign.id, 'open', about.unit?.id ?? null);
  return compose(ctx, {
    sentence: total > 0 ? `${whose}${total} 项还没有交，名单可以导出成表格` : `${whose}都交了，没有未交名单`,
    besides: total > 0 ? ['打开名单后点“导出表格”，导出的就是您看到的这些。'] : [],
    buttons:
      total > 0
        ? [{ label: '打开名单', path }]
        : [
            {
              label: '打开全部任务',
              path: `#/campaigns/${campaign.id}${about.unit ? `/unitId=${about.unit.id}` : ''}`,
            },
          ],
  });
}
