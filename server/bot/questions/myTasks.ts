import { spokenDay, spokenDaysLeft } from '../../../shared/calendar';
import type { TaskCard } from '../../../shared/contracts/tasks';
import { leftToDo } from '../../../shared/scoring/progress';
import { presentMyTasks } from '../../tasks/present';
import type { BotHandler } from '../conversation';

const SHOWN = 5;

/** 我的任务: what the asker has to fill and to decide. Personal, so in a group only the count is said. */
export const answerMyTasks: BotHandler = async (ctx, { inGroup }) => {
  const { toFill, toReview } = await presentMyTasks(ctx);
  const buttons = [{ label: '打开我的任务', path: '#/' }];
  if (toFill.length + toReview.length === 0)
    return { title: '您现在没有待办事项', markdown: '您现在没有待办事项。有新任务时我会通知您。', buttons };
  const sentence = [
    toFill.length > 0 && `待填报 ${toFill.length} 项，最近 ${spokenDay(toFill[0]!.dueDate)}截止`,
    toReview.length > 0 && `待审核 ${toReview.length} 项`,
  ]
    .filter(Boolean)
    .join('；');
  const lines = inGroup ? ['详情请打开应用查看。'] : [...list(toFill, fillLine), ...list(toReview, reviewLine)];
  return { title: sentence, markdown: [`**${sentence}。**`, ...lines].join('\n\n'), buttons };
};

function list(cards: TaskCard[], line: (card: TaskCard) => string): string[] {
  const shown = cards.slice(0, SHOWN).map((card) => `- ${line(card)}`);
  return cards.length > SHOWN ? [...shown, `- 还有 ${cards.length - SHOWN} 项，请打开应用查看`] : shown;
}

const fillLine = (card: TaskCard) =>
  `填报 ${card.projectName}：${spokenDaysLeft(card.daysLeft)}，${card.state === 'returned' ? '已退回，' : ''}${leftToDo(card)}`;

const reviewLine = (card: TaskCard) =>
  `审核 ${card.projectName}（${card.unitName}）：自评 ${card.total} 分，${card.grade}`;
