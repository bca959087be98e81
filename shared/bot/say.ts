// A wish in the words one would type: what a button says for somebody. Reading the sentence gives the wish back.
import type { Intent, Reading } from './intents';

/** How each wish is said; 〈名〉 〈日〉 〈因〉 〈号〉 are left out, with the space before them, when nothing was said. */
const SAID: Record<Intent, string> = {
  help: '帮助',
  thanks: '谢谢',
  greeting: '你好',
  'who-are-you': '你是谁',
  contact: '找管理员',
  'my-tasks': '我的任务',
  'my-gaps': '我还差什么',
  progress: '〈名〉 进度',
  unsubmitted: '〈名〉 谁还没交',
  score: '〈名〉 得分',
  'why-lost': '〈名〉 为什么扣分',
  where: '〈名〉 到哪了',
  'in-hand': '〈名〉 手上有哪些任务',
  'in-charge': '〈名〉 谁负责',
  'same-of': '那 〈名〉 呢',
  'to-approve': '待我审批',
  overdue: '〈名〉 逾期',
  'execution-rate': '〈名〉 执行率',
  availability: '〈名〉 本月可用率',
  report: '报告 〈名〉',
  launch: '发起批次',
  export: '导出 〈名〉 未交名单',
  'waiting-longest': '哪里审得最慢',
  submit: '帮我提交 〈名〉',
  'hand-over': '〈名〉 换人填',
  'stand-in': '谁替我审核',
  deadline: '〈名〉 什么时候截止',
  'how-extend': '怎么延期',
  'why-returned': '〈名〉 为什么退回',
  'last-score': '〈名〉 上次得分',
  'how-to-fill': '〈名〉 怎么填',
  materials: '〈名〉 要交哪些材料',
  'full-points': '〈名〉 怎样得满分',
  'reminder-settings': '提醒设置',
  unsubscribe: '退订',
  urge: '催办 〈名〉',
  approve: '同意 〈号〉 〈名〉',
  return: '退回 〈号〉 〈名〉 因为〈因〉',
  extend: '延期申请 〈名〉 〈日〉 因为〈因〉',
  'bind-campaign': '绑定批次 〈名〉',
  'unbind-campaign': '解绑批次 〈名〉',
  choose: '〈号〉',
  confirm: '确认 〈号〉',
  cancel: '取消',
};

/** 我还差什么 about somebody or something else. */
const OTHERS_GAPS = '〈名〉 还差什么';

/** The sentence that says exactly this, such as 财政网络运维服务费 得分. */
export function sentenceOf({ intent, name, day, reason, choice }: Reading): string {
  const said = intent === 'my-gaps' && name ? OTHERS_GAPS : SAID[intent];
  return said
    .split(' ')
    .map((part) => {
      if (part === '〈名〉') return name;
      if (part === '〈日〉') return day ?? '';
      if (part === '〈号〉') return choice === null ? '' : String(choice);
      return part.endsWith('〈因〉') ? reason && part.replace('〈因〉', reason) : part;
    })
    .filter(Boolean)
    .join(' ');
}
