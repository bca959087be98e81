// OA approvals (OA审批): forms, running instances, and the tasks of those who decide. Rules of order only; the wire shapes are in
// openapi/workflow*.ts.
import type { Directory } from './directory';
import { createGrouped } from './grouped';
import { opaque, serialNumber } from './ids';
import type { Live } from './live';

/** Too young an instance cannot be withdrawn. */
const WITHDRAWAL_AFTER_MS = 15_000;

export type Outcome = 'agree' | 'refuse';

export interface Form {
  processCode: string;
  name: string;
  description: string;
  components: { componentType: string; props: Record<string, unknown> }[];
}

/** AND 会签: everybody; OR 或签: whoever is first; NONE: one person. */
export interface Step {
  actionType: 'AND' | 'OR' | 'NONE';
  userIds: string[];
}

export interface ApprovalTask {
  taskId: number;
  userId: string;
  activityId: string;
  status: 'RUNNING' | 'CANCELED' | 'COMPLETED';
  result: 'AGREE' | 'REFUSE' | 'REDIRECTED' | null;
  createTime: number;
  finishTime: number | null;
}

export interface ApprovalRecord {
  userId: string;
  date: number;
  type: string;
  result: 'AGREE' | 'REFUSE' | 'NONE';
  remark: string;
}

export interface Approval {
  instanceId: string;
  businessId: string;
  form: Form;
  title: string;
  originatorUserId: string;
  status: 'RUNNING' | 'COMPLETED' | 'TERMINATED';
  result: Outcome | null;
  values: { name: string; value: string }[];
  steps: Step[];
  /** index of the step that is being decided */
  at: number;
  tasks: ApprovalTask[];
  records: ApprovalRecord[];
  ccUserIds: string[];
  createTime: number;
  finishTime: number | null;
}

export type ApprovalNews =
  | { of: 'instance'; approval: Approval; type: 'start' | 'finish' | 'terminate' }
  | {
      of: 'task';
      approval: Approval;
      task: ApprovalTask;
      type: 'start' | 'finish' | 'cancel';
      result?: Outcome | 'redirect';
      remark?: string;
    };

