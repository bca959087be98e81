// The calls of OA approvals (OA审批), each in our own words. People are named by userId here; what the app does with an
// approval is in approvalMessages.ts.
import { present } from './answers';
import type { Calls } from './calls';
import { DingTalkRefused } from './errors';
import { appLink } from './links';
import type {
  ApprovalForm,
  ApprovalInstance,
  ApprovalTask,
  DecideApprovalMessage,
  DingTalkApprovals,
  DingTalkConfig,
  StartApprovalMessage,
} from './port';
import { loadWorkflow } from './sdk';

type Workflow = Awaited<ReturnType<typeof loadWorkflow>>;
type WireInstance = NonNullable<InstanceType<Workflow['GetProcessInstanceResponseBody']>['result']>;
type WireTask = NonNullable<WireInstance['tasks']>[number];
type WireRecord = NonNullable<WireInstance['operationRecords']>[number];

/** DingTalk lists twenty ids at a time. */
const PAGE = 20;
const NO_SUCH_INSTANCE = 'processInstanceNotExist';
const NAME_TAKEN = 'formName.error';

const api = (name: string) => ({ name: `workflow.${name}`, load: loadWorkflow });
const tokenHeader = (token: string) => ({ xAcsDingtalkAccessToken: token });

/** @returns forms and approvals, as the rest of the server asks for them */
export function createApprovals(calls: Calls): DingTalkApprovals {
  return {
    async saveForm(form, processCode) {
      try {
        return await createForm(calls, form, processCode);
      } catch (error) {
        if (processCode !== null || !(error instanceof DingTalkRefused) || error.code !== NAME_TAKEN) throw error;
        return createForm(calls, form, await formNamed(calls, form.name));
      }
    },
    instance: (instanceId) => getInstance(calls, instanceId),
  };
}

function createForm(calls: Calls, form: ApprovalForm, processCode: string | null): Promise<string> {
  return calls.sdk(api('form'), async ({ module, client, runtime }, token) => {
    const request = new module.FormCreateRequest({
      ...(processCode !== null && { processCode }),
      name: form.name,
      description: form.description,
      formComponents: form.labels.map((label, index) => textField(module, label, index)),
    });
    const { body } = await client.formCreateWithOptions(
      request,
      new module.FormCreateHeaders(tokenHeader(token)),
      runtime,
    );
    return present(body?.result?.processCode);
  });
}

function textField(module: Workflow, label: string, index: number) {
  const props = new module.FormComponentProps({ componentId: `TextField-${index + 1}`, label, required: true });
  return new module.FormComponent({ componentType: 'TextField', props });
}

function formNamed(calls: Calls, name: string): Promise<string> {
  return calls.sdk(api('formByName'), async ({ module, client, runtime }, token) => {
    const request = new module.GetProcessCodeByNameRequest({ name });
    const headers = new module.GetProcessCodeByNameHeaders(tokenHeader(token));
    const { body } = await client.getProcessCodeByNameWithOptions(request, headers, runtime);
    return present(body?.result?.processCode);
  });
}

/** @returns the id of the approval that now runs */
export function startInstance(config: DingTalkConfig, calls: Calls, message: StartApprovalMessage): Promise<string> {
  const link = appLink(config.publicBaseUrl, message.link[1]);
  const fields = [...message.fields, message.key, [message.link[0], link] as const];
  return calls.sdk(api('start'), async ({ module, client, runtime }, token) => {
    const request = new module.StartProcessInstanceRequest({
      originatorUserId: message.originatorUserId,
      processCode: message.processCode,
      microappAgentId: config.agentId,
      approvers: message.approvers.map(
        (userIds) =>
          new module.StartProcessInstanceRequestApprovers({ actionType: userIds.length > 1 ? 'OR' : 'NONE', userIds }),
      ),
      formComponentValues: fields.map(
        ([name, value]) => new module.StartProcessInstanceRequestFormComponentValues({ name, value }),
      ),
    });
    const headers = new module.StartProcessInstanceHeaders(tokenHeader(token));
    const { body } = await client.startProcessInstanceWithOptions(request, headers, runtime);
    return present(body?.instanceId);
  });
}

/** Ids of what one person started with the form since then, page by page. */
export async function* listInstanceIds(
  calls: Calls,
  { processCode, originatorUserId }: StartApprovalMessage,
  since: number,
): AsyncIterable<string> {
  for (let nextToken: number | null = 0; nextToken !== null;) {
    const from: number = nextToken;
    const page = await calls.sdk(api('list'), async ({ module, client, runtime }, token) => {
      const request = new module.ListProcessInstanceIdsRequest({
        processCode,
        startTime: since,
        userIds: [originatorUserId],
        nextToken: from,
        maxResults: PAGE,
      });
      const headers = new module.ListProcessInstanceIdsHeaders(tokenHeader(token));
      const { body } = await client.listProcessInstanceIdsWithOptions(request, headers, runtime);
      return present(body?.result);
    });
    yield* page.list ?? [];
    // One that does not move on would turn for ever, and each page costs of the quota.
    const next = Number(page.nextToken);
    nextToken = next > from ? next : null;
  }
}

