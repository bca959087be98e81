// Harmless questions that show whether DingTalk would let us do a thing: each asks for what cannot exist, so that nothing
// is sent or changed, and the way of refusing tells whether the permission is there.
import { z } from 'zod';
import { createEventCipher } from './callbacks/eventCipher';
import { present } from './answers';
import { createCalls, type Calls } from './calls';
import { DingTalkRefused, DingTalkUnreachable } from './errors';
import { openTicket } from './stream/gateway';
import type { CallbackSettings, DingTalkConfig } from './port';
import { postJson } from './post';
import { loadCard, loadOauth2, loadRobot, loadTodo, loadWorkflow, pathId } from './sdk';

/** What DingTalk said to a probe. */
export type ProbeAnswer =
  | { kind: 'allowed'; detail: string }
  /** the app lacks a permission; `scopes` as DingTalk names them */
  | { kind: 'no-permission'; reason: string; scopes: string[] }
  | { kind: 'refused'; code: string; reason: string; detail: string }
  | { kind: 'unreachable'; code: string; reason: string };

export interface Probes {
  /** Client ID and Client Secret */
  credentials(): Promise<ProbeAnswer>;
  /** the CorpId belongs to the credentials */
  organisation(): Promise<ProbeAnswer>;
  departments(): Promise<ProbeAnswer>;
  members(): Promise<ProbeAnswer>;
  member(userId: string): Promise<ProbeAnswer>;
  notices(): Promise<ProbeAnswer>;
  todos(): Promise<ProbeAnswer>;
  robot(): Promise<ProbeAnswer>;
  cards(): Promise<ProbeAnswer>;
  approvals(): Promise<ProbeAnswer>;
  signatureTicket(): Promise<ProbeAnswer>;
  /** a ticket of the Stream gateway, which is not used: a connection would draw real messages to us */
  stream(): Promise<ProbeAnswer>;
  /** our own address for events, called as DingTalk does when it is saved in the console */
  callback(settings: CallbackSettings): Promise<ProbeAnswer>;
}

/** A name nothing of ours ever has. */
const NOBODY = 'jixiaotong-doctor';
const ROOT_DEPARTMENT = 1;
/** DingTalk itself waits half as long. */
const ANSWER_MS = 5_000;

const anything = z.looseObject({});
const membersReply = z.object({ result: z.object({ list: z.array(z.looseObject({})), has_more: z.boolean() }) });
const departmentsReply = z.object({ result: z.array(z.looseObject({})) });
const memberReply = z.object({ result: z.object({ name: z.string() }) });

/** @returns probes of the configured DingTalk; each asks when it is called, and none throws for what DingTalk answers */
export function createProbes(config: DingTalkConfig): Probes {
  const calls = createCalls(config);
  const told = (ask: () => Promise<string>) => () => answerOf(ask);
  return {
    credentials: told(async () => {
      await calls.checkCredentials();
      return '';
    }),
    organisation: told(() => tokenOfOrganisation(config, calls)),
    departments: told(async () => {
      const { result } = await calls.topapi(
        'topapi/v2/department/listsub',
        { dept_id: ROOT_DEPARTMENT },
        departmentsReply,
      );
      return `第一级部门 ${result.length} 个`;
    }),
    members: told(async () => {
      const question = { dept_id: ROOT_DEPARTMENT, cursor: 0, size: 100 };
      await calls.topapi('topapi/v2/user/list', question, membersReply);
      return '';
    }),
    member: (userId) =>
      answerOf(async () => (await calls.topapi('topapi/v2/user/get', { userid: userId }, memberReply)).result.name),
    notices: told(() => expectRefusal(askForNotice(config, calls))),
    todos: told(() => expectRefusal(askForTodo(calls))),
    robot: told(() => expectRefusal(askForRobot(config, calls))),
    cards: told(() => expectRefusal(askForCard(calls))),
    approvals: told(() => expectRefusal(askForApproval(calls))),
    signatureTicket: told(async () => {
      await calls.jsapiTicket();
      return '';
    }),
    stream: told(() => openTicket(config, AbortSignal.timeout(10_000)).then(({ endpoint }) => new URL(endpoint).host)),
    callback: (settings) => answerOf(() => callOurselves(config, settings)),
  };
}

async function answerOf(ask: () => Promise<string>): Promise<ProbeAnswer> {
  try {
    return { kind: 'allowed', detail: await ask() };
  } catch (error) {
    if (error instanceof DingTalkRefused) return refusalOf(error);
    if (error instanceof DingTalkUnreachable) return { kind: 'unreachable', code: error.code, reason: error.message };
    return { kind: 'unreachable', code: codeOf(error), reason: '连接不上钉钉。' };
  }
}

function refusalOf(error: DingTalkRefused): ProbeAnswer {
  const { code, message: reason, detail } = error;
  if (!isPermission(error)) return { kind: 'refused', code, reason, detail };
  const scopes = /requiredScopes=\[([^\]]+)\]/.exec(detail)?.[1]?.split(',') ?? [];
  return { kind: 'no-permission', reason, scopes: scopes.map((scope) => scope.trim()) };
}

