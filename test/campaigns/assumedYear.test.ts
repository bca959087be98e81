// A year that is an assumption of the demo is marked wherever a campaign is named, whatever its admin called it.
import 'reflect-metadata';
import type { CampaignSummary, ProjectList } from '../../shared/contracts/campaigns';
import type { MyTasks } from '../../shared/contracts/tasks';
import { bureaus } from '../support/bureau';

const aBureau = bureaus('sqlite');

it('in the notice, the list and the bot’s answer', async () => {
  const { admin, filler, settle } = await aBureau({ seed: { launch: false } });
  const { projects } = await admin.get<ProjectList>('api/projects');
  const { id, fiscalYear } = projects[0]!;
  const input = { name: '年度自评', fiscalYear, dueDate: '2025-04-01', projectIds: [id] };
  expect(await admin.post<CampaignSummary>('api/campaigns', input)).toMatchObject({ fiscalYearAssumed: true });
  await settle();
  const marked = '年度自评（年度为演示假设）';
  expect(filler.lastNotice()).toContain(marked);
  expect((await filler.get<MyTasks>('api/tasks')).toFill[0]!.campaignName).toBe(marked);
  expect(await filler.ask('进度')).toContain(marked);
});
