// What a campaign will use of DingTalk's monthly quota, worked out before it is launched. An estimate: how many tasks come
// back and how many fillers need reminding is not known beforehand. The shares are 产品默认规则 and stand below.
import { countedApiLabels, type CountedApi } from './apis';
import { grouped } from './words';

/** 产品默认规则: of ten tasks, two come back once and go through the whole review again. */
const RETURNED_PERCENT = 20;
/**
 * 产品默认规则: of ten fillers eight are reminded seven days before the due date, five three days before, three the day
 * before and two on the day itself; each in one message, however many tasks they have.
 */
const REMINDED_PERCENT = 80 + 50 + 30 + 20;
/** DingTalk takes this many people in one call when they get the same words. */
const PEOPLE_PER_CALL = 100;

export interface PlannedCalls {
  /** for each task its filler, and how many people besides hold each review step */
  tasks: { fillerId: string; holders: number[] }[];
  /** whether DingTalk is asked what became of notices */
  poll: boolean;
  /** whether a filler is told of all new tasks at once */
  digest: boolean;
  /** whether each submission becomes an approval in DingTalk as well */
  mirrored: boolean;
}

export interface ForecastItem {
  name: CountedApi;
  label: string;
  calls: number;
}

export interface CallForecast {
  /** most first, without those that will not be used */
  items: ForecastItem[];
  calls: number;
}

/** Calls that can be told one by one for each way through the chain. */
interface Round {
  notices: number;
  todos: number;
}

/** What a campaign will use, from the first notice to the last. */
export function forecastCampaign({ tasks, poll, digest, mirrored }: PlannedCalls): CallForecast {
  const once = sumOf(tasks.map(({ holders }) => wholeWay(holders)));
  const again = sumOf(tasks.map(({ holders }) => secondWay(holders)));
  const fillers = new Set(tasks.map(({ fillerId }) => fillerId)).size;
  const reminders = shareOf(fillers, REMINDED_PERCENT);
  const spared = digest ? tasks.length - fillers : 0;
  const notices = once.notices - spared + shareOf(again.notices, RETURNED_PERCENT) + reminders;
  const approvals = tasks.reduce((sum, { holders }) => sum + approvalCalls(holders.length), 0);
  const todos = once.todos + shareOf(again.todos, RETURNED_PERCENT);
  const calls: [CountedApi, number][] = [
    ['notice', notices],
    ['notice-result', poll ? notices : 0],
    ['todo-open', todos],
    ['todo-close', todos],
    ['approval', mirrored ? approvals + shareOf(approvals, RETURNED_PERCENT) : 0],
  ];
  const items = calls
    .filter(([, count]) => count > 0)
    .map(([name, count]) => ({ name, label: countedApiLabels[name], calls: count }))
    .sort((a, b) => b.calls - a.calls);
  return { items, calls: items.reduce((sum, item) => sum + item.calls, 0) };
}

/** Started once; each step is looked up and decided in the name of who decided with us. */
const approvalCalls = (steps: number): number => 1 + 2 * steps;

/** New task, each step's reviewers, progress between the steps, and the end; a to-do for everybody who has to act. */
function wholeWay(holders: number[]): Round {
  const review = throughReview(holders);
  return { notices: 1 + review.notices + 1, todos: 1 + review.todos };
}

/** Returned to the filler, and through the review again. */
function secondWay(holders: number[]): Round {
  const review = throughReview(holders);
  return { notices: 1 + review.notices, todos: 1 + review.todos };
}

/** The words name the project, so that only the holders of one step share a call. */
function throughReview(holders: number[]): Round {
  const asked = holders.reduce((sum, people) => sum + Math.ceil(people / PEOPLE_PER_CALL), 0);
  const progress = Math.max(0, holders.length - 1);
  return { notices: asked + progress, todos: holders.reduce((sum, people) => sum + people, 0) };
}

function sumOf(rounds: Round[]): Round {
  return rounds.reduce((sum, { notices, todos }) => ({ notices: sum.notices + notices, todos: sum.todos + todos }), {
    notices: 0,
    todos: 0,
  });
}

const shareOf = (count: number, percent: number): number => Math.ceil((count * percent) / 100);

/** What the estimate rests on, for whoever wants to know. */
export const forecastAssumptions: string[] = [
  `按 ${RETURNED_PERCENT}% 的任务退回修改一次、平均每项任务提醒 ${REMINDED_PERCENT / 100} 次估算（产品默认规则），实际以办理情况为准。`,
  '每条工作通知发出后核实一次是否送达；额度偏紧时不再核实。',
  '机器人问答和互动卡片按需使用，没有计入。',
];

/** An estimate is told in round figures: 638 as 640. */
const rounded = (calls: number): number => (calls < 100 ? calls : Math.ceil(calls / 10) * 10);

/** One sentence for the launch page: what the campaign will use, and what there is. */
export function forecastSentence(calls: number, remaining: number): string {
  const sentence = `本批次预计使用约 ${grouped(rounded(calls))} 次接口调用，本月还剩 ${grouped(remaining)} 次`;
  return calls <= remaining ? `${sentence}。` : `${sentence}，不够用。`;
}

/** What to do when it does not fit; nothing when it does. */
export function forecastAdvice(calls: number, remaining: number): string[] {
  if (calls <= remaining) return [];
  return [
    '可以先发起一部分急办的项目，其余下月再发起。',
    '也可以请钉钉管理员增购接口调用量，并请运维人员把设置 DINGTALK_MONTHLY_CALLS 改为新的额度。',
    '照常发起也不会丢消息：额度用完后，通知和待办会保留，额度恢复后补发；填报和审核不受影响。',
  ];
}
