// What a reminder can be about, in words for whoever gets it and for whoever answers for it.
import type { Role } from '../contracts/common';

export const reminderKinds = {
  before: { label: '到期前提醒', optional: true, help: '截止前几天，告诉您哪些任务还没提交' },
  due: { label: '截止当天提醒', optional: false, help: '截止当天上午，还没提交的都会提醒' },
  overdue: { label: '逾期提醒', optional: false, help: '逾期后隔几个工作日提醒一次，提交后即停' },
  review: { label: '待审核汇总', optional: true, help: '有任务等您审核超过一个工作日时，汇总告诉您' },
  slow: { label: '审核超时提醒', optional: false, help: '任务等您审核超过约定的工作日，告知上一级之前先告诉您' },
  above: { label: '告知审核超时', optional: false, help: '下一级的审核超过约定的工作日，已先提醒审核人' },
  request: { label: '延期申请待答复', optional: false, help: '有延期申请还没有答复，答复后即停' },
  lead: { label: '告知单位负责人', optional: false, help: '本单位的任务逾期，已先告知填报人' },
  department: { label: '告知主管部门', optional: false, help: '所管单位的任务逾期，已先告知填报人和单位负责人' },
  leader: { label: '告知分管领导', optional: false, help: '分管范围内的任务逾期，已先告知填报人' },
  weekly: { label: '每周进度', optional: true, help: '每周第一个工作日，一句话说明各批次进度' },
} as const;

export type ReminderKind = keyof typeof reminderKinds;

/** Those that a person may switch off. */
export const OPTIONAL_KINDS = ['before', 'review', 'weekly'] as const satisfies readonly ReminderKind[];
export type OptionalKind = (typeof OPTIONAL_KINDS)[number];

/**
 * What somebody is asked whether they want: only what they may get at all.
 * @param roles that they hold; whether they also review in somebody's place
 */
export function offeredKinds(roles: readonly Role[], reviews: boolean): OptionalKind[] {
  const concerns: Record<OptionalKind, boolean> = { before: true, review: reviews, weekly: roles.includes('leader') };
  return OPTIONAL_KINDS.filter((kind) => concerns[kind]);
}

/** Who is told of overdue tasks, in the order in which they are. */
export const ESCALATION_LEVELS = ['lead', 'department', 'leader'] as const;
export type EscalationLevel = (typeof ESCALATION_LEVELS)[number];

/** Whom a level is, as a filler is told beforehand. */
export const levelLabels: Record<EscalationLevel, string> = {
  lead: '本单位负责人',
  department: '主管部门',
  leader: '分管领导',
};
