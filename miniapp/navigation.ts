// Where the pages are, by role: the bar of a wide screen and the list on the phone's home are both made of this.
// A new page is one line in the group its user would look in. Pure data: nothing here is drawn.
import type { Me } from '../shared/contracts/identity';

export interface NavigationEntry {
  /** the page's address, as in routes.tsx */
  to: string;
  name: string;
  /** what is found there, for the list on the phone */
  hint: string;
  shownTo: (me: Me) => boolean;
  /** pages that are entered through this one and have no entry of their own */
  also?: string[];
  /** about the reader, not about managing: everybody has it */
  personal?: true;
}

export interface NavigationGroup {
  title: string;
  entries: NavigationEntry[];
}

const HOME: NavigationEntry = {
  to: '/',
  name: '我的任务',
  hint: '要我填报和审核的',
  shownTo: () => true,
  also: ['/tasks'],
};

const REMINDERS: NavigationEntry = {
  to: '/reminders',
  name: '提醒设置',
  hint: '什么时候提醒我，发过什么',
  shownTo: () => true,
  personal: true,
};

const GROUPS: NavigationGroup[] = [
  {
    title: '办理',
    entries: [
      HOME,
      { to: '/reviews', name: '待我审核', hint: '有疑点的先看，其余一起通过', shownTo: ({ can }) => can.review },
      REMINDERS,
    ],
  },
  {
    title: '评价',
    entries: [
      { to: '/insight', name: '看板', hint: '总体情况，需要决定的事', shownTo: ({ can }) => can.viewBoard },
      { to: '/campaigns', name: '评价批次', hint: '进度、催办、发起', shownTo: ({ can }) => can.viewBoard },
    ],
  },
  {
    title: '资料',
    entries: [
      {
        to: '/projects',
        name: '项目库',
        hint: '填报人、资金、指标，导入',
        shownTo: ({ can }) => can.launchCampaign,
      },
      {
        to: '/templates',
        name: '指标体系',
        hint: '模板、指标库',
        shownTo: ({ can }) => can.manageTemplates,
        also: ['/profiles'],
      },
      { to: '/people', name: '人员与角色', hint: '通讯录、角色、代理人', shownTo: ({ can }) => can.managePeople },
    ],
  },
  {
    title: '保障',
    entries: [
      { to: '/deliveries', name: '送达情况', hint: '通知到了谁，怎么补', shownTo: ({ can }) => can.viewDeliveries },
      {
        to: '/work-calendar',
        name: '工作日历',
        hint: '节假日、调休、本单位例外',
        shownTo: ({ can }) => can.launchCampaign,
      },
      { to: '/audit', name: '审计日志', hint: '谁在什么时候做了什么', shownTo: ({ can }) => can.readAudit },
      { to: '/quota', name: '接口额度', hint: '钉钉调用用了多少', shownTo: ({ can }) => can.watchDingTalk },
    ],
  },
];

/** What `me` may open, group by group; groups without anything are left out. */
export function navigationOf(me: Me): NavigationGroup[] {
  return GROUPS.map((group) => ({ ...group, entries: group.entries.filter((entry) => entry.shownTo(me)) })).filter(
    (group) => group.entries.length > 0,
  );
}

/** What is there for managing: without the home page and what is about the reader alone. */
export function managingPagesOf(me: Me): NavigationEntry[] {
  return navigationOf(me).flatMap((group) => group.entries.filter((entry) => entry !== HOME && !entry.personal));
}

/** The entry whose page `path` is, or belongs to: of several the one with the longest address. */
export function entryOf(path: string): NavigationEntry {
  let best = HOME;
  let length = 0;
  for (const entry of GROUPS.flatMap((group) => group.entries)) {
    for (const address of [entry.to, ...(entry.also ?? [])]) {
      if (address === '/' || !isBelow(path, address) || address.length <= length) continue;
      best = entry;
      length = address.length;
    }
  }
  return best;
}

function isBelow(path: string, address: string): boolean {
  return path === address || path.startsWith(`${address}/`);
}
