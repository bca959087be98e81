// 人员与角色 by clicks, on the phone and on a wide screen: a new bureau is set up without any script.
import 'reflect-metadata';
import type { Me } from '../../shared/contracts/identity';
import { describeInBrowser, DESKTOP, hindrances, PHONE, picture } from '../support/browser';
import { browserStory } from '../support/browserStory';
import { aBureau } from '../support/bureau';
import { joins, leaves, settleEvents, withoutEvents } from '../support/directoryChanges';

describeInBrowser('the page of people and roles', () => {
  const story = browserStory(() => aBureau('sqlite'));
  const open = (size: typeof PHONE) => story.browser.open(`${story.bureau.sandbox.origin}/phone/chenjing/#/`, size);

  it('on the phone: finds somebody, gives a role, takes it back, names a deputy', async () => {
    const { bureau } = story;
    const page = await open(PHONE);
    await page.getByRole('link', { name: /人员与角色/ }).click();
    await page.getByText('同步完成：5 个单位、8 人').waitFor();
    const top = async (words: string) => (await page.getByText(words).first().boundingBox())!.y;
    expect(await top('在职')).toBeLessThan(await top('钉钉通讯录'));
    await picture(page, 'people-1-list');
    expect(await hindrances(page)).toEqual([]);
    await page.getByLabel('按姓名、职务或单位查找').fill('王丽');
    await page.getByText('共 1 人').waitFor();
    await page.getByRole('button', { name: /王丽/ }).click();
    const sheet = page.getByRole('dialog', { name: '人员' });
    await sheet.getByText('授予角色', { exact: true }).click();
    await sheet.getByLabel('角色', { exact: true }).selectOption({ label: '分管领导' });
    await sheet.getByLabel('管到哪个单位（含下属单位）').fill('预算绩效');
    await sheet.getByRole('button', { name: '市财政局预算绩效管理科' }).click();
    await picture(page, 'people-2-grant');
    expect(await hindrances(page)).toEqual([]);
    await sheet.getByRole('button', { name: '授予：市财政局预算绩效管理科的分管领导' }).click();
    const revoke = sheet.getByRole('button', { name: '收回市财政局预算绩效管理科的分管领导' });
    await revoke.waitFor();
    expect((await bureau.filler.get<Me>('api/me')).can.viewBoard).toBe(true);
    await revoke.click();
    await sheet.getByRole('button', { name: '确认收回' }).click();
    await revoke.waitFor({ state: 'detached' });
    await sheet.getByText('设置代理人').click();
    await sheet.getByLabel('代理人', { exact: true }).fill('李建');
    await sheet.getByRole('button', { name: /^李建国/ }).click();
    await sheet.getByRole('button', { name: '由李建国代理' }).click();
    await sheet.getByText('王丽离职后，任务转给李建国。').waitFor();
    // What is saved is not asked for again.
    await sheet.getByText('更换代理人').waitFor();
    expect(await sheet.getByRole('button', { name: '由李建国代理' }).isVisible()).toBe(false);
    await sheet.getByText(/^变动记录 \d+ 条$/).click();
    await sheet.getByText('收回角色：市财政局预算绩效管理科的分管领导').waitFor();
    await picture(page, 'people-3-person');
    expect(await hindrances(page)).toEqual([]);
  });

  it('on a wide screen: takes suggestions over, reads the directory, and asks before many are shut out', async () => {
    const { bureau } = story;
    joins(bureau, 'qianwei', { name: '钱伟', departmentIds: [11], leaderOf: [11], admin: true });
    await settleEvents(bureau);
    const page = await open(DESKTOP);
    await page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name: '人员与角色' }).click();
    await page.getByText(/建议授予/).click();
    await picture(page, 'people-4-suggestions');
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('button', { name: '采纳：钱伟任市直机关的绩效管理员' }).click();
    await page.getByRole('button', { name: '采纳：钱伟任市直机关的绩效管理员' }).waitFor({ state: 'detached' });
    expect((await bureau.phone('qianwei').signIn()).can.managePeople).toBe(true);

    // Not one by one with events, but all at once from a directory that shows less.
    await withoutEvents(bureau);
    for (const gone of ['zhouzhiyuan', 'lead1', 'filler1a', 'filler1b']) leaves(bureau, gone);
    await page.getByRole('button', { name: '立即同步' }).click();
    await page.getByText(/^同步停下等您确认：钉钉通讯录里少了 \d 人/).waitFor();
    await picture(page, 'people-5-question');
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('button', { name: '不对，取消这次同步' }).click();
    await page.getByText('同步已取消，人员保持不变').waitFor();
  });

  it('on a wide screen: gives a task to somebody else, with the reason', async () => {
    const { bureau } = story;
    joins(bureau, 'sunli', { name: '孙丽（演示）', departmentIds: [12] });
    await settleEvents(bureau);
    const { id } = await bureau.task();
    const page = await story.browser.open(`${bureau.sandbox.origin}/phone/chenjing/#/tasks/${id}`, DESKTOP);
    await page.getByRole('button', { name: '改派' }).click();
    const sheet = page.getByRole('dialog', { name: '改派' });
    await sheet.getByLabel('转给谁').fill('孙丽');
    await sheet.getByRole('button', { name: /^孙丽/ }).click();
    await sheet.getByLabel('改派原因').fill('王丽外出培训');
    await picture(page, 'people-6-reassign');
    expect(await hindrances(page)).toEqual([]);
    await sheet.getByRole('button', { name: '转给孙丽' }).click();
    await sheet.waitFor({ state: 'detached' });
    await page.getByText('由王丽转给孙丽（管理员指定）：王丽外出培训').waitFor();
    await bureau.settle();
    await bureau.phone('sunli').signIn();
    expect(bureau.phone('sunli').openTodos()).toHaveLength(1);
  });
});