function isPermission({ code }: DingTalkRefused): boolean {
  return code === '60011' || code === 'Forbidden.AccessDenied.AccessTokenPermissionDenied';
}

/** The gateway lets through only those who may; what the API itself says to nonsense does not matter. */
async function expectRefusal(ask: Promise<unknown>): Promise<string> {
  try {
    await ask;
  } catch (error) {
    const ours = error instanceof DingTalkRefused && !isPermission(error) && !isAboutTheApp(error);
    if (!ours) throw error;
  }
  return '';
}

/** Codes that mean the app's own settings and not the nonsense we asked. */
function isAboutTheApp({ code, detail }: DingTalkRefused): boolean {
  return /robotCode|IpNotInWhiteList|^60020$/.test(code) || /agent/i.test(`${code} ${detail}`);
}

async function tokenOfOrganisation(config: DingTalkConfig, calls: Calls): Promise<string> {
  return calls.sdkWithoutToken({ name: 'organisationToken', load: loadOauth2 }, async ({ module, client, runtime }) => {
    const { clientId, clientSecret, corpId } = config;
    const request = new module.GetTokenRequest({ clientId, clientSecret, grantType: 'client_credentials' });
    const { body } = await client.getTokenWithOptions(pathId(corpId), request, {}, runtime);
    present(body?.accessToken);
    return '';
  });
}

/** The result of a notice nobody sent. */
function askForNotice(config: DingTalkConfig, calls: Calls): Promise<unknown> {
  const question = { agent_id: config.agentId, task_id: 1 };
  return calls.topapi('topapi/message/corpconversation/getsendresult', question, anything);
}

/** Marks a to-do done that nobody opened. */
function askForTodo(calls: Calls): Promise<unknown> {
  return calls.sdk({ name: 'todo.executorStatus', load: loadTodo }, ({ module, client, runtime }, token) => {
    const request = new module.UpdateTodoTaskExecutorStatusRequest({
      operatorId: NOBODY,
      executorStatusList: [{ id: NOBODY, isDone: true }],
    });
    const headers = new module.UpdateTodoTaskExecutorStatusHeaders({ xAcsDingtalkAccessToken: token });
    return client.updateTodoTaskExecutorStatusWithOptions(NOBODY, NOBODY, request, headers, runtime);
  });
}

/** A message to nobody. */
function askForRobot(config: DingTalkConfig, calls: Calls): Promise<unknown> {
  return calls.sdk({ name: 'robot.direct', load: loadRobot }, ({ module, client, runtime }, token) => {
    const { robotCode } = config;
    const request = new module.BatchSendOTORequest({
      robotCode,
      userIds: [NOBODY],
      msgKey: 'sampleText',
      msgParam: '{}',
    });
    const headers = new module.BatchSendOTOHeaders({ xAcsDingtalkAccessToken: token });
    return client.batchSendOTOWithOptions(request, headers, runtime);
  });
}

/** Changes a card nobody delivered. */
function askForCard(calls: Calls): Promise<unknown> {
  return calls.sdk({ name: 'card.update', load: loadCard }, ({ module, client, runtime }, token) => {
    const request = new module.UpdateCardRequest({ outTrackId: NOBODY, cardData: { cardParamMap: {} } });
    const headers = new module.UpdateCardHeaders({ xAcsDingtalkAccessToken: token });
    return client.updateCardWithOptions(request, headers, runtime);
  });
}

/** Looks at an approval nobody started. */
function askForApproval(calls: Calls): Promise<unknown> {
  return calls.sdk({ name: 'workflow.get', load: loadWorkflow }, ({ module, client, runtime }, token) => {
    const request = new module.GetProcessInstanceRequest({ processInstanceId: NOBODY });
    const headers = new module.GetProcessInstanceHeaders({ xAcsDingtalkAccessToken: token });
    return client.getProcessInstanceWithOptions(request, headers, runtime);
  });
}

/** @throws DingTalkRefused when our address answers, but not as DingTalk wants it */
async function callOurselves(config: DingTalkConfig, settings: CallbackSettings): Promise<string> {
  const { publicBaseUrl, clientId } = config;
  const cipher = createEventCipher(settings.eventToken, settings.eventAesKey, clientId);
  const encrypt = cipher.seal(JSON.stringify({ EventType: 'check_url' }));
  const [timestamp, nonce] = [String((config.now ?? Date.now)()), NOBODY];
  const address = new URL('dingtalk/events', publicBaseUrl);
  const query = { msg_signature: cipher.sign(timestamp, nonce, encrypt), timestamp, nonce };
  address.search = new URLSearchParams(query).toString();
  const send = config.fetch ?? fetch;
  const { status, body } = await postJson(send, address.href, { encrypt }, AbortSignal.timeout(ANSWER_MS));
  const sealed = z.object({ encrypt: z.string() }).safeParse(body);
  if (sealed.success && cipher.open(sealed.data.encrypt) === 'success') return '';
  const told = z.object({ message: z.string() }).safeParse(body);
  throw new DingTalkRefused(`http-${status}`, told.success ? told.data.message : '应答不是绩效通的。');
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? code : 'unknown';
}
