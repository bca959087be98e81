// The acts of the trail by what they were done to, as somebody looking for one would go through them.
import { auditActions } from './recordAudit';

/** By the first word of an act; what has no name here stands under 其他. */
const THINGS: Record<string, string> = {
  task: '任务',
  evidence: '任务',
  campaign: '评价批次',
  launch: '评价批次',
  reminders: '评价批次',
  project: '项目',
  template: '指标体系模板',
  'report-template': '报告模板',
  message: '消息',
  approval: '钉钉',
  incoming: '钉钉',
  directory: '通讯录和人员',
  person: '通讯录和人员',
  roles: '通讯录和人员',
  deputy: '通讯录和人员',
  'stand-in': '通讯录和人员',
  'reminder-settings': '通讯录和人员',
};

interface ActGroup {
  of: string;
  acts: { action: string; label: string }[];
}

/** @returns every act that is ever recorded, once */
export function actGroups(): ActGroup[] {
  const groups = new Map<string, ActGroup>();
  for (const [action, label] of Object.entries(auditActions)) {
    const of = THINGS[action.split('.')[0]!] ?? '其他';
    const group = groups.get(of) ?? { of, acts: [] };
    groups.set(of, group);
    group.acts.push({ action, label });
  }
  return [...groups.values()];
}
