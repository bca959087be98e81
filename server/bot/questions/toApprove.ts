import { isClean, summariseRisks } from '../../../shared/reviews/riskMarks';
import { listToReview } from '../../reviews/queue';
import { assess } from '../../reviews/riskFacts';
import { aloneWith, compose, LINES, personally } from '../compose';
import { keepChoices } from '../pending';
import { sentenceOf } from '../../../shared/bot/say';
import type { BotHandler } from '../conversation';

/** Decided from the list itself; each beyond them is a tap away. */
const BUTTONS = 4;

/** 待我审批: what waits for the asker, with what deserves a look. Only what is clean can be approved from here. */
export const answerToApprove: BotHandler = async (ctx, asked) => {
  const { places, more } = await listToReview(ctx.db, ctx.actor, { most: LINES });
  if (places.length === 0)
    return personally(
      asked,
      compose(ctx, { sentence: '现在没有等您审批的事项', buttons: [{ label: '看已处理的', path: '#/reviews' }] }),
    );
  const shown = places.slice(0, LINES);
  const assessed = await assess(ctx.db, shown);
  const rows = shown.map((place) => ({ ...place, marks: assessed.get(place.task.id)!.marks }));
  const total = places.length + more;
  // The list stands in the talk with the asker alone, wherever it was asked for.
  const where = aloneWith(ctx, asked).conversation;
  await keepChoices(
    ctx,
    where,
    shown.map(({ task, project }) => ({
      say: sentenceOf({ ...asked.reading, intent: 'score', name: project.name }),
      taskId: task.id,
    })),
  );
  const told = compose(ctx, {
    sentence: `${total} 项等您审批`,
    isNumbered: true,
    lines: rows.map(({ task, project, unit, marks }) => {
      const risks = summariseRisks(marks).filter(({ weight }) => weight === 'look');
      const look =
        risks.length > 0 ? `要看 ${risks.length} 处：${risks.map(({ text }) => text).join('；')}` : '没有需要看的地方';
      return `${project.name}（${unit.name}）：自评 ${task.total} 分，${task.grade}，${look}`;
    }),
    total,
    buttons: [
      ...rows
        .slice(0, BUTTONS)
        .map(({ task, marks }, at) =>
          isClean(marks)
            ? { label: `同意 ${at + 1}`, say: `同意 ${at + 1}` }
            : { label: `看第 ${at + 1} 项`, path: `#/reviews/${task.id}` },
        ),
      { label: '打开审核列表', path: '#/reviews' },
    ],
  });
  return personally(asked, told);
};
