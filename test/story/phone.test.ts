// The story by clicks, each person on their own phone: the unmodified dingtalk-jsapi signs in, nothing is mocked.
import 'reflect-metadata';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { describeInBrowser, hindrances, picture } from '../support/browser';
import { browserStory } from '../support/browserStory';
import { aBureau } from '../support/bureau';

type Screen = Page | FrameLocator;

/** A whole story on a machine that has other things to do. */
const LONG_MS = 240_000;

describeInBrowser('on the phone', () => {
  const story = browserStory(() => aBureau('sqlite'));

  const phoneOf = (userId: string, path = '') =>
    story.browser.open(`${story.bureau.sandbox.origin}/phone/${userId}/${path}`);
  /** where the button of the latest work notice leads, as a path of the app */
  const noticeLink = (userId: string): string => {
    const { content } = story.bureau.sandbox.store.notices(userId).at(-1)!;
    const link = new URL(content.type === 'actionCard' ? content.buttons[0]!.url : '');
    const { search, hash } = new URL(link.searchParams.get('url') ?? link);
    return search + hash;
  };
  const openTask = (page: Screen) => page.getByText('财政网络运维服务费').first().click();

  async function fill(page: Page): Promise<void> {
    await page.getByLabel('偏差原因').first().fill('部分运维合同按验收节点付款，尾款结转下年支付。');
    await page.getByLabel('实际完成情况').fill('按照年初安排已完成目标任务，各系统全年正常运行。');
    for (const card of await page.locator('[data-indicator]').all())
      await card.getByRole('button', { name: /^采用/ }).click();
  }

  const submit = async (page: Page) => {
    await page.getByRole('link', { name: '检查并提交' }).click();
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByText('已提交').waitFor();
  };

  /** What was decided is told to the next one when it cannot be taken back any more. */
  const undoTimeIsOver = async () => {
    story.bureau.travelTo(new Date(story.bureau.now().getTime() + 15_000));
    await story.bureau.settle();
  };

  it(
    'is filled, submitted, returned, mended, approved, and ends with 98.29, 优 and its report',
    async () => {
      const filler = await phoneOf('wangli');
      await filler.getByText('财政网络运维服务费').first().waitFor();
      expect(await hindrances(filler)).toEqual([]);
      await openTask(filler);
      await filler.getByLabel('实际完成情况').waitFor();
      await picture(filler, 'phone-1-open');
      expect(await hindrances(filler)).toEqual([]);
      await fill(filler);
      await filler
        .getByText(/已保存/)
        .first()
        .waitFor();
      await picture(filler, 'phone-2-filled');
      await submit(filler);
      await picture(filler, 'phone-3-submitted');

      const lead = await phoneOf('lijianguo');
      await openTask(lead);
      await lead.getByRole('button', { name: '通过', exact: true }).waitFor();
      await picture(lead, 'phone-4-review');
      expect(await hindrances(lead)).toEqual([]);
      await lead
        .getByRole('link', { name: '退回' })
        .or(lead.getByRole('button', { name: '退回', exact: true }))
        .click();
      await lead.getByLabel('退回“系统功能达标率”').check();
      await lead.getByLabel('这一项的退回原因').fill('缺少检测记录');
      await picture(lead, 'phone-5-return');
      await lead.reload();
      await lead.getByLabel('退回“系统功能达标率”').waitFor();
      expect(await lead.getByLabel('这一项的退回原因').inputValue()).toBe('缺少检测记录');
      await lead.getByRole('button', { name: '退回 1 项' }).click();
      await lead
        .getByText(/^已退回/)
        .first()
        .waitFor();
      await undoTimeIsOver();

      await filler.goto(`${story.bureau.sandbox.origin}/phone/wangli/`);
      await filler.getByText('系统功能达标率：缺少检测记录').waitFor();
      await picture(filler, 'phone-6-returned');
      await openTask(filler);
      await filler.getByText('缺少检测记录').first().waitFor();
      // She is told before she submits that what came back says the same as then.
      await filler.getByRole('link', { name: '检查并提交' }).click();
      await filler.getByText('退回后完成情况没有改。退回原因：缺少检测记录').click();
      await filler.getByLabel(/^系统功能达标率，实际完成值/).fill('0.985');
      // A percentage copied from a cell as its fraction is asked about, not scored as next to nothing.
      await filler.getByRole('button', { name: '填 98.5%' }).click();
      await submit(filler);

      for (const [user, next] of [
        ['lijianguo', '已通过'],
        ['zhaomin', '已通过'],
      ] as const) {
        const reviewer = await phoneOf(user);
        await openTask(reviewer);
        await reviewer.getByRole('button', { name: '通过', exact: true }).click();
        await reviewer.getByText(new RegExp(next)).first().waitFor();
        await undoTimeIsOver();
      }

      await filler.goto(`${story.bureau.sandbox.origin}/phone/wangli/`);
      await filler.getByText(/已办/).first().click();
      await openTask(filler);
      await filler.getByTestId('total').first().waitFor();
      await picture(filler, 'phone-7-result');
      expect(await hindrances(filler)).toEqual([]);
      await filler.getByRole('button', { name: '生成报告' }).click();
      const [download] = await Promise.all([
        filler.waitForEvent('download'),
        filler.getByRole('link', { name: /绩效评价报告/ }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('财政网络运维服务费绩效评价报告.docx');
      expect((await story.bureau.task()).result).toMatchObject({ total: '98.29', grade: '优' });
    },
    LONG_MS,
  );

  it(
    'takes the filler from the notification to 已提交 in under 40 taps, without typing, whatever gets lost',
    async () => {
      let taps = 0;
      const tap = async (place: Locator) => {
        taps += 1;
        await place.click();
      };
      const filler = await phoneOf('wangli', noticeLink('wangli'));
      taps += 1;
      await tap(filler.getByRole('button', { name: '按进度付款' }));
      await tap(filler.getByRole('button', { name: '全部完成' }));
      for (const card of await filler.locator('[data-indicator]').all())
        await tap(card.getByRole('button', { name: /^采用/ }));
      await tap(filler.getByRole('link', { name: '检查并提交' }));
      // The first answer never arrives, and she taps twice: it is submitted once.
      await filler.route('**/submission', async (route) => void (await route.fetch(), await route.abort()), {
        times: 1,
      });
      taps += 2;
      await filler.getByRole('button', { name: '提交', exact: true }).dblclick();
      await filler.getByText('已提交').waitFor();
      await filler.getByText(/现在由李建国办理（单位负责人审核）/).waitFor();
      await picture(filler, 'phone-9-receipt');
      expect(await filler.getByText(/^下一个：/).count()).toBe(0);
      expect(taps).toBeLessThan(40);
      await story.bureau.settle();
      expect(story.bureau.lead.notices()).toHaveLength(1);
      expect((await story.bureau.task()).timeline.filter(({ label }) => label.startsWith('提交'))).toHaveLength(1);

      await filler.getByRole('button', { name: '撤回修改' }).click();
      await filler.getByText('都填好了').waitFor();
      expect((await story.bureau.task()).state).toBe('drafting');
      expect(story.browser.complaints.splice(0)).toEqual([expect.stringContaining('ERR_FAILED')]);
    },
    LONG_MS,
  );

  it('keeps what was typed through an expired session and a lost connection', async () => {
    const filler = await phoneOf('wangli');
    await openTask(filler);
    const field = filler.getByLabel(/^系统功能达标率，实际完成值/);
    await field.fill('97.5');
    await filler
      .getByText(/已保存/)
      .first()
      .waitFor();
    story.bureau.travelTo(new Date(story.bureau.now().getTime() + 13 * 3_600_000));
    await field.fill('97.6');
    await story.bureau.filler.signIn();
    await filler.waitForResponse((response) => response.url().includes('/draft') && response.ok());
    expect((await story.bureau.task()).indicators.find((row) => row.name === '系统功能达标率')!.actual).toBe('97.6');
    await filler.context().setOffline(true);
    await field.fill('97.7');
    await filler
      .getByText(/没连上网|存在手机/)
      .first()
      .waitFor();
    await picture(filler, 'phone-8-offline');
    await filler.context().setOffline(false);
    await filler.reload();
    await filler.getByLabel(/^系统功能达标率，实际完成值/).waitFor();
    expect(await filler.getByLabel(/^系统功能达标率，实际完成值/).inputValue()).toBe('97.7');
    story.browser.complaints.length = 0;
  });

  it('says so outside DingTalk, and offers its browser login', async () => {
    const page = await story.browser.open(story.bureau.config.publicBaseUrl);
    await page.getByRole('button', { name: '用钉钉账号登录' }).click();
    await page.getByText('王丽').click();
    await page.getByText('财政网络运维服务费').first().waitFor();
    await picture(page, 'browser-signed-in');
  });
});
