import type { ActionContext } from '../context';
import { newId } from '../database/ids';
import { insertAll } from '../database/insertAll';
import { AuditEntry } from './entities';

/** Everything that is ever recorded, `thing.happened`, with its words for the timeline. */
export const auditActions = {
  'campaign.launched': '发起评价批次',
  'campaign.extended': '批次延期',
  'campaign.group-bound': '绑定钉钉群',
  'campaign.group-unbound': '解绑钉钉群',
  'campaign.group-lost': '钉钉群收不到消息，停止发送小结',
  'launch.saved': '保存发起草稿',
  'launch.scheduled': '定时发起',
  'launch.unscheduled': '取消定时发起',
  'launch.blocked': '到时检查不通过，没有发起',
  'launch.launched': '草稿已发起',
  'launch.removed': '删除发起草稿',
  'task.assigned': '下达任务',
  'task.draft-saved': '保存草稿',
  'task.submitted': '提交',
  'task.withdrawn': '撤回',
  'task.approved': '审核通过',
  'task.completed': '审核通过，办结',
  'task.returned': '退回修改',
  'task.decision-undone': '撤销审核',
  'task.deducted': '扣分',
  'task.deduction-withdrawn': '撤回扣分',
  'task.reminded': '提醒填报人',
  'task.review-late': '审核超时提醒',
  'task.urged': '催办',
  'task.extended': '延期',
  'task.extension-asked': '申请延期',
  'task.extension-refused': '未同意延期',
  'task.extension-withdrawn': '撤回延期申请',
  'task.reassigned': '改派',
  'task.compiled': '生成报告',
  'message.sent-again': '再次发送消息',
  'message.told-by-phone': '电话告知',
  'evidence.added': '上传佐证材料',
  'evidence.described': '修改佐证材料说明',
  'evidence.removed': '移除佐证材料',
  'evidence.restored': '恢复佐证材料',
  'approval.ignored': '钉钉审批的意见来迟，没有改动',
  'approval.not-followed': '钉钉审批的意见未采用',
  'task.report-sent': '把报告发送到钉钉',
  'project.imported': '导入项目',
  'project.changed': '导入更新项目',
  'project.edited': '修改项目',
  'audit.exported': '导出审计日志',
  'report-template.replaced': '更换报告模板',
  'report-template.reset': '恢复内置报告模板',
  'template.saved': '另存指标体系模板',
  'template.changed': '修改指标体系模板',
  'directory.synced': '同步通讯录',
  'directory.confirmed': '确认大批人员离职',
  'directory.cancelled': '取消同步',
  'person.left': '已离职，停用账号',
  'person.returned': '重新入职，恢复账号',
  'roles.granted': '授予角色',
  'roles.revoked': '收回角色',
  'deputy.changed': '设置代理人',
  'stand-in.changed': '请人代理审核',
  'incoming.ignored': '钉钉推送未采用',
  'reminders.changed': '修改提醒规则',
  'reminder-settings.changed': '修改提醒设置',
  'calendar.changed': '修改工作日历',
} as const;
export type AuditAction = keyof typeof auditActions;

const labels: Readonly<Record<string, string>> = auditActions;

/** What an entry tells, in words. Entries outlive the acts: one that nobody records any more is 其他操作. */
export const actLabel = ({ action }: Pick<AuditEntry, 'action'>): string => labels[action] ?? '其他操作';

export interface AuditFacts {
  subject:
    | 'task'
    | 'campaign'
    | 'launch'
    | 'project'
    | 'person'
    | 'report-template'
    | 'template'
    | 'directory'
    | 'incoming'
    | 'message'
    | 'audit'
    | 'calendar';
  subjectId: string;
  action: AuditAction;
  before?: object | null;
  after?: object | null;
  comment?: string | null;
}

/** Adds one entry, in the transaction of the change it describes. */
export async function recordAudit(ctx: ActionContext, facts: AuditFacts): Promise<void> {
  const latest = await ctx.db
    .createQueryBuilder(AuditEntry, 'entry')
    .select('MAX(entry.sequence)', 'sequence')
    .where('entry.subjectId = :id', { id: facts.subjectId })
    .getRawOne<{ sequence: number | string | null }>();
  await insertAll(ctx.db, AuditEntry, [entryOf(ctx, facts, Number(latest?.sequence ?? 0) + 1)]);
}

/** One row of the trail. */
export function entryOf(ctx: ActionContext, facts: AuditFacts, sequence: number): AuditEntry {
  return {
    id: newId(),
    subject: facts.subject,
    subjectId: facts.subjectId,
    sequence,
    action: facts.action,
    actorId: ctx.actor.personId || null,
    actorName: ctx.actor.name,
    origin: ctx.origin,
    requestId: ctx.requestId,
    before: facts.before ? { ...facts.before } : null,
    after: facts.after ? { ...facts.after } : null,
    comment: facts.comment ?? null,
    at: ctx.now,
  };
}
