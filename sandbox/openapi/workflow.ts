// OA approvals (OA审批), new API: forms, and the life of an instance. People are named by userId.
import { z } from 'zod';
import { OpenApiRefusal, readParameters } from '../http/refusals';
import type { ApiCall, ApiRoute } from '../http/routes';
import type { Approval, ApprovalTask, Step } from '../state/approvals';
import type { World } from '../world';
import { approvalOnTheWire } from './workflowWire';

const WINDOW_MS = 120 * 86_400_000;
const MOST_VALUES = 150;
const MOST_STEPS = 20;

const invalid = (message: string) => new OpenApiRefusal(400, 'processInstanceInvalidParameter', message);
const notFound = () => new OpenApiRefusal(400, 'processInstanceNotExist', '审批实例不存在');
const wrongState = (message: string) => new OpenApiRefusal(400, 'aflowProcessInstStatusException', message);

const WRITE = 'Workflow.Instance.Write';
const READ = 'Workflow.Instance.Read';
const FORM = 'Workflow.Form.Write';

export const workflowRoutes: ApiRoute[] = [
  { method: 'POST', path: '/v1.0/workflow/forms', scope: FORM, answer: saveForm },
  { method: 'GET', path: '/v1.0/workflow/processCentres/schemaNames/processCodes', scope: FORM, answer: formCode },
  { method: 'POST', path: '/v1.0/workflow/processInstances', scope: WRITE, answer: start },
  { method: 'GET', path: '/v1.0/workflow/processInstances', scope: READ, answer: get },
  { method: 'POST', path: '/v1.0/workflow/processInstances/execute', scope: WRITE, answer: execute },
  { method: 'POST', path: '/v1.0/workflow/processInstances/terminate', scope: WRITE, answer: terminate },
  { method: 'POST', path: '/v1.0/workflow/processInstances/comments', scope: WRITE, answer: comment },
  { method: 'POST', path: '/v1.0/workflow/processes/instanceIds/query', scope: READ, answer: listIds },
  { method: 'POST', path: '/v1.0/workflow/tasks/redirect', scope: WRITE, answer: redirect },
];

const LONGEST_LABEL = 20;

const formSchema = z.object({
  processCode: z.string().optional(),
  name: z.string().min(1).max(200),
  description: z.string().default(''),
  formComponents: z
    .array(
      z.object({
        componentType: z.string(),
        props: z.looseObject({ label: z.string().max(LONGEST_LABEL).optional() }).default({}),
      }),
    )
    .min(1)
    .max(200),
});

function saveForm({ world, fields }: ApiCall): object {
  const { processCode, name, description, formComponents } = readParameters(
    formSchema,
    fields,
    (problem) => new OpenApiRefusal(400, problem.startsWith('name') ? 'formName.error' : 'formschema.error', problem),
  );
  if (processCode && !world.approvals.form(processCode))
    throw new OpenApiRefusal(400, 'processcode.error', 'processCode 不存在');
  const namesake = world.approvals.formNamed(name);
  if (namesake && namesake.processCode !== processCode) throw new OpenApiRefusal(400, 'formName.error', '表单名称重复');
  const form = world.approvals.saveForm({ name, description, components: formComponents }, processCode);
  return { result: { processCode: form.processCode } };
}

function formCode({ world, query }: ApiCall): object {
  const form = world.approvals.formNamed(query.name ?? '');
  if (!form) throw new OpenApiRefusal(400, 'processcode.error', '没有这个名称的模板');
  return { result: { processCode: form.processCode } };
}

const startSchema = z.object({
  originatorUserId: z.string(),
  processCode: z.string(),
  deptId: z.number().optional(),
  microappAgentId: z.number().optional(),
  approvers: z
    .array(z.object({ actionType: z.enum(['AND', 'OR', 'NONE']), userIds: z.array(z.string()).min(1) }))
    .max(MOST_STEPS)
    .optional(),
  targetSelectActioners: z.array(z.object({ actionerUserIds: z.array(z.string()).default([]) })).optional(),
  ccList: z.array(z.string()).default([]),
  formComponentValues: z.array(z.object({ name: z.string(), value: z.string() })).max(MOST_VALUES),
});

function start({ world, fields }: ApiCall): object {
  const wish = readParameters(startSchema, fields, invalid);
  const form = world.approvals.form(wish.processCode);
  if (!form) throw new OpenApiRefusal(400, 'processCodeError', 'processCode 不存在');
  if (wish.microappAgentId !== undefined && wish.microappAgentId !== world.app.agentId)
    throw new OpenApiRefusal(400, 'invalidAgentId', 'agentId 不合法');
  if (!world.directory.person(wish.originatorUserId)) throw invalid('发起人不存在');
  const labels = new Set(form.components.map(({ props }) => props.label));
  const unknown = wish.formComponentValues.find(({ name }) => !labels.has(name));
  if (unknown) throw new OpenApiRefusal(400, 'formConverterError', `表单控件不存在：${unknown.name}`);
  if (!wish.approvers && wish.deptId === undefined) throw invalid('deptId 不能为空');
  const approval = world.approvals.start({
    form,
    originatorUserId: wish.originatorUserId,
    values: wish.formComponentValues,
    steps: wish.approvers ?? stepsOfTemplate(world, wish),
    ccUserIds: wish.ccList,
  });
  return { instanceId: approval.instanceId };
}

