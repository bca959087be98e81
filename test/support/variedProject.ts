// The real project with indicators of every kind: a day, a range, a number judged by levels, a yes or no, a floor.
import type {
  CampaignPreview,
  CampaignSummary,
  LaunchCampaignRequest,
  ProjectList,
} from '../../shared/contracts/campaigns';
import { Indicator } from '../../server/projects/entities';
import type { Bureau } from './bureau';

type Changes = Partial<Indicator>;

const suggested = (actual: string): Changes['suggestion'] => {
  return { actual, band: null, bandPercent: null, source: '项目验收单', assumed: false };
};

const varied: Record<string, Changes> = {
  各项系统实施进度: {
    kind: 'quantitative',
    targetKind: 'date',
    target: '2024-12-20',
    suggestion: suggested('2024-12-18'),
  },
  '系统故障修复（响应）时间': {
    targetKind: 'range',
    comparator: null,
    target: '5',
    targetTo: '8',
    suggestion: suggested('6'),
  },
  机房运维服务达标率: { scoringRule: { kind: 'bands' }, suggestion: null },
  系统功能达标率: { scoringRule: { kind: 'prorataWithFloor', floorPercent: '60' } },
  等保测评及安全运维周期: { scoringRule: { kind: 'direct' } },
};

/** Changes indicators of the project that is not launched yet, by their name. */
export async function changeIndicators(bureau: Bureau, changes: Record<string, Changes> = varied): Promise<void> {
  await bureau.server.database.transaction(async (db) => {
    for (const [name, change] of Object.entries(changes)) {
      const asked = await db.findOneByOrFail(Indicator, { name });
      await db.save(Indicator, { ...asked, ...change });
    }
  });
}

async function campaignOf(bureau: Bureau): Promise<LaunchCampaignRequest> {
  const { projects } = await bureau.admin.get<ProjectList>('api/projects');
  const { id, fiscalYear } = projects.find(({ name }) => name === '财政网络运维服务费')!;
  return { name: '年度自评', fiscalYear, dueDate: '2025-04-01', projectIds: [id] };
}

/** What the launch page would say about the project as it is now. */
export async function previews(bureau: Bureau): Promise<CampaignPreview> {
  return bureau.admin.post<CampaignPreview>('api/campaigns/preview', await campaignOf(bureau));
}

export async function launches(bureau: Bureau): Promise<CampaignSummary> {
  const launched = await bureau.admin.post<CampaignSummary>('api/campaigns', await campaignOf(bureau));
  await bureau.settle();
  return launched;
}
