// What people read, word for word: the first twenty characters say the thing.
import { digestOf, NOTHING } from '../../../shared/reminders/digest';
import type {
  DigestFacts,
  FillItem,
  LateItem,
  RequestItem,
  ReviewItem,
  StuckItem,
} from '../../../shared/reminders/facts';
import { statutoryCalendar } from '../../../server/calendar/workCalendar';

const item: FillItem = {
  taskId: 'a',
  projectName: '财政网络运维服务费',
  campaignLabel: '2024年度自评',
  unitName: '信息中心',
  dueDate: '2025-03-13',
  state: 'drafting',
  missingCount: 3,
  rung: { key: 'T-1@2025-03-13', kind: 'before', days: 1 },
  warnings: [],
  request: null,
};
const due: FillItem = {
  ...item,
  taskId: 'b',
  projectName: '机房运维',
  dueDate: '2025-03-12',
  missingCount: 4,
  rung: { key: 'T-0@2025-03-12', kind: 'due', days: 0 },
};
const late: FillItem = {
  ...item,
  taskId: 'c',
  projectName: '软件正版化',
  dueDate: '2025-03-10',
  rung: { key: 'T+2@2025-03-10', kind: 'overdue', days: 2 },
  warnings: [{ level: 'department', day: '2025-03-13' }],
};
const far: FillItem = { ...item, taskId: 'd', projectName: '档案数字化', dueDate: '2025-04-30', rung: null };
const review: ReviewItem = {
  taskId: 'r',
  projectName: '会议系统',
  unitName: '信息中心',
  fillerName: '王丽',
  waitedWorkdays: 4,
  next: null,
  isNewlyLate: false,
};
const lateOne: LateItem = {
  taskId: 'l',
  campaignId: 'k',
  projectName: '会议系统',
  unitName: '信息中心',
  fillerName: '王丽',
  dueDate: '2025-03-11',
  lateWorkdays: 1,
  missingCount: 3,
  level: 'lead',
  warnedOn: '2025-03-11',
  request: null,
};
const asked = { askedOn: '2025-03-07', wantedDay: '2025-03-31' };
const request: RequestItem = {
  taskId: 'q',
  campaignId: 'k',
  projectName: '会议系统',
  unitName: '信息中心',
  askedByName: '王丽',
  dueDate: '2025-03-20',
  ...asked,
};
const stuck: StuckItem = {
  taskId: 's',
  campaignId: 'k',
  projectName: '会议系统',
  unitName: '信息中心',
  stepLabel: '单位负责人审核',
  waitedWorkdays: 5,
  warnedOn: '2025-03-10',
};

const facts: DigestFacts = { ...NOTHING, today: '2025-03-12', isWorkday: statutoryCalendar.isWorkday };
const told = (changes: Partial<DigestFacts>) => digestOf({ ...facts, ...changes })!;

it('says nothing when there is nothing to do', () => {
  expect(digestOf(facts)).toBeNull();
  expect(digestOf({ ...facts, fills: [far] })).toBeNull();
});

