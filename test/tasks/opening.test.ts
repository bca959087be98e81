// How the app opens on a phone: what it fetches, what it asks for, and what it says when that does not come.
import 'reflect-metadata';
import type { Page } from 'playwright-core';
import { describeInBrowser, hindrances } from '../support/browser';
import { standingStory } from '../support/browserStory';
import { aBureau } from '../support/bureau';

describeInBrowser('opening the app', () => {
  const story = standingStory(() => aBureau('sqlite'));
  const phone = () => `${story.bureau.sandbox.origin}/phone/wangli/`;

  /** All that is asked of the server until the page has been quiet for a while, without what changes of others make it ask. */
  async function askedBy(page: Page, address: string, shows: string): Promise<string[]> {
    const asked: string[] = [];
    await page.addInitScript('delete window.EventSource');
    page.on('request', (request) => {
      const path = /\/api\/(.*)$/.exec(new URL(request.url()).pathname)?.[1];
      if (path) asked.push(path);
    });
    await page.goto(address);
    await page.getByText(shows).first().waitFor();
    await page.waitForLoadState('networkidle');
    return asked;
  }

  it('asks each question once, for the list and for a form', async () => {
    const page = await story.browser.open('about:blank');
    const forList = await askedBy(page, phone(), '财政网络运维服务费');
    expect(forList).toEqual(expect.arrayContaining(['app-config', 'sign-in', 'tasks']));
    expect(forList).toEqual([...new Set(forList)]);

    const { id } = await story.bureau.task();
    const other = await story.browser.open('about:blank');
    const forForm = await askedBy(other, `${phone()}#/tasks/${id}`, '实际完成情况');
    expect(forForm).toEqual(expect.arrayContaining(['app-config', 'sign-in', `tasks/${id}`, `tasks/${id}/evidence`]));
    expect(forForm).not.toContain('tasks');
    expect(forForm).toEqual([...new Set(forForm)]);
  });

  it('outside DingTalk does without DingTalk’s library', async () => {
    const { server, filler, task } = story.bureau;
    await filler.signIn();
    const page = await story.browser.open('about:blank');
    await page.context().addCookies([{ name: 'jixiaotong', value: filler.session(), url: server.origin }]);
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url()));
    const asked = await askedBy(page, `${server.origin}/#/tasks/${(await task()).id}`, '实际完成情况');
    expect(asked).not.toContain('sign-in');
    const inTheForm = fetched.slice(
      0,
      fetched.findIndex((url) => url.endsWith('/evidence')),
    );
    expect(inTheForm.filter((url) => /\/bridge-/.test(url))).toEqual([]);
  });

  it('says so when a part of it cannot be fetched, and opens when it can', async () => {
    const page = await story.browser.open('about:blank');
    await page.route('**/assets/react-*.js', (route) => route.abort());
    await page.goto(phone());
    await page.getByText('没连上网，绩效通没有打开。').waitFor();
    expect(await hindrances(page)).toEqual([]);
    await page.unrouteAll();
    await page.getByRole('button', { name: '重新打开' }).click();
    await page.getByText('财政网络运维服务费').first().waitFor();
  });
});
