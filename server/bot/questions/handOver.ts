// 我要转交, 换人填: who can do that, and where; admins (绩效管理员) do it on the task's page.
import type { ActionContext } from '../../context';
import { holdsRoleAnywhere } from '../../identity/actor';
import { mayManage } from '../../tasks/policy';
import { compose, personally } from '../compose';
import type { BotHandler, Told } from '../conversation';
import { findSurely } from '../names/findNamed';
import { oneTask } from './projectTask';
import { contactSentence } from './smallTalk';

/** Of the project that is named or was talked of; whom it should go to is chosen on the page. */
export const answerHandOver: BotHandler = async (ctx, asked) => {
  const { name } = asked.reading;
  const isOfProject =
    asked.meant?.kind === 'project' || (name !== '' && (await findSurely(ctx, name, ['project'])).length > 0);
  if (!isOfProject) return personally(asked, await inGeneral(ctx));
  const one = await oneTask(ctx, asked);
  if ('reply' in one) return one.reply;
  const { task, project, fillerName } = one.place;
  const button = { label: '打开任务', path: `#/tasks/${task.id}` };
  if (task.state === 'completed')
    return personally(asked, compose(ctx, { sentence: `“${project.name}”已办结，不用再转交`, buttons: [button] }));
  if (mayManage(ctx.actor, one.place))
    return personally(
      asked,
      compose(ctx, {
        sentence: `“${project.name}”现在由${fillerName}填报，打开任务可以改派`,
        besides: ['在任务页最下面选新的填报人，写明原因；已填的内容都保留，原填报人和新填报人都会收到通知。'],
        buttons: [{ label: '去改派', path: `#/tasks/${task.id}` }],
      }),
    );
  return personally(
    asked,
    compose(ctx, {
      sentence: `“${project.name}”要换人填，由绩效管理员改派`,
      besides: [`${await contactSentence(ctx)}，说明转给谁、为什么。${KEPT}`],
      buttons: [button],
    }),
  );
};

const KEPT = '改派后已填的内容都保留。';

async function inGeneral(ctx: ActionContext): Promise<Told> {
  if (holdsRoleAnywhere(ctx.actor, 'admin'))
    return compose(ctx, {
      sentence: '请说明要改派哪个项目，或在评价批次里打开任务改派',
      notes: ['例如：项目名称 换人填'],
      buttons: [{ label: '打开评价批次', path: '#/campaigns' }],
    });
  return compose(ctx, {
    sentence: '填报任务由绩效管理员改派',
    besides: [`${await contactSentence(ctx)}，说明转给谁、为什么。${KEPT}`],
    buttons: [{ label: '打开我的任务', path: '#/' }],
  });
}
