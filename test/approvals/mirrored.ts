// A bureau whose submissions become approvals in DingTalk, and what people do there.
import type { ApprovalView } from '../../sandbox';
import type { TaskDetail } from '../../shared/contracts/tasks';
import { AuditEntry } from '../../server/audit/entities';
import { newId } from '../../server/database/ids';
import { Person, PersonRole } from '../../server/identity/entities';
import { control, type Phone } from '../../scripts/story/phone';
import type { Bureau, BureauOptions } from '../support/bureau';

export const MIRRORING: BureauOptions = { environment: { DINGTALK_OA_MIRROR: 'on' } };

/** Past the fifteen seconds in which DingTalk withdraws nothing, and past every short pause. */
export const MINUTES = 60_000;

/** The person's approvals in DingTalk, newest first. */
export const approvalsOf = (bureau: Bureau, phone: Phone): ApprovalView[] =>
  bureau.sandbox.store.approvals(phone.userId);

/** The latest approval, in the words of DingTalk: each step with its state. */
export function inDingTalk(bureau: Bureau): { status: string; result: string | null; steps: string[] } {
  const { status, result, steps } = approvalsOf(bureau, bureau.filler)[0]!;
  return { status, result, steps: steps.slice(1).map(({ name, state }) => `${name} ${state}`) };
}

interface Wish {
  result: 'agree' | 'refuse' | 'redirect';
  remark?: string;
  toUserId?: string;
}

/** Somebody decides in DingTalk's own approvals; nothing is waited for. */
export async function decides(bureau: Bureau, phone: Phone, wish: Wish): Promise<void> {
  const mine = approvalsOf(bureau, phone).find(({ myTaskId }) => myTaskId !== null);
  if (!mine) throw new Error(`${phone.userId} has nothing to decide in DingTalk`);
  const decision = { instanceId: mine.instanceId, taskId: mine.myTaskId, ...wish };
  await control(bureau.sandbox, `api/people/${phone.userId}/approvals/decide`, decision);
}

/** Until DingTalk has told everything, and all that follows from it is done. */
export async function calm(bureau: Bureau): Promise<void> {
  const { store } = bureau.sandbox;
  const told = () => store.events().every(({ state }) => state !== 'waiting');
  do {
    await store.until('every event acknowledged', told);
    await bureau.settle();
  } while (!told());
}

/** Moves the clock, and lets happen what was waiting for it. */
export async function later(bureau: Bureau, ms: number): Promise<void> {
  bureau.travelTo(new Date(bureau.now().getTime() + ms));
  // What the clock does every minute.
  await bureau.server.app.tidy();
  await calm(bureau);
}

/** Filled, submitted, and there in DingTalk. */
export async function submitted(bureau: Bureau): Promise<TaskDetail> {
  await bureau.fills();
  const task = await bureau.submits();
  await calm(bureau);
  return task;
}

/** What the audit says of the task, oldest first: action, who, and by which way. */
export async function auditOf(bureau: Bureau): Promise<string[]> {
  const { id } = await bureau.task();
  const entries = await bureau.server.database.read((db) =>
    db.find(AuditEntry, { where: { subjectId: id }, order: { sequence: 'ASC' } }),
  );
  return entries
    .filter(({ action }) => action !== 'task.draft-saved' && action !== 'task.assigned')
    .map(({ action, actorName, origin }) => `${action} ${actorName} ${origin}`);
}

/** Why messages about approvals changed nothing, as the audit keeps it. */
export async function ignoredReasons(bureau: Bureau): Promise<(string | null)[]> {
  const entries = await bureau.server.database.read((db) =>
    db.find(AuditEntry, { where: { action: 'incoming.ignored' }, order: { at: 'ASC' } }),
  );
  return entries.map(({ comment }) => comment);
}

/** A message about approvals as DingTalk would push it, or somebody who forges one. */
export async function isTold(bureau: Bureau, type: string, data: object, id: string): Promise<void> {
  await bureau.server.app.inbox.handlers.onEvent({ id, type, occurredAt: bureau.now().getTime(), corpId: null, data });
  await bureau.settle();
}

/** What DingTalk pushed so far about decisions. */
export const decisionEvents = (bureau: Bureau) =>
  bureau.sandbox.store
    .events()
    .filter(({ eventType, data }) => eventType === 'bpms_task_change' && data.type === 'finish')
    .map(({ data }) => data);

/** How often the app used an API of approvals, by the last words of its path. */
export const callsOf = (bureau: Bureau, api: string): number =>
  bureau.sandbox.store.calls().filter((call) => call.api.endsWith(api)).length;

/** The person may decide the first step of the filler's unit from now on. */
export async function becomesLead(bureau: Bureau, phone: Phone): Promise<void> {
  await bureau.server.database.transaction(async (db) => {
    const idOf = async (userId: string) => (await db.findOneByOrFail(Person, { userId })).id;
    const lead = await db.findOneByOrFail(PersonRole, { personId: await idOf(bureau.lead.userId), role: 'lead' });
    await db.insert(PersonRole, { ...lead, id: newId(), personId: await idOf(phone.userId) });
  });
}

/** DingTalk's approvals alone are busy; everything else works. */
export const approvalsAreBusy = (bureau: Bureau, busy: boolean) =>
  trouble(bureau, 'busy', busy ? { api: '/v1.0/workflow/' } : null);

/** One trouble of DingTalk, for some calls only or some times only; null ends it. */
export async function trouble(bureau: Bureau, name: string, wish: { api: string; times?: number } | null) {
  await control(bureau.sandbox, 'faults', { [name]: wish });
}

/** A call of DingTalk's own approvals that is none of ours: what its own pages would do. */
export async function openApi<T>(bureau: Bureau, path: string, body: object): Promise<T> {
  const { clientId: appKey, clientSecret: appSecret } = bureau.config.dingtalk;
  const post = async (address: string, json: object, headers = {}) => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(json),
    };
    const response = await fetch(`${bureau.sandbox.origin}/v1.0/${address}`, init);
    if (!response.ok) throw new Error(`${address}: ${await response.text()}`);
    return (await response.json()) as Record<string, unknown>;
  };
  const { accessToken } = await post('oauth2/accessToken', { appKey, appSecret });
  return (await post(`workflow/${path}`, body, { 'x-acs-dingtalk-access-token': accessToken })) as T;
}
