// Opened where it cannot work, the app says so in one sentence instead of turning for ever.
import 'reflect-metadata';
import { describeInBrowser, PHONE } from '../support/browser';
import { browserStory } from '../support/browserStory';
import { aBureau } from '../support/bureau';

const TAURUS =
  'Mozilla/5.0 (Linux; Android 13; zh-CN) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/100.0 Mobile Safari/537.36 TaurusApp/2.14.0';

describeInBrowser('opened in the wrong place', () => {
  const story = browserStory(() => aBureau('sqlite'));
  const phone = (query: string) => `${story.bureau.sandbox.origin}/phone/wangli/${query}`;

  it('takes the organisation from the address the workbench opened', async () => {
    const page = await story.browser.open(phone(`?corpid=${story.bureau.config.dingtalk.corpId}`));
    await page.getByText('财政网络运维服务费').first().waitFor();
  });

  it('asks to switch when that is another organisation', async () => {
    const page = await story.browser.open(phone('?corpid=ding-other-corp'));
    await page.getByText('当前不是本单位的钉钉组织').waitFor();
    await page.getByText('请在钉钉里切换到本单位的组织').waitFor();
  });

  it('says whose a page for managing is, once, and leads back', async () => {
    const page = await story.browser.open(phone('#/people'));
    await page.getByText('人员与角色由绩效管理员办理。').waitFor();
    expect(await page.getByRole('searchbox').count()).toBe(0);
    await page.evaluate('location.hash = "#/audit"');
    await page.getByText('审计日志由绩效管理员和分管领导查看。').waitFor();
    expect(await page.getByText('导出 Excel').count()).toBe(0);
    await page.getByRole('link', { name: '返回我的任务' }).click();
    await page.getByText('财政网络运维服务费').first().waitFor();
    expect(story.browser.complaints).toEqual([]);
  });

  it('tells that 专有钉钉 has not been tried', async () => {
    const page = await story.browser.open(`${story.bureau.server.origin}/`, PHONE, TAURUS);
    await page.getByText('您使用的是专有钉钉').waitFor();
  });
});
