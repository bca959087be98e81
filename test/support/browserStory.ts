// A story by clicks: one browser for the file, a bureau of its own for each test, and no complaint left in any console.
import { startBrowser, type TestBrowser } from './browser';
import type { Bureau } from './bureau';

export interface BrowserStory {
  browser: TestBrowser;
  bureau: Bureau;
}

/** To be called inside {@link describeInBrowser}; what it returns is filled in before each test. */
export function browserStory(make: () => Promise<Bureau>): BrowserStory {
  const story = {} as BrowserStory;
  beforeAll(async () => {
    story.browser = await startBrowser();
  });
  afterAll(() => story.browser.close());
  beforeEach(async () => {
    story.bureau = await make();
  });
  afterEach(async () => {
    await story.browser.leave();
    await story.bureau.stop();
    expect(story.browser.complaints.splice(0)).toEqual([]);
  });
  return story;
}
