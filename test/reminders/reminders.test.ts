import 'reflect-metadata';
import { addDays, instantOn } from '../../shared/calendar';
import { databaseKinds, describeOn } from '../support/databases';
import { bureaus, type Bureau } from '../support/bureau';

describe.each(databaseKinds)('reminders on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);
    /** Lets the clock run over the days around the due date, asking every two hours, and tells when reminders came. */
    const watch = async (bureau: Bureau, dueDate: string, from = -6, to = 2) => {
      const given: string[] = [];
      for (let day = from; day <= to; day += 1)
        for (let hour = 7; hour < 20; hour += 2) {
          bureau.travelTo(instantOn(addDays(dueDate, day), hour));
          const count = await bureau.server.app.remind();
          if (count > 0) given.push(`${addDays(dueDate, day)} ${hour}:00 ×${count}`);
          // What is on its way arrives before the clock leaps on.
          await bureau.settle();
        }
      return given;
    };

    it('come three days before and on the due date, in the morning, never twice', async () => {
      const bureau = await aBureau();
      const { dueDate } = await bureau.task();
      expect(await watch(bureau, dueDate)).toEqual([`${addDays(dueDate, -3)} 9:00 ×1`, `${dueDate} 9:00 ×1`]);
      const reminders = bureau.filler.notices().slice(1);
      expect(reminders).toEqual([
        expect.stringMatching(/^还有 3 天：财政网络运维服务费自评还差 14 项/),
        expect.stringMatching(/^今天截止：财政网络运维服务费自评还差 14 项/),
      ]);
    });

    it('come on the working day before when the day falls on a weekend', async () => {
      // Due on Monday 24 March 2025: three days before is Friday; due on Tuesday: Saturday, so Friday again.
      const bureau = await aBureau({ start: new Date('2025-03-14T02:00:00.000Z'), seed: { daysToDueDate: 11 } });
      const { dueDate } = await bureau.task();
      expect(dueDate).toBe('2025-03-25');
      expect(await watch(bureau, dueDate)).toEqual(['2025-03-21 9:00 ×1', '2025-03-25 9:00 ×1']);
    });

    it('stop when the task is handed in', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      const { dueDate } = await bureau.submits();
      expect(await watch(bureau, dueDate)).toEqual([]);
    });

    it('after a pause come once, not once for each that was missed, and not again after a restart', async () => {
      const bureau = await aBureau();
      const { dueDate } = await bureau.task();
      bureau.travelTo(instantOn(dueDate, 10));
      expect(await bureau.server.app.remind()).toBe(1);
      await bureau.restart();
      expect(await bureau.server.app.remind()).toBe(0);
    });
  });
});
