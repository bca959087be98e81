// OA approvals (OA审批), twins of our own.

/** A form template of OA approval (审批表单模板): one line of text per label. */
export interface ApprovalForm {
  name: string;
  description: string;
  /** 1–20 characters each, no two the same */
  labels: string[];
}

/** Starts one OA approval (OA审批). DingTalk has no key against a second one, so `key` is looked for when it may be there. */
export interface StartApprovalMessage {
  kind: 'oa.start';
  processCode: string;
  originatorUserId: string;
  /** who may decide each step, in order; of several in a step one is enough (或签) */
  approvers: string[][];
  /** labels of the form with what stands there */
  fields: [label: string, value: string][];
  /** a field with a value that no other approval has */
  key: [label: string, value: string];
  /** a field with the address of a page */
  link: [label: string, path: string];
  /** an earlier try may have got through: it would have been started since then. null: there was none */
  lookSince: number | null;
  /** false: it was withdrawn meanwhile, and is only looked for so that it can be ended */
  wanted: boolean;
}

/** An approval that was started, as the messages about it name it. */
interface StartedApproval {
  instanceId: string;
  originatorUserId: string;
  startedAt: number;
}

/** A decision made elsewhere is made in the approval too, in the name of whoever made it. */
export interface DecideApprovalMessage extends StartedApproval {
  kind: 'oa.execute';
  userId: string;
  /** counted from 0 */
  step: number;
  result: 'agree' | 'refuse';
  remark: string;
  /** when this person has nothing to decide there, the approval ends with these words */
  endRemark: string;
}

/** Ends an approval without a decision (撤销). DingTalk refuses that in its first 15 seconds: then it is done later. */
export interface EndApprovalMessage extends StartedApproval {
  kind: 'oa.terminate';
  remark: string;
}

/** A comment (评论) below an approval, in the name of who started it; the same words stand there once. */
export interface CommentApprovalMessage extends StartedApproval {
  kind: 'oa.comment';
  text: string;
  path: string;
}

export type ApprovalMessage =
  StartApprovalMessage | DecideApprovalMessage | EndApprovalMessage | CommentApprovalMessage;

/** An OA approval as DingTalk has it now. */
export interface ApprovalInstance {
  originatorUserId: string;
  state: 'running' | 'finished' | 'withdrawn';
  fields: Record<string, string>;
  /** in the order in which they were opened */
  tasks: ApprovalTask[];
  comments: string[];
  /** in whose name it was withdrawn; when the app did it that may be the originator's */
  withdrawnBy: string | null;
}

/** What one person has or had to decide in an approval. */
export interface ApprovalTask {
  id: number;
  userId: string;
  state: 'waiting' | 'decided' | 'handed-over' | 'closed';
  result: 'agree' | 'refuse' | null;
  remark: string;
  /** false: decided by a rule of DingTalk or in somebody's stead */
  inPerson: boolean;
}

/** OA approvals, asked at once. Every method throws DingTalkRefused or DingTalkUnreachable. */
export interface DingTalkApprovals {
  /**
   * Creates the form, or changes the one with this code. A form of the same name, left by an earlier try, is taken over.
   * @returns its process code
   */
  saveForm(form: ApprovalForm, processCode: string | null): Promise<string>;
  /** @returns null when DingTalk knows no such approval */
  instance(instanceId: string): Promise<ApprovalInstance | null>;
}
