// Every address of the server, and how it is asked for something of another unit's. One that is added needs its line here.
import { USUAL_POLICY } from '../../shared/reminders/policy';
import { emptyLaunch, type Foreign } from './foreignThings';

/** Answered to whoever asks. */
export const FOR_ANYBODY = [
  'GET /api/app-config',
  'POST /api/sign-in',
  'GET /api/sign-in/browser',
  'GET /api/sign-in/browser/callback',
  'POST /api/sign-out',
];

export interface Address {
  /** which of the foreign things its parts name */
  parts?: string[];
  query?: string;
  body?: () => object;
  /** answered to anybody who is signed in, or managing, with what is theirs and nothing else */
  own?: true;
  /** of all who manage anything: closed to whoever manages nothing */
  house?: true;
}

const own = { own: true } as const;
const house = { house: true } as const;
const nothing = () => ({});

/** @param foreign what the requests name */
export function addressesFor(foreign: Foreign): Record<string, Address> {
  const version = () => ({ version: foreign.version });
  const firstVersion = () => ({ version: 1 });
  const selection = () => ({ taskId: foreign.task });
  const later = () => ({ ...selection(), dueDate: '2025-09-01' });
  const campaign = () => ({ name: '批次', fiscalYear: 2024, dueDate: '2025-09-01', projectIds: [foreign.project] });
  const grant = () => ({ role: 'leader', unitId: foreign.unit });
  const deduction = () => {
    const off = { line: '每次扣0.1分', points: '0.1', times: 1, fact: '缺台账', basis: '检查记录' };
    return { ...version(), indicatorId: foreign.indicator, ...off };
  };
  const decisions = () => ({ decisions: [{ taskId: foreign.task, ...version(), decision: 'approve' }] });
  const ofTask = (body?: Address['body']): Address => ({ parts: ['task'], body });
  const ofCampaign = (body?: Address['body']): Address => ({ parts: ['campaign'], body });

  function upload() {
    const described = { requirement: null, documentDate: null };
    return { indicatorId: foreign.indicator, fileName: '材料.pdf', sizeBytes: 10, ...described };
  }

  return {
    'GET /api/me': own,
    'GET /api/tasks': own,
    'GET /api/live': own,
    'GET /api/page-signature': { ...own, query: '?url=ORIGIN/' },
    'GET /api/reviews': own,
    'POST /api/reviews/decisions': { ...own, body: decisions },
    'POST /api/reviews/undo': { ...own, body: () => ({ decisionIds: [foreign.task] }) },
    'GET /api/stand-in': own,
    'PUT /api/stand-in': { ...own, body: () => ({ standInId: foreign.person, from: null, until: null }) },
    'GET /api/stand-in/colleagues': own,
    'GET /api/campaigns': own,
    'POST /api/campaigns': { ...own, body: campaign },
    'POST /api/campaigns/preview': { ...own, body: campaign },
    'GET /api/launches': own,
    'POST /api/launches': { ...own, body: () => ({ form: { ...emptyLaunch(), projectIds: [foreign.project] } }) },
    'GET /api/me/reminders': own,
    'GET /api/me/reminder-settings': own,
    'PUT /api/me/reminder-settings': { ...own, body: () => ({ version: 0, hour: null, quiet: null, muted: [] }) },
    'POST /api/reminder-previews': {
      ...own,
      body: () => ({ dueDate: '2025-09-01', projectIds: [foreign.project], policy: USUAL_POLICY }),
    },
    'GET /api/people': own,
    'GET /api/units': own,
    'GET /api/role-suggestions': own,
    'POST /api/role-suggestions/acceptance': {
      ...own,
      body: () => ({ suggestions: [{ personId: foreign.person, ...grant(), role: 'lead' }] }),
    },
    'GET /api/projects': own,
    'GET /api/project-library': own,
    'GET /api/audit': own,
    'GET /api/audit/workbook': own,
    'GET /api/deliveries': own,
    'GET /api/dingtalk-status': own,
    'POST /api/templates/replay': {
      ...own,
      body: () => ({ profileId: 'national-2020', indicators: template().indicators }),
    },
    'GET /api/work-calendar': { ...own, query: '?year=2025' },

    'GET /api/tasks/:id': ofTask(),
    'PUT /api/tasks/:id/draft': ofTask(() => ({ ...version(), results: [foreign.result] })),
    'POST /api/tasks/:id/submission': ofTask(version),
    'POST /api/tasks/:id/withdrawal': ofTask(version),
    'POST /api/tasks/:id/approval': ofTask(version),
    'POST /api/tasks/:id/return': ofTask(() => ({ ...version(), reason: '退', indicators: [] })),
    'POST /api/tasks/:id/reassignment': ofTask(() => ({ ...version(), toId: foreign.person, reason: '换' })),
    'POST /api/tasks/:id/deductions': ofTask(deduction),
    'POST /api/tasks/:id/deductions/:deductionId/withdrawal': { parts: ['task', 'deduction'], body: version },
    'POST /api/tasks/:id/reports': ofTask(nothing),
    'GET /api/tasks/:id/result': ofTask(),
    'GET /api/tasks/:id/evidence': ofTask(),
    'GET /api/tasks/:id/timeline': ofTask(),
    'GET /api/tasks/:id/deliveries': ofTask(),
    'GET /api/tasks/:id/rows/:place/history': { parts: ['task', 'indicator'] },
    'GET /api/tasks/:id/extension-requests': ofTask(),
    'POST /api/tasks/:id/extension-requests': ofTask(() => ({ wantedDay: '2025-09-01', reason: '等' })),
    'POST /api/extension-requests/:id/decision': { parts: ['request'], body: () => ({ decision: 'grant' }) },
    'POST /api/extension-requests/:id/withdrawal': { parts: ['request'], body: nothing },
    'GET /api/reviews/:id': ofTask(),
    'PUT /api/reviews/:id/view': ofTask(() => ({ round: 1 })),
    'PUT /api/evidence/:id': { parts: ['evidence'], body: () => ({ requirement: null, documentDate: null }) },
    'GET /api/evidence/:id/file': { parts: ['evidence'] },
    'POST /api/evidence/:id/removal': { parts: ['evidence'], body: nothing },
    'POST /api/evidence/:id/restoration': { parts: ['evidence'], body: nothing },
    'PUT /api/evidence-uploads/:id': { parts: ['new'], body: () => ({ ...upload(), taskId: foreign.task }) },
    'PUT /api/evidence-uploads/:id/content': { parts: ['upload'], query: '?offset=0' },
    'GET /api/reports/:id/file': { parts: ['report'] },
    'POST /api/reports/:id/delivery': { parts: ['report'], body: nothing },
    'POST /api/deliveries/:id/again': { parts: ['message'], body: nothing },
    'POST /api/deliveries/:id/told-by-phone': { parts: ['message'], body: nothing },

    'GET /api/campaigns/:id': ofCampaign(),
    'GET /api/campaigns/:id/tasks': { ...own, ...ofCampaign() },
    'GET /api/campaigns/:id/tasks.xlsx': ofCampaign(),
    'POST /api/campaigns/:id/urges/preview': { ...own, ...ofCampaign(selection) },
    'POST /api/campaigns/:id/urges': { ...own, ...ofCampaign(selection) },
    'POST /api/campaigns/:id/extension/preview': ofCampaign(later),
    'POST /api/campaigns/:id/extension': ofCampaign(() => ({ ...later(), reason: '延' })),
    'GET /api/campaigns/:id/extension-requests': { ...own, ...ofCampaign() },
    'GET /api/campaigns/:id/groups': ofCampaign(),
    'POST /api/campaigns/:id/groups/:groupId/unbinding': { parts: ['campaign', 'new'], body: nothing },
    'GET /api/campaigns/:id/reminder-policy': ofCampaign(),
    'PUT /api/campaigns/:id/reminder-policy': ofCampaign(() => ({ version: 0, policy: USUAL_POLICY })),
    'POST /api/campaigns/:id/reminder-preview': ofCampaign(nothing),
    'GET /api/campaigns/:id/reminders': ofCampaign(),
    'GET /api/insight/:id/dashboard': ofCampaign(),
    'GET /api/insight/:id/findings': ofCampaign(),
    'GET /api/insight/:id/wording': ofCampaign(),
    'GET /api/insight/:id/reviewed': ofCampaign(),
    'GET /api/insight/:id/rows': { parts: ['campaign'], query: '?by=all' },

    'GET /api/people/:id': { parts: ['person'] },
    'POST /api/people/:id/roles': { parts: ['person'], body: grant },
    'POST /api/people/:id/roles/:roleId/revocation': { parts: ['person', 'role'], body: nothing },
    'PUT /api/people/:id/deputy': { parts: ['person'], body: () => ({ deputyId: null, until: null }) },
    'GET /api/projects/:id': { parts: ['project'] },
    'PUT /api/projects/:id': { parts: ['project'], body: () => ({ version: 1, annualObjective: '改' }) },
    'GET /api/launches/:id': { parts: ['launch'] },
    'PUT /api/launches/:id': { parts: ['launch'], body: () => ({ version: 1, form: emptyLaunch() }) },
    'POST /api/launches/:id/schedule': {
      parts: ['launch'],
      body: () => ({ version: 1, at: '2025-06-03T02:00:00.000Z' }),
    },
    'POST /api/launches/:id/cancellation': { parts: ['launch'], body: firstVersion },
    'POST /api/launches/:id/removal': { parts: ['launch'], body: firstVersion },
    'POST /api/directory/runs/:id/answer': { parts: ['run'], body: () => ({ accept: true }) },

    'GET /api/directory': house,
    'POST /api/directory/runs': { ...house, body: nothing },
    'GET /api/quota': house,
    'PUT /api/work-calendar/:day': { ...house, parts: ['day'], body: () => ({ isWorkday: true, note: '值班' }) },
    'POST /api/work-calendar/:day/removal': { ...house, parts: ['day'], body: nothing },
    'GET /api/project-imports/template': house,
    'POST /api/project-imports/preview': house,
    'POST /api/project-imports/marked-copy': house,
    'POST /api/project-imports': { ...house, query: `?rows=all&sha256=${'a'.repeat(64)}` },
    'GET /api/templates': house,
    'GET /api/templates/:id': { ...house, parts: ['template'] },
    'GET /api/templates/:id/workbook': { ...house, parts: ['template'] },
    'GET /api/templates/:id/versions': { ...house, parts: ['template'] },
    'POST /api/templates': { ...house, body: template },
    'PUT /api/templates/:id': { ...house, parts: ['template'], body: () => ({ version: 1, template: template() }) },
    'POST /api/templates/reading': house,
    'GET /api/report-templates/evaluation-report': house,
    'PUT /api/report-templates/evaluation-report': { ...house, query: '?fileName=a.docx' },
    'DELETE /api/report-templates/evaluation-report': house,
  };
}

function template() {
  const row = { level1: '产出指标', level2: '数量指标', name: '验收次数', kind: 'quantitative', comparator: '>=' };
  const told = { definition: null, scoringStandard: null, dataSource: null };
  const indicators = [{ ...row, ...told, target: '4', unit: '次', points: '100' }];
  return { name: '模板', source: '', kind: 'self-evaluation', profileId: 'national-2020', indicators };
}
