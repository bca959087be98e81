import { spokenDay, spokenDaysLeft } from '../../../shared/calendar';
import type { TaskCard } from '../../../shared/contracts/tasks';
import { leftToDo } from '../../../shared/scoring/progress';
import { listToReview } from '../../reviews/queue';
import { presentCards } from '../../tasks/present';
import { listToFill, type LoadedTask } from '../../tasks/queries';
import { compose, LINES, MY_TASKS, personally } from '../compose';
import type { BotHandler } from '../conversation';
import { numbered } from './numbered';

/** 我的任务: what the asker has to fill and to decide, what is due first. */
export const answerMyTasks: BotHandler = async (ctx, asked) => {
  const toFill = await listToFill(ctx.db, ctx.actor);
  const { places, more } = await listToReview(ctx.db, ctx.actor, { most: LINES });
  const waiting = places.length + more;
  const first = toFill[0];
  if (!first && waiting === 0)
    return personally(asked, compose(ctx, { sentence: '您现在没有待办事项', buttons: [MY_TASKS] }));
  const filling = await presentCards(ctx, toFill.slice(0, LINES));
  const reviewing = places.slice(0, LINES - filling.length);
  await numbered(ctx, asked, [...toFill.slice(0, LINES), ...reviewing]);
  const sentence = [
    first && `待填报 ${toFill.length} 项，最近 ${spokenDay(first.task.dueDate)}截止`,
    waiting > 0 && `待审核 ${waiting} 项`,
  ];
  return personally(
    asked,
    compose(ctx, {
      sentence: sentence.filter(Boolean).join('；'),
      isNumbered: true,
      lines: [...filling.map(fillLine), ...reviewing.map(reviewLine)],
      total: toFill.length + waiting,
      buttons: [
        ...(filling[0] ? [{ label: '去填最近的一项', path: `#/tasks/${filling[0].id}` }] : []),
        ...(toFill.length > 0 ? [{ label: '我还差什么', say: '我还差什么' }] : []),
        ...(waiting > 0 ? [{ label: '待我审批', say: '待我审批' }] : []),
        MY_TASKS,
      ],
    }),
  );
};

const fillLine = (card: TaskCard) =>
  `填报 ${card.projectName}：${spokenDaysLeft(card.daysLeft)}，${card.state === 'returned' ? '已退回，' : ''}${leftToDo(card)}`;

/** What somebody has to decide. */
export const reviewLine = ({ project, unit, task }: LoadedTask) =>
  `审核 ${project.name}（${unit.name}）：自评 ${task.total} 分，${task.grade}`;
