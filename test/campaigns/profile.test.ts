// The 评分方案 of a campaign decides how its tasks are scored, and a set of indicators that does not fit it is not launched.
import 'reflect-metadata';
import type { CampaignPreview, CampaignSummary, ProjectList } from '../../shared/contracts/campaigns';
import { bureaus } from '../support/bureau';

const aBureau = bureaus('sqlite');

async function launchBy(profileId: string) {
  const bureau = await aBureau({ seed: { launch: false } });
  const { projects } = await bureau.admin.get<ProjectList>('api/projects');
  const { id, fiscalYear } = projects[0]!;
  return { bureau, input: { name: '年度自评', fiscalYear, dueDate: '2025-04-01', profileId, projectIds: [id] } };
}

it('scores the money by steps where the campaign follows Jiangxi', async () => {
  const { bureau, input } = await launchBy('jiangxi-steps');
  const campaign = await bureau.admin.post<CampaignSummary>('api/campaigns', input);
  expect(campaign.profileName).toBe('江西（执行率分档）');
  await bureau.settle();
  const { result } = await bureau.task();
  // 82.91 % lies between 80 % and 100 %.
  expect(result).toMatchObject({ profile: { id: 'jiangxi-steps' }, funds: { ratePercent: '82.91', score: '7.00' } });
});

it('does not launch 90 points of indicators with the 20 points for money of Hubei', async () => {
  const { bureau, input } = await launchBy('hubei-20-80');
  const preview = await bureau.admin.post<CampaignPreview>('api/campaigns/preview', input);
  expect(preview.problems.join()).toContain('合计110分');
  await expect(bureau.admin.post('api/campaigns', input)).rejects.toThrow();
});

it('refuses a profile that nobody has defined', async () => {
  const { bureau, input } = await launchBy('nobody');
  await expect(bureau.admin.post('api/campaigns', input)).rejects.toThrow('评分方案');
});
