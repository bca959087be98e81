// 延期申请 by clicks: asked for on the phone while filling, answered on the board.
import 'reflect-metadata';
import { addDays, spokenDay } from '../../shared/calendar';
import {
  describeInBrowser,
  DESKTOP,
  hindrances,
  PHONE,
  picture,
  startBrowser,
  type TestBrowser,
} from '../support/browser';
import { aBureau, type Bureau } from '../support/bureau';

describeInBrowser('asking for more time', () => {
  let bureau: Bureau;
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await startBrowser();
    bureau = await aBureau('sqlite');
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await bureau.stop();
    expect(browser.complaints).toEqual([]);
  });
  const open = (who: Bureau['filler'], path: string, size: typeof PHONE) =>
    browser.open(`${bureau.sandbox.origin}/phone/${who.userId}/#/${path}`, size);

  it('is refused with a reason, asked for again, and granted', async () => {
    const { id, dueDate } = await bureau.task();
    const phone = await open(bureau.filler, `tasks/${id}`, PHONE);
    const sheet = phone.getByRole('dialog', { name: '申请延期' });
    const asks = async (day: string, reason: string) => {
      await sheet.getByLabel('希望延到哪一天').fill(day);
      await sheet.getByLabel(/^理由/).fill(reason);
      await sheet.getByRole('button', { name: `申请延至${spokenDay(day)}` }).click();
      await phone.getByRole('button', { name: '延期待答复' }).waitFor();
    };
    await phone.getByRole('button', { name: '申请延期' }).click();
    await sheet.getByRole('button', { name: '请写明理由' }).waitFor();
    await picture(phone, 'extension-phone-form');
    expect(await hindrances(phone)).toEqual([]);
    await asks(addDays(dueDate, 20), '第三方验收报告下月中旬才能出');
    expect(await hindrances(phone)).toEqual([]);
    await picture(phone, 'extension-phone-asked');

    const { campaigns } = await bureau.admin.get<{ campaigns: { id: string }[] }>('api/campaigns');
    const board = await open(bureau.admin, `campaigns/${campaigns[0]!.id}`, DESKTOP);
    await board.getByText('1 份延期申请等您答复').waitFor();
    await picture(board, 'extension-board');
    expect(await hindrances(board)).toEqual([]);
    const small = await open(bureau.admin, `campaigns/${campaigns[0]!.id}`, PHONE);
    await small.getByText('1 份延期申请等您答复').waitFor();
    await picture(small, 'extension-board-phone');
    expect(await hindrances(small)).toEqual([]);
    await board.getByRole('button', { name: /^不同意延期/ }).click();
    await board.getByLabel(/^不同意的理由/).fill('决算公开在即，请先交');
    await picture(board, 'extension-board-refusal');
    await board.getByRole('button', { name: '答复不同意' }).click();
    await board.getByText('1 份延期申请等您答复').waitFor({ state: 'detached' });

    await phone.reload();
    await phone.getByRole('button', { name: '延期未同意' }).click();
    await sheet.getByText(/陈静：决算公开在即，请先交/).waitFor();
    await picture(phone, 'extension-phone-refused');
    const day = addDays(dueDate, 5);
    await asks(day, '还差一份盖章件');
    await board.getByRole('button', { name: /^同意延期/ }).click();
    await board.getByText('1 份延期申请等您答复').waitFor({ state: 'detached' });
    expect((await bureau.task()).dueDate).toBe(day);
    await bureau.settle();
    expect(bureau.filler.lastNotice()).toContain(`延至${spokenDay(day)}`);
  });
});
