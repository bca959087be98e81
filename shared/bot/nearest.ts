// What comes nearest to something that was not understood.
import { readingOf, type Intent, type Reading } from './intents';

/** Words that make a wish likely. */
const SIGNS: [Intent, RegExp][] = [
  ['urge', /催|提醒.*交/u],
  ['deadline', /截止|期限|几号|还剩/u],
  ['how-extend', /来不及|晚几天|赶不上/u],
  ['why-returned', /退回|被退|打回/u],
  ['submit', /提交|帮我交/u],
  ['hand-over', /转交|换人|移交|别人填/u],
  ['stand-in', /替我|代我|休假|代理/u],
  ['materials', /材料|佐证|附件/u],
  ['full-points', /满分/u],
  ['how-to-fill', /指标|怎么填|怎么写/u],
  ['last-score', /上次|去年|往年/u],
  ['launch', /发起|新建|批次/u],
  ['export', /导出|名单|表格/u],
  ['to-approve', /审|批|同意|通过|退/u],
  ['extend', /延|宽限|推迟/u],
  ['unsubmitted', /没交|没报|未交|谁|名单|哪些单位/u],
  ['score', /分|等级|优|良/u],
  ['why-lost', /扣|为什么/u],
  ['where', /到哪|哪里|退回|审到|流程|怎么样/u],
  ['report', /报告|下载|文件/u],
  ['execution-rate', /钱|资金|预算|执行|支出|经费/u],
  ['availability', /系统|平台|故障|可用|宕机/u],
  ['overdue', /逾期|过期|截止|超/u],
  ['reminder-settings', /提醒|打扰|消息|通知/u],
  ['bind-campaign', /绑定|群/u],
  ['my-gaps', /缺|差|填/u],
  ['my-tasks', /我|任务|办/u],
  ['progress', /进|完成|多少|情况|怎么样/u],
];
const ALWAYS: Intent[] = ['my-tasks', 'progress', 'help'];
/** Said without a name these would only ask for one. */
const NAMED: Intent[] = ['score', 'why-lost', 'where', 'report', 'availability', 'extend', 'urge', 'bind-campaign'];
const MOST = 3;

/** @param flat what was said @returns three wishes, the nearest first */
export function nearestTo(flat: string): Reading[] {
  const likely = SIGNS.filter(([, sign]) => sign.test(flat)).map(([intent]) => intent);
  return [...new Set([...likely.slice(0, 2), ...ALWAYS])]
    .slice(0, MOST)
    .map((intent) => readingOf(intent, { name: NAMED.includes(intent) ? nameFor(flat) : '' }));
}

/** A name that stands in what was said, going by its ending. */
function nameFor(flat: string): string {
  const match = /[\u4e00-\u9fff]{2,20}?(?:委员会|局|中心|服务费|项目|运维|改造|系统|平台)/u.exec(flat);
  return match ? match[0].replace(/^.*(?:催办?|同意|退回|提醒|[说让给把对])(?:一下|下)?/u, '') : '';
}
