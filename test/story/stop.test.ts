// A stop while DingTalk hangs: over within fifteen seconds, and what was on its way arrives after the next start.
import 'reflect-metadata';
import { OutboxMessage } from '../../server/outbox/entities';
import type { TaskDetail } from '../../shared/contracts/tasks';
import { bureaus } from '../support/bureau';

const aBureau = bureaus('sqlite');

it('does not wait for an upload that hangs, and sends it after the next start, once', async () => {
  const bureau = await aBureau();
  await bureau.fills();
  const { id } = await bureau.submits();
  await bureau.approves(bureau.lead);
  await bureau.approves(bureau.reviewer);
  const { reports } = await bureau.admin.post<TaskDetail>(`api/tasks/${id}/reports`, {});
  await bureau.settle();
  await bureau.trouble({ hang: true });
  await bureau.leader.post(`api/reports/${reports[0]!.id}/delivery`, {});
  const isOnItsWay = () =>
    bureau.server.database.read((db) => db.existsBy(OutboxMessage, { kind: 'file', status: 'sending' }));
  while (!(await isOnItsWay())) await new Promise((resolve) => setTimeout(resolve, 20));

  await bureau.restart();
  // An upload alone is waited for half a minute: had the stop waited for its end, that would be written down by now.
  expect(await isOnItsWay()).toBe(true);

  await bureau.trouble({ hang: false });
  for (let minute = 0; minute < 3; minute += 1) {
    bureau.travelTo(new Date(bureau.now().getTime() + 61_000));
    await bureau.settle();
  }
  const files = bureau.sandbox.store
    .botChat(bureau.leader.userId)
    .messages.filter(({ content }) => content.type === 'file');
  expect(files).toHaveLength(1);
});
