// 材料要交哪些: the documents that the sheet asks for, indicator by indicator, and which are still missing.
import { loadResults } from '../../tasks/queries';
import { proofOf } from '../../evidence/queries';
import { compose, personally, someOf } from '../compose';
import type { BotHandler } from '../conversation';
import { oneTask } from './projectTask';

const NAMED = 3;

/** Of the project that is named or was talked of, or the asker's only one. */
export const answerMaterials: BotHandler = async (ctx, asked) => {
  const one = await oneTask(ctx, asked);
  if ('reply' in one) return one.reply;
  const { task, project } = one.place;
  const rows = await loadResults(ctx.db, task.id);
  const proof = await proofOf(ctx.db, rows);
  const wanted = rows.flatMap((row) => {
    const { required, missing } = proof.get(row.id)!;
    return required.length > 0 ? [{ name: row.name, required, missing }] : [];
  });
  const count = wanted.reduce((sum, { required }) => sum + required.length, 0);
  const left = wanted.reduce((sum, { missing }) => sum + missing.length, 0);
  const buttons = [{ label: '打开任务', path: `#/tasks/${task.id}` }];
  if (count === 0) {
    const besides = ['有偏差或得满分的指标，附上能证明的材料，审核更快。'];
    return personally(asked, compose(ctx, { sentence: `“${project.name}”没有规定必交的佐证材料`, besides, buttons }));
  }
  // What is missing stands first.
  wanted.sort((first, second) => Number(second.missing.length > 0) - Number(first.missing.length > 0));
  const told = compose(ctx, {
    sentence: `“${project.name}”要交 ${count} 份佐证材料，${left > 0 ? `还差 ${left} 份` : '都交了'}`,
    lines: wanted.map(({ name, required, missing }) =>
      missing.length > 0 ? `${name}：还差${someOf(missing, NAMED, '份')}` : `${name}：${required.length} 份已交`,
    ),
    counted: '个指标',
    buttons,
  });
  return personally(asked, told);
};
