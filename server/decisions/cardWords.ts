// What a card says after a button was pressed.
import { dayOf, spokenDay, timeOf } from '../../shared/calendar';
import { positionLabel } from '../../shared/workflow/taskWorkflow';
import type { CardAnswer } from '../dingtalk/port';
import type { LoadedTask } from '../tasks/queries';

const OPEN_THE_PAGE = '请打开“绩效通”，在“我的任务”里办理';

/** The step was decided: by the one who pressed (`by` is null), or by somebody else. */
export function decidedWords(
  place: LoadedTask,
  { by, decision, at }: { by: string | null; decision: 'approved' | 'returned'; at: Date },
  now: Date,
): CardAnswer {
  const time = dayOf(at) === dayOf(now) ? timeOf(at) : `${spokenDay(dayOf(at)).split(' ')[0]} ${timeOf(at)}`;
  const verb = decision === 'approved' ? '通过' : '退回';
  return forEverybody(by === null ? `您已于 ${time} ${verb}` : `已由${by}于 ${time} ${verb}`, place);
}

/** The card of somebody who just approved there: for everybody, in the words that whoever else holds it sees, too. */
export const approvedWords = (place: LoadedTask) => forEverybody('已通过', place);

/** The filler took the task back, or has submitted it anew: what this card asked is not asked any more. */
export const outdatedWords = (place: LoadedTask) => forEverybody('这次提交已撤回，无需办理', place);

/** Nothing about the task: whoever pressed was not asked, or the card is none of ours. */
export const notForYouWords = privately('无权办理', '这张卡片不是发给您的');

export const unknownWords = privately('无法办理', `这张卡片无法识别，${OPEN_THE_PAGE}`);

export const expiredWords = privately('卡片已过期', OPEN_THE_PAGE);

/** A reviewer took points off, or gave them back, since the card was sent. */
export const rescoredWords = privately('得分有变', `审核扣分有变动，${OPEN_THE_PAGE}`);

export const openPageWords = privately('请在应用内办理', OPEN_THE_PAGE);

/** @param reason the sentence with which the page would refuse as well */
export function refusedWords(reason: string): CardAnswer {
  return privately('无权办理', reason);
}

function forEverybody(status: string, { task, chain }: LoadedTask): CardAnswer {
  return { status, lines: [['任务状态', positionLabel(task, chain)]], forEverybody: true };
}

function privately(status: string, note: string): CardAnswer {
  return { status, lines: [['说明', note]], forEverybody: false };
}
