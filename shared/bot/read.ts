import type { Intent, NotUnderstood, Reading } from './intents';

/** Said alone, with a polite word or a question mark around it. */
const ALONE: [Intent, string[]][] = [
  ['my-tasks', ['我的任务', '任务', '待办', '我的待办', '我还差什么', '我要做什么', '待我审批', '待我审核']],
  ['progress', ['进度', '进展', '评价进度', '进度怎么样', '进度如何', '现在进度', '完成情况']],
  ['help', ['帮助', 'help', '你好', '您好', '怎么用', '?', '？', '菜单']],
];

const SCORE = /^(.+?)(的)?\s*(得分|分数|多少分|得了多少分|总分|评分)[？?。\s]*$/u;

/**
 * Reads what somebody typed.
 *
 * @param today 'YYYY-MM-DD', for days said without a year
 */
export function read(text: string, _today: string): Reading | NotUnderstood {
  const bare = text.replace(/[？?。.！!~～\s]+$/u, '').replace(/^(请问|查一下|查询|看看|帮我看看|我想看)\s*/u, '');
  const alone = ALONE.find(([, said]) => said.includes(bare));
  if (alone) return reading(alone[0]);
  const name = SCORE.exec(text)?.[1]?.trim();
  return name ? reading('score', name) : { intent: 'unknown', nearest: [] };
}

const reading = (intent: Intent, name = ''): Reading => ({ intent, name, day: null, reason: '', choice: null });
