// Which APIs belong together, and which of them DingTalk counts against the monthly quota. An API is known by the name its
// caller gives it: the path of the old API (`topapi/v2/user/get`), or family and act of the new one (`todo.create`).
import type { CountedApi } from '../../shared/quota/apis';
import type { Deadlines } from './port';

export type Urgency = keyof Deadlines;

/** What fails together and must not starve the others; the words are what the office reads when one rests. */
export const familyLabels = {
  token: '访问凭证',
  login: '登录',
  directory: '通讯录',
  notice: '工作通知',
  todo: '待办',
  robot: '机器人',
  card: '互动卡片',
  approval: '审批',
  file: '文件',
  other: '其他',
} as const;

export type Family = keyof typeof familyLabels;

/** In this order: the first that fits. */
const FAMILIES: [prefix: string, family: Family][] = [
  ['accessToken', 'token'],
  ['organisationToken', 'token'],
  ['jsapiTicket', 'token'],
  ['userAccessToken', 'login'],
  ['contact.', 'login'],
  ['topapi/message/', 'notice'],
  ['topapi/', 'directory'],
  ['todo.', 'todo'],
  ['robot.', 'robot'],
  ['sendBySession', 'robot'],
  ['card.', 'card'],
  ['workflow.', 'approval'],
  ['approval.', 'approval'],
  ['media', 'file'],
];

/** Calls that somebody waits for at the sign-in have a family of their own, whatever they ask. */
export function familyOf(api: string, urgency: Urgency): Family {
  const family = FAMILIES.find(([prefix]) => api.startsWith(prefix))?.[1] ?? 'other';
  return urgency === 'signInMs' && family === 'directory' ? 'login' : family;
}

/** The list of free APIs (不纳入调用量限制的接口清单) names tokens, sign-in and contacts, and no others that we use. */
const FREE: Family[] = ['token', 'login', 'directory'];

const COUNTED: [prefix: string, counted: CountedApi][] = [
  ['topapi/message/corpconversation/asyncsend', 'notice'],
  ['topapi/message/corpconversation/getsend', 'notice-result'],
  ['topapi/message/', 'notice-other'],
  ['todo.create', 'todo-open'],
  ['todo.executorStatus', 'todo-close'],
  ['todo.', 'todo-other'],
  ['robot.', 'robot'],
  // Whether an answer through the session webhook costs is not documented: counted, so that we never believe in more than there is.
  ['sendBySession', 'chat-reply'],
  ['card.', 'card'],
  ['workflow.', 'approval'],
  ['approval.', 'approval'],
  // Not documented either, and counted for the same reason; so is the ticket of page signatures.
  ['media', 'file'],
  ['jsapiTicket', 'other'],
];

/** What a call counts as; null when it is free. An API nobody thought of counts. */
export function countedAs(api: string): CountedApi | null {
  const counted = COUNTED.find(([prefix]) => api.startsWith(prefix))?.[1];
  if (counted) return counted;
  return FREE.includes(familyOf(api, 'callMs')) ? null : 'other';
}
