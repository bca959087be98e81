// What the app does to an OA approval (OA审批). None of it has a key against repeats, so everything is looked at before it is
// done: what stands there already is not done again, and each of these may be repeated.
import { addComment, executeTask, getInstance, listInstanceIds, startInstance, terminateInstance } from './approvals';
import type { Calls } from './calls';
import { DingTalkRefused, DingTalkUnreachable } from './errors';
import { appLink } from './links';
import type {
  ApprovalMessage,
  CommentApprovalMessage,
  DecideApprovalMessage,
  DingTalkConfig,
  EndApprovalMessage,
  StartApprovalMessage,
} from './port';

/** Before that DingTalk refuses to end an approval; a second more for clocks that differ. */
const MAY_END_AFTER_MS = 16_000;
/** A refusal as young as this may still be about the fifteen seconds. */
const YOUNG_MS = 60_000;
/** What was sent but not answered may take effect a while later: only then is it looked for. */
const SETTLED_AFTER_MS = 60_000;
const STEP_NOT_YET_MS = 10_000;
const OVERTAKEN = new Set(['aflowProcessInstCanNotBeExecuted', 'aflowProcessInstStatusException']);

const CANNOT_END = '钉钉不允许撤销这张审批单（可能是审批模板没有开启撤销），请审批人不必再处理它。';

/** @returns the id of the approval when it was started, otherwise null */
export async function sendApproval(
  config: DingTalkConfig,
  calls: Calls,
  message: ApprovalMessage,
): Promise<string | null> {
  switch (message.kind) {
    case 'oa.start':
      return start(config, calls, message);
    case 'oa.execute':
      await decide(config, calls, message);
      return null;
    case 'oa.terminate':
      await end(config, calls, message);
      return null;
    case 'oa.comment':
      await comment(config, calls, message);
      return null;
  }
}

async function start(config: DingTalkConfig, calls: Calls, message: StartApprovalMessage) {
  const found = message.lookSince === null ? null : await findStarted(calls, message, message.lookSince);
  if (found !== null || !message.wanted) return found;
  try {
    return await startInstance(config, calls, message);
  } catch (error) {
    if (!(error instanceof DingTalkUnreachable) || !error.mayHaveArrived) throw error;
    throw later(error.message, Math.max(error.afterMs, SETTLED_AFTER_MS), true);
  }
}

async function findStarted(calls: Calls, message: StartApprovalMessage, since: number): Promise<string | null> {
  const [label, value] = message.key;
  for await (const id of listInstanceIds(calls, message, since)) {
    const instance = await getInstance(calls, id);
    if (instance?.fields[label] === value) return id;
  }
  return null;
}

async function decide(config: DingTalkConfig, calls: Calls, message: DecideApprovalMessage): Promise<void> {
  const instance = await getInstance(calls, message.instanceId);
  if (instance?.state !== 'running') return;
  const agreed = instance.tasks.filter(({ result }) => result === 'agree').length;
  if (agreed < message.step) throw later('前一步审核还没有同步到钉钉审批。', STEP_NOT_YET_MS);
  if (agreed > message.step && message.result === 'agree') return;
  const mine = instance.tasks.find(({ state, userId }) => state === 'waiting' && userId === message.userId);
  if (agreed > message.step || !mine) return end(config, calls, { ...message, remark: message.endRemark });
  try {
    await executeTask(calls, message, mine.id);
  } catch (error) {
    if (error instanceof DingTalkRefused && OVERTAKEN.has(error.code))
      throw later('钉钉审批刚有变化，稍后再同步。', STEP_NOT_YET_MS);
    throw error;
  }
}

type Ending = Omit<EndApprovalMessage, 'kind'>;

async function end(config: DingTalkConfig, calls: Calls, ending: Ending): Promise<void> {
  const { instanceId, startedAt, remark } = ending;
  const age = (config.now ?? Date.now)() - startedAt;
  if (age < MAY_END_AFTER_MS) throw later('钉钉审批发起 15 秒后才能撤销，稍后撤销。', MAY_END_AFTER_MS - age);
  try {
    await terminateInstance(calls, instanceId, remark);
  } catch (error) {
    if (!(error instanceof DingTalkRefused)) throw error;
    const instance = await getInstance(calls, instanceId);
    if (instance?.state !== 'running') return;
    if (age < YOUNG_MS) throw later('钉钉暂时不允许撤销审批。', MAY_END_AFTER_MS);
    await writeOnce(calls, ending, `${remark}${CANNOT_END}`);
    throw new DingTalkRefused(error.code, CANNOT_END, error.detail);
  }
}

const comment = (config: DingTalkConfig, calls: Calls, message: CommentApprovalMessage) =>
  writeOnce(calls, message, `${message.text}${appLink(config.publicBaseUrl, message.path)}`);

async function writeOnce(
  calls: Calls,
  { instanceId, originatorUserId }: Pick<Ending, 'instanceId' | 'originatorUserId'>,
  text: string,
): Promise<void> {
  const instance = await getInstance(calls, instanceId);
  if (!instance || instance.comments.includes(text)) return;
  await addComment(calls, instanceId, originatorUserId, text);
}

function later(reason: string, afterMs: number, mayHaveArrived = false): DingTalkUnreachable {
  return new DingTalkUnreachable(reason, { code: 'later', afterMs, mayHaveArrived });
}
