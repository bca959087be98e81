// Changing the organisation behind the product's back, or with DingTalk telling of it.
import type { SandboxUser } from '../../sandbox';
import { control } from '../../scripts/story/phone';
import type { Bureau } from './bureau';

/** From now on DingTalk's events do not reach us. */
export async function withoutEvents(bureau: Bureau): Promise<void> {
  await bureau.trouble({ refuseSocket: true });
  await control(bureau.sandbox, 'api/stream', { action: 'cut' });
  await bureau.sandbox.store.until('nobody listens', () => bureau.sandbox.store.streamConnections() === 0);
}

/** Somebody leaves the organisation. */
export function leaves(bureau: Bureau, userId: string): void {
  bureau.sandbox.store.directory.removePerson(userId);
}

/** What DingTalk knows of somebody changes, or somebody joins. */
export function joins(bureau: Bureau, userid: string, more: Partial<SandboxUser> & { departmentIds: number[] }): void {
  bureau.sandbox.store.directory.putPerson({ userid, unionid: `union-${userid}`, name: `${userid}（演示）`, ...more });
}

/** Waits until DingTalk's events so far have been received and worked on. */
export async function settleEvents(bureau: Bureau): Promise<void> {
  const { store } = bureau.sandbox;
  await store.until('the events are acknowledged', () => store.events().every(({ state }) => state === 'acknowledged'));
  await bureau.settle();
  // What DingTalk refused for speed is taken up again a minute later, or now.
  await bureau.server.app.inbox.catchUp();
  await bureau.settle();
}
