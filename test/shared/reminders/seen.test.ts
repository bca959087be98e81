// Whoever answers for one unit sees of a message what concerns it, and how much else there was.
import type { Reason } from '../../../shared/reminders/facts';
import { asSeenBy } from '../../../shared/reminders/seen';

const reasons: Reason[] = [
  { kind: 'due', why: '到截止当天还没提交：甲项目自评', taskId: 'a' },
  { kind: 'before', why: '截止前 1 天还没提交：乙项目自评', taskId: 'b' },
  { kind: 'before', why: '截止前 3 天还没提交：丙项目自评', taskId: 'c' },
];
const told = {
  title: '今天截止 1 项、明天截止 1 项，还差 7 项内容',
  lines: ['甲项目：还差 4 项，今天截止', '乙项目：还差 3 项，明天截止', '其中 1 项如仍未提交，明天将告知本单位负责人'],
  reasons,
  about: { title: null, lines: ['a', 'b', null] },
};

it('shows the lines of tasks that may be seen, and counts the others', () => {
  expect(asSeenBy(told, (taskId) => taskId === 'a')).toEqual({
    title: told.title,
    lines: [told.lines[0], told.lines[2], '另有 1 行说的是其他单位的任务，这里不显示'],
    reasons: [reasons[0], { kind: 'before', why: '到期前提醒：其他单位的任务 2 项', taskId: null }],
  });
});

it('changes nothing for who sees all of them', () => {
  const { about: _about, ...all } = told;
  expect(asSeenBy(told, () => true)).toEqual(all);
});

it('names no task in a title either, and nothing at all of what is not known', () => {
  const one = { ...told, title: '今天截止：甲项目自评还差 4 项', about: { title: 'a', lines: ['a', 'b', null] } };
  expect(asSeenBy(one, (taskId) => taskId === 'b').title).toBe('提醒：涉及其他单位的任务');
  const old = { ...one, about: null, reasons: reasons.map(({ kind, why }) => ({ kind, why })) as Reason[] };
  expect(asSeenBy(old, () => true)).toEqual({
    title: '提醒：涉及其他单位的任务',
    lines: ['另有 3 行说的是其他单位的任务，这里不显示'],
    reasons: [
      { kind: 'due', why: '截止当天提醒：其他单位的任务 1 项', taskId: null },
      { kind: 'before', why: '到期前提醒：其他单位的任务 2 项', taskId: null },
    ],
  });
});
