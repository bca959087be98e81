import { spokenInstant } from '../../../shared/calendar';
import { positionLabel } from '../../../shared/workflow/taskWorkflow';
import type { ActionContext } from '../../context';
import { decideShown, shownTask, showForDecision } from '../../decisions/decideShown';
import { again } from '../../notifications/words';
import { isNamedInQueue, listToReview } from '../../reviews/queue';
import { loadTask, type LoadedTask } from '../../tasks/queries';
import { askWhich, SHOWN } from '../askWhich';
import type { Asked, BotHandler, BotReply } from '../conversation';
import { keyOf } from '../names/match';
import { oneNamed } from '../names/oneNamed';
import { choiceOf, keepAct } from '../pending';
import type { Act } from '../waiting';
import { askedToAct, askToConfirm, fittingReason, says } from './acting';

type Decision = Extract<Act, { act: 'approve' | 'return' }>;
type Return = Extract<Act, { act: 'return' }>;

const SHORTEST_NAME = 2;
const OPEN_LIST = { label: '打开待我审核', path: '#/reviews' };

/** 同意: shows what would be approved. Only what has been shown can be approved, and only as it was shown. */
export const askToApprove: BotHandler = askedToAct(async (ctx, asked) => {
  const one = await taskOf(ctx, asked, '同意');
  if ('reply' in one) return one.reply;
  const tokenHash = await showForDecision(ctx, one.place, 'approve');
  return propose(ctx, asked, { act: 'approve', tokenHash }, one.place);
});

/** 退回: the same with its reason, which is asked for where none was given. */
export const askToReturn: BotHandler = askedToAct(async (ctx, asked) => {
  const meant = await nameForReason(ctx, asked);
  const one = await taskOf(ctx, meant, '退回');
  if ('reply' in one) return one.reply;
  const tokenHash = await showForDecision(ctx, one.place, 'return');
  return proposeReturn(ctx, meant, { act: 'return', tokenHash, reason: meant.reading.reason || null });
});

/** 退回 应急物资: part of a name reads like a reason, until one knows what waits. */
async function nameForReason(ctx: ActionContext, asked: Asked): Promise<Asked> {
  const { name, choice, reason } = asked.reading;
  const key = keyOf(reason);
  if (name || choice !== null || key.length < SHORTEST_NAME) return asked;
  const isName = await isNamedInQueue(ctx.db, ctx.actor, reason);
  return isName ? { ...asked, reading: { ...asked.reading, name: reason, reason: '' } } : asked;
}

/** Shows the return before it is made, or asks why. */
export async function proposeReturn(ctx: ActionContext, asked: Asked, act: Return): Promise<BotReply> {
  const taskId = await shownTask(ctx, act.tokenHash);
  if (!taskId) return says('这件事不能在这里办理', { buttons: [OPEN_LIST] });
  const place = await loadTask(ctx.db, taskId);
  if (act.reason !== null) {
    const fit = fittingReason(act.reason);
    return 'reply' in fit ? fit.reply : propose(ctx, asked, { ...act, ...fit }, place);
  }
  await keepAct(ctx, asked.conversation, act);
  return says(`要退回“${place.project.name}”，请直接回复退回的理由`, {
    lines: [...facts(ctx, place), '例如：满意度缺少问卷，请补充。回复后我再请您确认。'],
    buttons: [
      { label: '取消', say: '取消' },
      { label: '打开任务', path: `#/tasks/${taskId}` },
    ],
  });
}

function propose(ctx: ActionContext, asked: Asked, act: Decision, place: LoadedTask): Promise<BotReply> {
  const verb = act.act === 'approve' ? '通过' : '退回';
  const more =
    act.act === 'approve' ? [] : [`理由：${act.reason ?? ''}`, '整张表都可以修改；只退回个别指标，请在应用里办理。'];
  const title = `将${verb}“${place.project.name}”，自评 ${place.task.total} 分，${place.task.grade}`;
  return askToConfirm(ctx, asked, act, { title, lines: [...facts(ctx, place), ...more] });
}

/** What a decision is made on. */
function facts({ now }: ActionContext, { unit, fillerName, task, chain }: LoadedTask): string[] {
  const round = again(task.round);
  const at = task.submittedAt ? `，${spokenInstant(task.submittedAt, now)} 提交` : '';
  return [`${unit.name} ${fillerName}${at}${round && `，${round}`}`, `现在${positionLabel(task, chain)}`];
}

/** Does what was confirmed. @throws Problem when the right is gone */
export async function decideConfirmed(ctx: ActionContext, act: Decision): Promise<BotReply> {
  const reason = act.act === 'return' ? (act.reason ?? '') : '';
  const outcome = await decideShown(ctx, act.tokenHash, reason);
  if ('over' in outcome) return says(outcome.over, { buttons: [OPEN_LIST] });
  const { project, task, chain, fillerName } = outcome.done;
  const verb = act.act === 'approve' ? '已通过' : '已退回';
  const next = act.act === 'approve' ? `现在${positionLabel(task, chain)}。` : `已通知${fillerName}修改。`;
  return says(`${verb}“${project.name}”`, {
    lines: [next],
    buttons: [
      { label: '待我审批', say: '待我审批' },
      { label: '打开任务', path: `#/tasks/${task.id}` },
    ],
  });
}

/** Of a list of anything, such as who has not submitted, one may be pointed at that nobody can decide on. */
function inReview(place: LoadedTask, verb: '同意' | '退回'): { place: LoadedTask } | { reply: BotReply } {
  const { task, project, chain } = place;
  if (task.state === 'in-review') return { place };
  const buttons = [{ label: '打开任务', path: `#/tasks/${task.id}` }];
  return {
    reply: says(`“${project.name}”现在${positionLabel(task, chain)}，不能${verb === '同意' ? '审核通过' : verb}`, {
      buttons,
    }),
  };
}

/** The task that is meant among those the asker decides: by its number in the last list, its project, or the only one. */
async function taskOf(
  ctx: ActionContext,
  asked: Asked,
  verb: '同意' | '退回',
): Promise<{ place: LoadedTask } | { reply: BotReply }> {
  const { choice, name } = asked.reading;
  if (choice !== null) {
    const chosen = await choiceOf(ctx, asked, choice);
    if (chosen?.taskId) return inReview(await loadTask(ctx.db, chosen.taskId), verb);
    return { reply: says(`没有第 ${choice} 项可以${verb}`, { buttons: [{ label: '待我审批', say: '待我审批' }] }) };
  }
  const one = name ? await oneNamed(ctx, asked, ['project']) : null;
  if (one && 'reply' in one) return one;
  const { places, more } = await listToReview(ctx.db, ctx.actor, { most: SHOWN, projectId: one?.found.id });
  const [only, ...others] = places;
  if (!only && one) return { reply: says(`“${one.found.name}”现在不等您审批`, { buttons: [OPEN_LIST] }) };
  if (!only) return { reply: says('现在没有等您审批的事项') };
  if (others.length === 0) return { place: only };
  const because = asked.reading.reason && ` 因为${asked.reading.reason}`;
  const options = places.map(({ project, unit, task }, at) => ({
    label: project.name,
    line: `${project.name}（${unit.name}）：自评 ${task.total} 分，${task.grade}`,
    say: `${verb} ${at + 1}${because}`,
    taskId: task.id,
  }));
  return { reply: await askWhich(ctx, asked, `有 ${places.length + more} 项等您审批`, options, more) };
}