it.each<[string, Partial<DigestFacts>, string, string[]]>([
  [
    'one task, due tomorrow',
    { fills: [item] },
    '明天截止：财政网络运维服务费自评还差 3 项',
    ['截止日期 3月13日 周四', '批次：2024年度自评，信息中心'],
  ],
  [
    'one that is filled',
    { fills: [{ ...item, missingCount: 0 }] },
    '明天截止：财政网络运维服务费自评都填好了，待提交',
    ['截止日期 3月13日 周四', '批次：2024年度自评，信息中心'],
  ],
  [
    'two due today',
    { fills: [due, { ...due, taskId: 'e', projectName: '云服务', missingCount: 3 }] },
    '今天截止 2 项，还差 7 项内容',
    ['机房运维：还差 4 项，今天截止', '云服务：还差 3 项，今天截止'],
  ],
  [
    'overdue, due today and far ahead',
    { fills: [far, due, late] },
    '已逾期 1 项、今天截止 1 项，还差 7 项内容',
    [
      '软件正版化：还差 3 项，逾期 2 天',
      '机房运维：还差 4 项，今天截止',
      '另有 1 项待填，最早 4月30日 周三截止',
      '其中 1 项如仍未提交，明天将告知主管部门',
    ],
  ],
  [
    'what has changed since the last one',
    { fills: [item, due], last: { day: '2025-03-10', missing: { a: 9, x: 5 } } },
    '今天截止 1 项、明天截止 1 项，还差 7 项内容',
    [
      '机房运维：还差 4 项，今天截止',
      '财政网络运维服务费：还差 3 项，明天截止',
      '3月10日 周一提醒以来：办完 1 项任务，填好 6 项内容，新增 1 项任务',
    ],
  ],
  [
    'a lead',
    { late: [lateOne] },
    '逾期 1 个工作日：会议系统自评还没提交',
    ['会议系统：信息中心 王丽，3月11日 周二截止，还差 3 项', '已于3月11日 周二先告知填报人'],
  ],
  [
    'a reviewer with more than can be named',
    { reviews: [review], reviewCount: 12 },
    '待您审核 12 项自评，最久的等了 4 个工作日',
    ['会议系统：信息中心 王丽提交，已等 4 个工作日', '还有 11 项，打开查看'],
  ],
  [
    'a lead who also reviews',
    { late: [lateOne], reviews: [review], reviewCount: 1 },
    '逾期 1 个工作日：会议系统自评还没提交',
    [
      '会议系统：信息中心 王丽，3月11日 周二截止，还差 3 项',
      '已于3月11日 周二先告知填报人',
      '另外，待您审核：会议系统自评，等了 4 个工作日',
      '会议系统：信息中心 王丽提交，已等 4 个工作日',
    ],
  ],
  [
    'a lead who also reviews more than is told besides',
    { late: [lateOne], reviews: [review, review, review, review], reviewCount: 4 },
    '逾期 1 个工作日：会议系统自评还没提交',
    [
      '会议系统：信息中心 王丽，3月11日 周二截止，还差 3 项',
      '已于3月11日 周二先告知填报人',
      '另外，待您审核 4 项自评，最久的等了 4 个工作日',
      ...Array(3).fill('会议系统：信息中心 王丽提交，已等 4 个工作日'),
      '其余请打开应用查看',
    ],
  ],
  [
    'one who asked for more time, and was not answered',
    { fills: [{ ...item, request: asked }] },
    '延期申请待答复：财政网络运维服务费自评明天截止',
    [
      '3月7日 周五申请延至3月31日 周一，还没有答复',
      '答复之前仍按 3月13日 周四截止，还差 3 项',
      '批次：2024年度自评，信息中心',
    ],
  ],
  [
    'the same among others',
    { fills: [due, { ...item, request: asked }] },
    '今天截止 1 项、明天截止 1 项，还差 7 项内容',
    ['机房运维：还差 4 项，今天截止', '财政网络运维服务费：还差 3 项，明天截止，延期申请待答复'],
  ],
  [
    'a lead, of a task for which more time was asked',
    { late: [{ ...lateOne, request: asked }] },
    '逾期 1 个工作日：会议系统自评还没提交',
    [
      '会议系统：信息中心 王丽，3月11日 周二截止，还差 3 项，3月7日 周五申请过延期，还没有答复',
      '已于3月11日 周二先告知填报人',
    ],
  ],
  [
    'a lead, of a task whose filler has left',
    { late: [{ ...lateOne, warnedOn: null }] },
    '逾期 1 个工作日：会议系统自评还没提交',
    [
      '会议系统：信息中心 无人负责（王丽已离开），3月11日 周二截止，还差 3 项',
      '请与绩效管理员商定由谁填报，改派之后不再提醒您',
    ],
  ],
  [
    'an admin with a request',
    { requests: [request], requestCount: 1 },
    '延期申请待答复：会议系统自评，3月7日 周五提出',
    ['会议系统：信息中心 王丽 3月7日 周五申请延至3月31日 周一，现在 3月20日 周四截止'],
  ],
  [
    'an admin with a request for a task due today',
    { requests: [{ ...request, dueDate: '2025-03-12' }], requestCount: 1, requestsDueToday: 1 },
    '延期申请待答复：会议系统自评今天截止',
    ['会议系统：信息中心 王丽 3月7日 周五申请延至3月31日 周一，现在 3月12日 周三截止'],
  ],
  [
    'an admin with more than can be named',
    { requests: [request], requestCount: 8, requestsDueToday: 2 },
    '延期申请待答复 8 份，最早 3月7日 周五提出，其中 2 份的任务今天截止',
    ['会议系统：信息中心 王丽 3月7日 周五申请延至3月31日 周一，现在 3月20日 周四截止', '还有 7 项，打开查看'],
  ],
  [
    'a lead who asked for a filler, on the last day',
    { asked: [{ ...request, dueDate: '2025-03-12' }] },
    '延期申请还没有答复：会议系统自评今天截止',
    [
      '会议系统：信息中心，3月7日 周五申请延至3月31日 周一，还没有答复',
      '今天上午也提醒了绩效管理员；答复之前仍按原日期截止',
    ],
  ],
  [
    'a reviewer, before the one above is told',
    { reviews: [{ ...review, next: { level: 'department', day: '2025-03-13' }, isNewlyLate: true }], reviewCount: 1 },
    '待您审核：会议系统自评，等了 4 个工作日',
    ['会议系统：信息中心 王丽提交，已等 4 个工作日', '如仍未审核，3月13日 周四将告知主管部门'],
  ],
  [
    'the one above',
    { stuck: [stuck] },
    '等待审核 5 个工作日：会议系统自评',
    ['会议系统：信息中心，在“单位负责人审核”已等 5 个工作日', '已于3月10日 周一先提醒审核人'],
  ],
  [
    'a leader',
    {
      week: [
        { campaignId: 'k', campaignLabel: '2024年度自评', dueDate: '2025-03-20', total: 60, handedIn: 43, late: 5 },
      ],
    },
    '已交 43/60 项，逾期 5 项：2024年度自评',
    ['2024年度自评：已交 43/60 项，逾期 5 项，3月20日 周四截止'],
  ],
])('%s', (_what, changes, title, lines) => {
  const digest = told(changes);
  expect([digest.title, ...digest.lines]).toEqual([title, ...lines]);
  expect([...digest.buttonLabel].length).toBeLessThanOrEqual(20);
});

