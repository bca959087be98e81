// Troubles that are switched on by hand: which are on, for which calls, and how often they still strike.
// What each of them does is written where it strikes (http/faultEffects.ts, stream/gateway.ts); this file only keeps the switches,
// so that a new trouble needs one name here and one effect there.
import type { Live } from './live';

export const FAULTS = {
  down: '钉钉整体不可用：连接一律断开',
  slowMs: '接口变慢（毫秒）',
  html502: '接口返回 502 网页',
  busy: '系统繁忙（可重试）',
  qps: '超出每秒调用频率',
  quota: '本月调用额度用尽',
  ipBlocked: '来源 IP 被拦截',
  dropSilently: '发送返回成功，实际不送达',
  refuseSocket: '拒绝 Stream 长连接',
} as const;

export type FaultName = keyof typeof FAULTS;

export interface FaultSetting {
  /** milliseconds for `slowMs`; otherwise without meaning */
  value: number;
  /** strikes only calls whose API contains this text; empty for all */
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
