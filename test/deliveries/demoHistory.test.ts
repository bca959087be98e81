// The first board anybody sees is the demo's: its past must be one that could have happened.
import 'reflect-metadata';
import { deliveryStateOf } from '../../shared/delivery/deliveryState';
import { OutboxMessage } from '../../server/outbox/entities';
import { Task } from '../../server/tasks/entities';
import { bureaus } from '../support/bureau';

const aBureau = bureaus('sqlite');

it('what was told about finished tasks was read, one step after the other', async () => {
  const bureau = await aBureau({ seed: { bureaus: 3 } });
  const { finished, rows } = await bureau.server.database.read(async (db) => ({
    finished: await db.findBy(Task, { state: 'completed' }),
    rows: await db.find(OutboxMessage, { order: { id: 'ASC' } }),
  }));
  expect(finished.length).toBeGreaterThan(2);
  for (const { id } of finished) {
    const told = rows.filter(({ taskId }) => taskId === id);
    const notices = told.filter(({ kind }) => kind === 'notice');
    expect(notices.map((row) => deliveryStateOf(row))).toEqual(notices.map(() => 'read'));
    const times = told.map(({ createdAt }) => createdAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
  }
});
