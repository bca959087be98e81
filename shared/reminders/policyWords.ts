// A 提醒规则 said in a few sentences, for whoever launches a campaign and whoever wonders why they hear of it.
import { ESCALATION_LEVELS, type EscalationLevel } from './kinds';
import { spokenTime, TOLD_ABOVE_AFTER, USUAL_POLICY, type ReminderPolicy } from './policy';

/** As whoever sets the policy calls them. */
export const escalationLabels: Record<EscalationLevel, string> = {
  lead: '单位负责人',
  department: '主管部门',
  leader: '分管领导',
};

/** 每个工作日, 每 2 个工作日 */
export const everyWorkdays = (days: number): string => (days === 1 ? '每个工作日' : `每 ${days} 个工作日`);

/** What the policy does, one sentence for each of those it concerns: fillers, those who are told, those who review or lead. */
export function policySentences({
  daysBefore,
  at,
  overdueEvery,
  escalation,
  reviewEvery,
  reviewLate,
  requestEvery,
  urgeReminded,
  weekly,
}: ReminderPolicy): string[] {
  const before = daysBefore.length > 0 ? `截止前 ${daysBefore.join('、')} 天和` : '';
  const told = ESCALATION_LEVELS.filter((level) => escalation[level] !== null);
  const days = told.map((level) => escalation[level]).join('、');
  const names = told.map((level) => escalationLabels[level]).join('、');
  const watching = [
    reviewEvery !== null && `有任务待审核的，${everyWorkdays(reviewEvery)}汇总一次`,
    weekly && '分管领导每周第一个工作日看一句进度',
  ].filter((part) => part !== false);
  return [
    `收到任务时通知填报人，${before}截止当天${spokenTime(at)} 提醒，逾期后${everyWorkdays(overdueEvery)}提醒一次，提交后即停。`,
    told.length === 0
      ? '逾期后不告知其他人。'
      : `逾期 ${days} 个工作日${told.length > 1 ? '依次' : ''}告知${names}，每次都先告诉填报人。`,
    watching.length > 0 ? `${watching.join('；')}。` : '待审核和进度不另外汇总。',
    reviewLate === null
      ? '审核超时不告知上一级。'
      : `等了 ${reviewLate} 个工作日还没审核的提醒审核人，再过 ${TOLD_ABOVE_AFTER} 个工作日告知上一级。`,
    `延期申请没有答复的，${everyWorkdays(requestEvery)}提醒绩效管理员。${urgeReminded ? '当天已提醒的，仍可催办。' : '当天已提醒的，不再催办。'}`,
  ];
}

/** Whether it is the usual policy, however it was arrived at. */
export const isUsualPolicy = (policy: ReminderPolicy): boolean =>
  policySentences(policy).join('') === policySentences(USUAL_POLICY).join('');
