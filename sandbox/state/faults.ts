// Troubles that are switched on by hand: which are on, for which calls, and how often they still strike.
// What each of them does is written where it strikes (http/faultEffects.ts, push/troubles.ts, stream/gateway.ts, state/notices.ts); this file
// only keeps the switches, so that a new trouble needs one entry here and one effect there.
import type { Live } from './live';

/** Where it strikes, as the page groups them. */
export const FAULT_GROUPS = {
  network: '网络',
  refusal: '拒绝调用',
  answer: '回答走样',
  delivery: '消息送达',
  push: '推送给应用',
  socket: '长连接',
} as const;

export interface FaultKind {
  group: keyof typeof FAULT_GROUPS;
  label: string;
  /** what the app meets */
  explains: string;
  /** when it has a measure: what of, and how much unless said otherwise */
  unit?: string;
  standard?: number;
}

const DEFINED = {
  down: {
    group: 'network',
    label: '钉钉整体不可用',
    explains: '接口和长连接一律断开，像拔了网线；还没登录应用的人这时登不进去。',
  },
  slowMs: { group: 'network', label: '接口变慢', explains: '每次回答前先等一会儿。', unit: '毫秒', standard: 2000 },
  hang: { group: 'network', label: '接口不回话', explains: '收下请求，永远不回答，也没有办理。' },
  loseAnswer: { group: 'network', label: '办了不回话', explains: '事情已经办好，回答却丢了，连接断开。' },
  html502: { group: 'network', label: '502 网页', explains: '网关答的是网页，不是数据。' },
  ipBlocked: {
    group: 'network',
    label: '来源地址被拦截',
    explains: '20 秒内超过一万次调用后的样子，答 status 1111。',
  },
  ipBlockedPage: {
    group: 'network',
    label: '来源地址被拦截（网页）',
    explains: '同上，答的是拦截网页。',
  },

  qps: { group: 'refusal', label: '超过每秒频率', explains: '应用对这个接口调用太快（90018）。' },
  qpsAll: { group: 'refusal', label: '全钉钉限流', explains: '所有应用对这个接口的调用总数太多（90002），整点常见。' },
  quota: { group: 'refusal', label: '本月额度用尽', explains: '组织的接口调用量超过上限（90020）。' },
  noPermission: { group: 'refusal', label: '没有接口权限', explains: '应用没有开通所需的权限（60011）。' },
  badToken: { group: 'refusal', label: '令牌不认', explains: '有效的令牌也答“不合法”（40014）。' },
  ipNotAllowed: { group: 'refusal', label: '地址不在白名单', explains: '服务器出口地址没有登记（60020）。' },
  busy: { group: 'refusal', label: '系统繁忙', explains: '可以稍后重试（-1，systemBusy）。' },
  noWithdrawal: {
    group: 'refusal',
    label: '审批不许撤销',
    explains: '审批模板没有开启撤销，应用也撤销不了。',
  },
  serverError: { group: 'refusal', label: '503 服务不可用', explains: '状态是 503，内容仍是数据。' },

  resetMidBody: { group: 'answer', label: '回答中途断开', explains: '事情已经办好，回答只到一半就断了。' },
  truncatedJson: { group: 'answer', label: '回答残缺', explains: '事情已经办好，回答的数据缺了后半截。' },

  dropSilently: { group: 'delivery', label: '答成功，不送达', explains: '应用以为发出去了，本人收不到。' },
  lateMs: {
    group: 'delivery',
    label: '送达迟缓',
    explains: '工作通知排队，过一会儿才到。',
    unit: '毫秒',
    standard: 8000,
  },

  repeatEvents: { group: 'push', label: '重复推送', explains: '同一件事推送几遍。', unit: '遍', standard: 3 },
  reorderEvents: {
    group: 'push',
    label: '打乱次序',
    explains: '攒够几件再乱序推送，关掉时全部放出。',
    unit: '件',
    standard: 4,
  },
  delayEvents: { group: 'push', label: '推送迟到', explains: '过一会儿才推送。', unit: '毫秒', standard: 5000 },
  dropEvents: { group: 'push', label: '推送丢失', explains: '按这个比例丢掉，以后也不补。', unit: '%', standard: 30 },

  refuseSocket: { group: 'socket', label: '拒绝连接', explains: '建立长连接时答 503。' },
  hangSocket: { group: 'socket', label: '连接悬着', explains: '收下连接请求，永远不应答。' },
  silentSocket: { group: 'socket', label: '连上不说话', explains: '连接建立了，却什么也不发，心跳也没有。' },
  garbageFrames: { group: 'socket', label: '夹带乱码', explains: '每次推送前先发一段坏数据。' },
} as const satisfies Record<string, FaultKind>;

export type FaultName = keyof typeof DEFINED;

export const FAULTS: Record<FaultName, FaultKind> = DEFINED;

export interface FaultSetting {
  /** in the trouble's own unit; without meaning for those that have none */
  value: number;
  /** strikes only calls and pushes whose name contains this text; empty for all */
  api: string;
  /** strikes left; null for without end */
  times: number | null;
}

export type Faults = ReturnType<typeof createFaults>;

export function createFaults(live: Live) {
  const settings = new Map<FaultName, FaultSetting>();
  return {
    set(name: FaultName, setting: FaultSetting | null): void {
      if (setting) settings.set(name, setting);
      else settings.delete(name);
      live.tell('faults');
    },
    clear(): void {
      settings.clear();
      live.tell('faults');
    },
    isOn: (name: FaultName): boolean => settings.has(name),
    active: (): Partial<Record<FaultName, FaultSetting>> => Object.fromEntries(settings),
    /** Whether the trouble strikes this call; uses up one of its times. */
    strikes(name: FaultName, api = ''): FaultSetting | null {
      const setting = settings.get(name);
      if (!setting || !api.includes(setting.api)) return null;
      if (setting.times !== null) {
        setting.times -= 1;
        if (setting.times <= 0) settings.delete(name);
        live.tell('faults');
      }
      return setting;
    },
  };
}
