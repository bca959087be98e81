import type { BotHandler } from '../conversation';

const LINES = [
  '**我的任务**　您要填报和审核的事项',
  '**进度**　评价批次办到哪一步了',
  '**项目名称 得分**　这个项目的总分、等级和扣分原因',
];

/** 帮助: only what the asker can use. */
export const answerHelp: BotHandler = async () => ({
  title: '我能回答这些问题',
  markdown: ['直接发下面的话给我：', ...LINES.map((line) => `- ${line}`)].join('\n\n'),
  buttons: [{ label: '打开我的任务', path: '#/' }],
});