/** The flow of the back office: whom the starter chose, else the heads of the starter's departments, else an administrator. */
function stepsOfTemplate(world: World, wish: z.infer<typeof startSchema>): Step[] {
  const chosen = (wish.targetSelectActioners ?? []).flatMap(({ actionerUserIds }) => actionerUserIds);
  if (chosen.length > 0) return chosen.map((userid) => ({ actionType: 'NONE', userIds: [userid] }));
  const people = world.directory.people();
  const departments = world.directory.person(wish.originatorUserId)?.departmentIds ?? [];
  const head = people.find(({ leaderOf }) => leaderOf?.some((id) => departments.includes(id)));
  const decider = head ?? people.find(({ admin }) => admin);
  if (!decider) throw new OpenApiRefusal(400, 'targetSelectApproverMissing', '缺少审批人');
  return [{ actionType: 'NONE', userIds: [decider.userid] }];
}

function get({ world, query }: ApiCall): object {
  const approval = world.approvals.approval(query.processInstanceId ?? '');
  if (!approval) throw notFound();
  // The string is DingTalk's.
  return { result: approvalOnTheWire(world, approval), success: 'true' };
}

const executeSchema = z.object({
  processInstanceId: z.string(),
  taskId: z.number(),
  actionerUserId: z.string(),
  result: z.enum(['agree', 'refuse']),
  remark: z.string().default(''),
});

function execute({ world, fields }: ApiCall): object {
  const { processInstanceId, taskId, actionerUserId, result, remark } = readParameters(executeSchema, fields, invalid);
  const approval = runningInstance(world, processInstanceId);
  world.approvals.decide(approval, runningTask(approval, taskId, actionerUserId), result, remark);
  return { result: true, success: true };
}

const redirectSchema = z.object({
  taskId: z.number(),
  operateUserId: z.string(),
  toUserId: z.string(),
  remark: z.string().default(''),
});

function redirect({ world, fields }: ApiCall): object {
  const { taskId, operateUserId, toUserId, remark } = readParameters(redirectSchema, fields, invalid);
  const approval = world.approvals.ofTask(taskId);
  if (!approval) throw notFound();
  if (!world.directory.person(toUserId)) throw invalid('转交人不存在');
  world.approvals.redirect(approval, runningTask(approval, taskId, operateUserId), toUserId, remark);
  return { result: true };
}

const terminateSchema = z.object({
  processInstanceId: z.string(),
  isSystem: z.boolean().default(false),
  operatingUserId: z.string().optional(),
  remark: z.string().default(''),
});

function terminate({ world, fields }: ApiCall): object {
  const wish = readParameters(terminateSchema, fields, invalid);
  const approval = runningInstance(world, wish.processInstanceId);
  const operator = wish.operatingUserId ?? approval.originatorUserId;
  if (!wish.isSystem && operator !== approval.originatorUserId) throw invalid('只有发起人可以撤销');
  if (world.faults.strikes('noWithdrawal')) throw wrongState('该审批模板不允许撤销');
  if (world.approvals.isTooYoungToWithdraw(approval)) throw wrongState('发起后15秒内不能撤销');
  world.approvals.terminate(approval, operator, wish.remark);
  return { result: true, success: true };
}

const commentSchema = z.object({ processInstanceId: z.string(), text: z.string(), commentUserId: z.string() });

function comment({ world, fields }: ApiCall): object {
  const { processInstanceId, text, commentUserId } = readParameters(commentSchema, fields, invalid);
  const approval = world.approvals.approval(processInstanceId);
  if (!approval) throw notFound();
  world.approvals.comment(approval, commentUserId, text);
  return { result: true, success: true };
}

const listSchema = z.object({
  processCode: z.string(),
  startTime: z.number(),
  endTime: z.number().optional(),
  nextToken: z.number().default(0),
  maxResults: z.number().min(1).max(20),
  statuses: z.array(z.string()).optional(),
  userIds: z.array(z.string()).optional(),
});

function listIds({ world, fields }: ApiCall): object {
  const wish = readParameters(listSchema, fields, invalid);
  const endTime = wish.endTime ?? world.now();
  if (endTime - wish.startTime > WINDOW_MS) throw invalid('时间范围不能超过120天');
  const found = world.approvals
    .all()
    .filter(
      (approval) =>
        approval.form.processCode === wish.processCode &&
        approval.createTime >= wish.startTime &&
        approval.createTime <= endTime &&
        (!wish.statuses || wish.statuses.includes(approval.status)) &&
        (!wish.userIds || wish.userIds.includes(approval.originatorUserId)),
    );
  const until = wish.nextToken + wish.maxResults;
  const list = found.slice(wish.nextToken, until).map(({ instanceId }) => instanceId);
  return { result: { list, ...(until < found.length ? { nextToken: String(until) } : {}) }, success: true };
}

function runningInstance(world: World, instanceId: string): Approval {
  const approval = world.approvals.approval(instanceId);
  if (!approval) throw notFound();
  if (approval.status !== 'RUNNING') throw wrongState('审批实例已结束');
  return approval;
}

function runningTask(approval: Approval, taskId: number, userId: string): ApprovalTask {
  const task = approval.tasks.find((one) => one.taskId === taskId && one.userId === userId);
  if (task?.status !== 'RUNNING')
    throw new OpenApiRefusal(400, 'aflowProcessInstCanNotBeExecuted', '审批任务不存在或已处理');
  return task;
}
