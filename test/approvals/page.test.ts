// The task's page says how its approval in DingTalk stands.
import 'reflect-metadata';
import { describeInBrowser, hindrances, PHONE, picture } from '../support/browser';
import { browserStory } from '../support/browserStory';
import { aBureau } from '../support/bureau';
import { calm, decides, MIRRORING, submitted } from './mirrored';

describeInBrowser('the page of a task with an approval in DingTalk', () => {
  const story = browserStory(() => aBureau('sqlite', MIRRORING));

  it('tells the reviewer that it is also decided there, and the filler that it was', async () => {
    const { bureau, browser } = story;
    const { id } = await submitted(bureau);
    const reviewing = await browser.open(`${bureau.sandbox.origin}/phone/${bureau.lead.userId}/#/tasks/${id}`, PHONE);
    await reviewing.getByText('钉钉审批：审批中').scrollIntoViewIfNeeded();
    await picture(reviewing, 'approvals-1-review');
    expect(await hindrances(reviewing)).toEqual([]);
    for (const phone of [bureau.lead, bureau.reviewer]) {
      await decides(bureau, phone, { result: 'agree' });
      await calm(bureau);
    }
    const done = await browser.open(`${bureau.sandbox.origin}/phone/${bureau.filler.userId}/#/tasks/${id}`, PHONE);
    await done.getByText('钉钉审批：已同步').scrollIntoViewIfNeeded();
    await picture(done, 'approvals-2-done');
  });
});