export function createApprovals(
  directory: Directory,
  now: () => number,
  live: Live,
  announce: (news: ApprovalNews) => void,
) {
  const forms = new Map<string, Form>();
  const approvals = new Map<string, Approval>();
  const byTask = new Map<number, Approval>();
  const perPerson = createGrouped<Approval>();

  function enter(approval: Approval): void {
    approvals.set(approval.instanceId, approval);
    for (const userId of [approval.originatorUserId, ...approval.ccUserIds]) perPerson.add(userId, approval);
    for (const task of approval.tasks) enterTask(approval, task);
  }
  function enterTask(approval: Approval, task: ApprovalTask): void {
    byTask.set(task.taskId, approval);
    perPerson.add(task.userId, approval);
  }

  function record(approval: Approval, entry: Omit<ApprovalRecord, 'date'>): void {
    approval.records.push({ ...entry, date: now() });
  }

  function openTask(approval: Approval, userId: string, activityId: string): void {
    const task: ApprovalTask = {
      taskId: serialNumber(),
      userId,
      activityId,
      status: 'RUNNING',
      result: null,
      createTime: now(),
      finishTime: null,
    };
    approval.tasks.push(task);
    enterTask(approval, task);
    announce({ of: 'task', approval, task, type: 'start' });
  }

  function openStep(approval: Approval): void {
    const step = approval.steps[approval.at];
    if (!step) return finish(approval, 'agree');
    for (const userId of step.userIds) openTask(approval, userId, `activity_${approval.at}`);
  }

  function finish(approval: Approval, result: Outcome): void {
    approval.status = 'COMPLETED';
    approval.result = result;
    approval.finishTime = now();
    announce({ of: 'instance', approval, type: 'finish' });
  }

  function close(task: ApprovalTask, status: ApprovalTask['status'], result: ApprovalTask['result']): void {
    Object.assign(task, { status, result, finishTime: now() });
  }

  function cancelOthers(approval: Approval): void {
    for (const task of approval.tasks.filter(({ status }) => status === 'RUNNING')) {
      close(task, 'CANCELED', null);
      announce({ of: 'task', approval, task, type: 'cancel' });
    }
  }

  return {
    saveForm(form: Omit<Form, 'processCode'>, processCode = `PROC-${opaque(16).toUpperCase()}`): Form {
      const saved = { ...form, processCode };
      forms.set(processCode, saved);
      return saved;
    },
    form: (processCode: string): Form | undefined => forms.get(processCode),
    formNamed: (name: string): Form | undefined => [...forms.values()].find((form) => form.name === name),
    approval: (instanceId: string): Approval | undefined => approvals.get(instanceId),
    all: (): Approval[] => [...approvals.values()],
    ofTask: (taskId: number): Approval | undefined => byTask.get(taskId),
    /** what a person sent, decides or is told about, newest first */
    of: (userid: string): Approval[] => [...perPerson.of(userid)].reverse(),

    start(facts: Pick<Approval, 'form' | 'originatorUserId' | 'values' | 'steps' | 'ccUserIds'>): Approval {
      const originator = directory.person(facts.originatorUserId);
      const approval: Approval = {
        ...facts,
        instanceId: opaque(12),
        businessId: `${serialNumber()}`,
        title: `${originator?.name ?? ''}提交的${facts.form.name}`,
        status: 'RUNNING',
        result: null,
        at: 0,
        tasks: [],
        records: [],
        createTime: now(),
        finishTime: null,
      };
      enter(approval);
      record(approval, { userId: facts.originatorUserId, type: 'START_PROCESS_INSTANCE', result: 'NONE', remark: '' });
      announce({ of: 'instance', approval, type: 'start' });
      openStep(approval);
      live.tell('approval');
      return approval;
    },

    /** One approver's decision; the caller has checked that the task is theirs and running. */
    decide(approval: Approval, task: ApprovalTask, result: Outcome, remark: string): void {
      const word = result === 'agree' ? 'AGREE' : 'REFUSE';
      close(task, 'COMPLETED', word);
      record(approval, { userId: task.userId, type: 'EXECUTE_TASK_NORMAL', result: word, remark });
      announce({ of: 'task', approval, task, type: 'finish', result, remark });
      const waitsForOthers = approval.steps[approval.at]?.actionType === 'AND' && hasRunning(approval);
      if (result === 'refuse') {
        cancelOthers(approval);
        finish(approval, 'refuse');
      } else if (!waitsForOthers) {
        cancelOthers(approval);
        approval.at += 1;
        openStep(approval);
      }
      live.tell('approval');
    },

    redirect(approval: Approval, task: ApprovalTask, toUserId: string, remark: string): void {
      close(task, 'COMPLETED', 'REDIRECTED');
      record(approval, { userId: task.userId, type: 'REDIRECT_TASK', result: 'NONE', remark });
      announce({ of: 'task', approval, task, type: 'finish', result: 'redirect', remark });
      openTask(approval, toUserId, task.activityId);
      live.tell('approval');
    },

    isTooYoungToWithdraw: (approval: Approval): boolean => now() - approval.createTime < WITHDRAWAL_AFTER_MS,
    terminate(approval: Approval, byUserId: string, remark: string): void {
      approval.status = 'TERMINATED';
      approval.finishTime = now();
      record(approval, { userId: byUserId, type: 'TERMINATE_PROCESS_INSTANCE', result: 'NONE', remark });
      cancelOthers(approval);
      announce({ of: 'instance', approval, type: 'terminate' });
      live.tell('approval');
    },

    save: () => ({ forms, approvals }),
    load(saved: { forms: Map<string, Form>; approvals: Map<string, Approval> }): void {
      for (const [code, form] of saved.forms) forms.set(code, form);
      for (const approval of saved.approvals.values()) enter(approval);
    },

    comment(approval: Approval, userId: string, text: string): void {
      record(approval, { userId, type: 'ADD_REMARK', result: 'NONE', remark: text });
      live.tell('approval');
    },
  };
}

function hasRunning({ tasks }: Approval): boolean {
  return tasks.some(({ status }) => status === 'RUNNING');
}