/** @returns null when DingTalk knows no such approval */
export async function getInstance(calls: Calls, processInstanceId: string): Promise<ApprovalInstance | null> {
  try {
    return await calls.sdk(api('get'), async ({ module, client, runtime }, token) => {
      const request = new module.GetProcessInstanceRequest({ processInstanceId });
      const headers = new module.GetProcessInstanceHeaders(tokenHeader(token));
      const { body } = await client.getProcessInstanceWithOptions(request, headers, runtime);
      return readInstance(present(body?.result));
    });
  } catch (error) {
    if (error instanceof DingTalkRefused && error.code === NO_SUCH_INSTANCE) return null;
    throw error;
  }
}

/** Agrees or refuses in the name of whose task it is. */
export async function executeTask(calls: Calls, message: DecideApprovalMessage, taskId: number): Promise<void> {
  await calls.sdk(api('execute'), async ({ module, client, runtime }, token) => {
    const request = new module.ExecuteProcessInstanceRequest({
      processInstanceId: message.instanceId,
      taskId,
      actionerUserId: message.userId,
      result: message.result,
      remark: message.remark,
    });
    const headers = new module.ExecuteProcessInstanceHeaders(tokenHeader(token));
    const { body } = await client.executeProcessInstanceWithOptions(request, headers, runtime);
    present(body?.result);
  });
}

/** Ends an approval in the app's own name. */
export async function terminateInstance(calls: Calls, processInstanceId: string, remark: string): Promise<void> {
  await calls.sdk(api('terminate'), async ({ module, client, runtime }, token) => {
    const request = new module.TerminateProcessInstanceRequest({ processInstanceId, isSystem: true, remark });
    const headers = new module.TerminateProcessInstanceHeaders(tokenHeader(token));
    const { body } = await client.terminateProcessInstanceWithOptions(request, headers, runtime);
    present(body?.result);
  });
}

/**
 * Writes a comment (评论) into an approval, in the name of `commentUserId`, who must take part in it; each call
 * writes another.
 */
export async function addComment(calls: Calls, processInstanceId: string, commentUserId: string, text: string) {
  await calls.sdk(api('comment'), async ({ module, client, runtime }, token) => {
    const request = new module.AddProcessInstanceCommentRequest({ processInstanceId, commentUserId, text });
    const headers = new module.AddProcessInstanceCommentHeaders(tokenHeader(token));
    const { body } = await client.addProcessInstanceCommentWithOptions(request, headers, runtime);
    present(body?.result);
  });
}

const TASK_STATES: Record<string, ApprovalTask['state']> = {
  NEW: 'waiting',
  RUNNING: 'waiting',
  PAUSED: 'waiting',
  COMPLETED: 'decided',
};
const RESULTS: Record<string, ApprovalTask['result']> = { AGREE: 'agree', REFUSE: 'refuse' };

function readInstance(wire: WireInstance): ApprovalInstance {
  const records = wire.operationRecords ?? [];
  const withdrawal = records.find(({ type }) => type === 'TERMINATE_PROCESS_INSTANCE');
  return {
    originatorUserId: present(wire.originatorUserId),
    state: wire.status === 'COMPLETED' ? 'finished' : wire.status === 'TERMINATED' ? 'withdrawn' : 'running',
    fields: Object.fromEntries((wire.formComponentValues ?? []).map(({ name = '', value = '' }) => [name, value])),
    tasks: readTasks(wire.tasks ?? [], records),
    comments: records.filter(({ type }) => type === 'ADD_REMARK').map(({ remark = '' }) => remark),
    withdrawnBy: withdrawal?.userId ?? null,
  };
}

/** Times are to the minute only; ids grow. What a person wrote stands in the records, in the order of their decisions. */
function readTasks(tasks: WireTask[], records: WireRecord[]): ApprovalTask[] {
  const unused = records.filter(({ type }) => type === 'EXECUTE_TASK_NORMAL');
  return [...tasks]
    .sort((one, other) => (one.createTime ?? '').localeCompare(other.createTime ?? '') || idOf(one) - idOf(other))
    .map((task) => {
      const result = RESULTS[task.result ?? ''] ?? null;
      const at = unused.findIndex((record) => record.userId === task.userId && record.result === task.result);
      const [record] = result !== null && at >= 0 ? unused.splice(at, 1) : [];
      return {
        id: idOf(task),
        userId: present(task.userId),
        state: task.result === 'REDIRECTED' ? 'handed-over' : (TASK_STATES[task.status ?? ''] ?? 'closed'),
        result,
        remark: record?.remark ?? '',
        inPerson: record !== undefined,
      };
    });
}

const idOf = (task: WireTask): number => Number(present(task.taskId));