it('says before a holiday that this is the last day on which offices work', () => {
  const fills = [
    {
      ...item,
      dueDate: '2025-10-03',
      rung: { key: 'T-0@2025-10-03', kind: 'due' as const, days: 0 },
      warnings: [{ level: 'lead' as const, day: '2025-10-09' }],
    },
  ];
  const { title, lines } = told({ today: '2025-09-30', fills });
  expect(title).toBe('截止前最后一个工作日：财政网络运维服务费自评还差 3 项');
  expect(lines.at(-1)).toBe('如仍未提交，10月9日 周四将告知本单位负责人');
});

it('leads to the one place: the task, the list, the board', () => {
  const places = [
    { fills: [item] },
    { fills: [item, due] },
    { late: [lateOne] },
    { late: [lateOne, lateOne] },
    { reviews: [review], reviewCount: 2 },
    { requests: [request], requestCount: 1 },
    { requests: [request, { ...request, campaignId: 'm' }], requestCount: 2 },
    { asked: [request] },
    { stuck: [stuck, stuck] },
  ];
  expect(places.map((changes) => told(changes).path)).toEqual([
    '#/tasks/a',
    '#/',
    '#/tasks/l',
    '#/campaigns/k/show=overdue',
    '#/reviews',
    '#/campaigns/k',
    '#/campaigns',
    '#/tasks/q',
    '#/campaigns/k/show=in-review',
  ]);
});

it('names the place the leader’s button leads to', () => {
  const one = { campaignId: 'k', campaignLabel: '2024年度自评', dueDate: '2025-03-20', total: 6, handedIn: 4, late: 0 };
  const leads = [[one], [one, { ...one, campaignId: 'l' }]].map((week) => told({ week }));
  expect(leads.map(({ buttonLabel, path }) => [buttonLabel, path])).toEqual([
    ['查看看板', '#/insight/k'],
    ['查看评价批次', '#/campaigns'],
  ]);
});

it('keeps why it was sent, for each thing', () => {
  expect(told({ fills: [item, late, far], late: [lateOne] }).reasons).toEqual([
    { kind: 'before', why: '截止前 1 天还没提交：财政网络运维服务费自评（3月13日 周四截止）', taskId: 'a' },
    { kind: 'overdue', why: '逾期 2 个工作日还没提交：软件正版化自评（3月10日 周一截止）', taskId: 'c' },
    { kind: 'lead', why: '逾期 1 个工作日还没提交：信息中心，会议系统自评', taskId: 'l' },
  ]);
});
