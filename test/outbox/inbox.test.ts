import 'reflect-metadata';
import { IdempotencyKey } from '../../server/http/entities';
import { ProcessedEvent } from '../../server/inbox/entities';
import { bureaus } from '../support/bureau';

const aBureau = bureaus('sqlite');
const DAY_MS = 24 * 3_600_000;

it('takes up a message that was stored and not worked on', async () => {
  const bureau = await aBureau();
  await bureau.filler.ask('帮助');
  await bureau.server.database.transaction(async (db) => {
    const [event] = await db.find(ProcessedEvent);
    const body = { ...(event!.body as object), id: 'left over', text: '我的任务' };
    await db.update(ProcessedEvent, { id: event!.id }, { body, processedAt: null });
  });
  await bureau.server.app.tidy();
  await bureau.settle();
  const answers = bureau.sandbox.store.botChat(bureau.filler.userId).messages.filter(({ from }) => from === 'bot');
  expect(answers).toHaveLength(2);
});

it('forgets in time what nobody asks for again', async () => {
  const bureau = await aBureau();
  await bureau.fills();
  await bureau.submits();
  await bureau.filler.ask('帮助');
  const left = () =>
    bureau.server.database.read(async (db) => [await db.count(IdempotencyKey), await db.count(ProcessedEvent)]);
  await bureau.server.app.tidy();
  expect(await left()).toEqual([1, 1]);
  bureau.travelTo(new Date(bureau.now().getTime() + 31 * DAY_MS));
  await bureau.server.app.tidy();
  expect(await left()).toEqual([0, 0]);
});
