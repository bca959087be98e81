// The clock's look at what is due, in a process of its own: says when it stands ready, works when it is told to, and says
// how many it told. At the moment SCAN_STOPS_AT it says so and hangs, to be killed there.
import 'reflect-metadata';
import { openDatabase, type DatabaseConfig } from '../../../server/database/open';
import { sendDueReminders } from '../../../server/reminders/sendDueReminders';

const { SCAN_DATABASE, SCAN_AT, SCAN_STOPS_AT } = process.env;

Object.assign(globalThis, {
  jixiaotongCheckpoint: (name: string) => {
    if (name !== SCAN_STOPS_AT) return undefined;
    process.send!('reached');
    return new Promise(() => undefined);
  },
});

async function main(): Promise<void> {
  const database = await openDatabase(JSON.parse(SCAN_DATABASE!) as DatabaseConfig);
  process.once('message', () => {
    void sendDueReminders(database, new Date(SCAN_AT!), `scan-${process.pid}`)
      .then((told) => process.send!({ told }))
      .finally(() => database.close())
      .then(() => process.disconnect());
  });
  process.send!('ready');
}

void main();
