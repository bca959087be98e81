import { holdsRoleAnywhere, mayReview } from '../../identity/actor';
import type { Actor } from '../../context';
import { mayOversee } from '../../insight/policy';
import type { ChatButton } from '../../dingtalk/port';
import type { BotHandler } from '../conversation';

interface Ability {
  /** the words themselves, where a button can say them */
  say?: string;
  /** how it is typed, where something of one's own has to be added */
  typed?: string;
  does: string;
  for?: (actor: Actor) => boolean;
}

const fills = (actor: Actor) => holdsRoleAnywhere(actor, 'filler') || !(mayReview(actor) || mayOversee(actor));
const leads = (actor: Actor) => mayOversee(actor) || holdsRoleAnywhere(actor, 'lead');
const decides = (actor: Actor) => mayReview(actor) && !onlyLooks(actor);
const onlyLooks = (actor: Actor) => actor.roles.every(({ role }) => role === 'leader');

/** What is most useful to each role stands first: five of them fit under a message as buttons. */
const ABILITIES: Ability[] = [
  { say: '待我审批', does: '等您审核的事项', for: decides },
  { say: '我还差什么', does: '您的每项任务还缺哪几项', for: fills },
  { say: '进度', does: '评价批次办到哪一步了' },
  { say: '谁还没交', does: '还没有提交的单位和任务', for: leads },
  { say: '逾期', does: '过了截止日期还没有提交的', for: leads },
  { say: '执行率', does: '预算执行率，和时间进度相比' },
  { say: '我的任务', does: '您要填报和审核的事项', for: (actor) => fills(actor) || decides(actor) },
  { say: '提醒设置', does: '几点提醒您，哪些可以不提醒' },
  { typed: '项目名称 得分', does: '总分、等级和扣分的地方' },
  { typed: '项目名称 为什么扣分', does: '扣分的规则和依据' },
  { typed: '项目名称 到哪了', does: '在谁那里，下一步' },
  { typed: '谁负责 项目名称', does: '谁填报、谁审核' },
  { typed: '姓名 还差什么', does: '手上有哪些任务', for: leads },
  { typed: '报告 项目名称', does: '把评价报告发给您' },
  { typed: '系统名称 本月可用率', does: '最近的可用率' },
  { typed: '指标名称 怎么填', does: '口径、佐证、满分条件', for: fills },
  { typed: '填好了帮我交', does: '先检查，再打开提交页', for: fills },
  { typed: '谁审得最慢', does: '等得最久的审核', for: leads },
  { typed: '导出名单', does: '没交的，做成表格', for: mayOversee },
  { typed: '第二个 为什么扣分', does: '问列表里的第几项' },
  { typed: '催办 单位或批次', does: '提醒没交的，先请您确认', for: leads },
  { typed: '延期申请 项目名称 日期 因为理由', does: '要延期时', for: fills },
  { typed: '找管理员', does: '我办不了的事找谁' },
];

const MOST_BUTTONS = 5;

/** What the actor can use, and the most useful of it as buttons. */
export function abilitiesOf(actor: Actor): { known: Ability[]; buttons: ChatButton[] } {
  const known = ABILITIES.filter((one) => one.for?.(actor) ?? true);
  const buttons = known.flatMap(({ say }) => (say ? [{ label: say, say }] : [])).slice(0, MOST_BUTTONS);
  return { known, buttons };
}

/** 帮助: only what the asker can use, the most useful of it to be tapped. */
export const answerHelp: BotHandler = async ({ actor }) => {
  const { known, buttons } = abilitiesOf(actor);
  const onButtons = new Set(buttons.map(({ label }) => label));
  const lines = known.filter(({ say }) => !say || !onButtons.has(say));
  const sentence = `您可以找我办 ${known.length} 件事`;
  return {
    title: sentence,
    markdown: [
      `**${sentence}。**常用的点下面的按钮，其余的直接发给我：`,
      ...lines.map(({ say, typed, does }) => `- **${say ?? typed}**　${does}`),
    ].join('\n\n'),
    buttons,
  };
};
