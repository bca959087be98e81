// An approval instance as the API shows it.
import type { Approval } from '../state/approvals';
import type { World } from '../world';

export function approvalOnTheWire(world: World, approval: Approval): object {
  const { originatorUserId, values, form } = approval;
  const departmentId = world.directory.person(originatorUserId)?.departmentIds[0] ?? 1;
  return {
    title: approval.title,
    status: approval.status,
    ...(approval.result ? { result: approval.result } : {}),
    businessId: approval.businessId,
    originatorUserId,
    originatorDeptId: String(departmentId),
    originatorDeptName: world.directory.department(departmentId)?.name ?? '',
    approverUserIds: [...new Set(approval.steps.flatMap(({ userIds }) => userIds))],
    ccUserIds: approval.ccUserIds,
    createTime: wireTime(approval.createTime),
    ...(approval.finishTime === null ? {} : { finishTime: wireTime(approval.finishTime) }),
    bizAction: 'NONE',
    tasks: approval.tasks.map((task) => ({
      taskId: task.taskId,
      processInstanceId: approval.instanceId,
      userId: task.userId,
      status: task.status,
      result: task.result ?? 'NONE',
      activityId: task.activityId,
      mobileUrl: `?procInstId=${approval.instanceId}&taskId=${task.taskId}`,
      pcUrl: `?procInstId=${approval.instanceId}&taskId=${task.taskId}`,
      createTime: wireTime(task.createTime),
      ...(task.finishTime === null ? {} : { finishTime: wireTime(task.finishTime) }),
    })),
    operationRecords: approval.records.map((record) => ({ ...record, date: wireTime(record.date) })),
    formComponentValues: values.map(({ name, value }) => {
      const component = form.components.find(({ props }) => props.label === name);
      return { id: String(component?.props.componentId ?? name), name, value, componentType: component?.componentType };
    }),
  };
}

/** `2022-08-31T11:52Z`: to the minute. */
function wireTime(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16)}Z`;
}
