// A story by clicks: one browser for the file, a bureau of its own for each test, and no complaint left in any console.
import { startBrowser, type TestBrowser } from './browser';
import type { Bureau } from './bureau';

export interface BrowserStory {
  browser: TestBrowser;
  bureau: Bureau;
}

/** The same with one bureau for all the tests of a file, where what one leaves behind does not trouble the next. */
export function standingStory(make: () => Promise<Bureau>): BrowserStory {
  const story = {} as BrowserStory;
  beforeAll(async () => {
    story.browser = await startBrowser();
    story.bureau = await make();
  });
  afterEach(() => story.browser.leave());
  afterAll(async () => {
    await story.browser.close();
    await story.bureau.stop();
  });
  return story;
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
