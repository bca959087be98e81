// Which APIs the app called, and what it cost of the organisation's monthly quota.
import type { Live } from './live';

const KEPT = 200;

export interface Call {
  at: number;
  /** e.g. `POST /v1.0/todo/users/:unionId/tasks` */
  api: string;
  path: string;
  status: number;
  /** DingTalk's code when it refused; null when it did what was asked */
  error: string | null;
  tookMs: number;
  counted: boolean;
}

export type CallLog = ReturnType<typeof createCallLog>;

export function createCallLog(live: Live) {
  const latest: Call[] = [];
  const countedPerApi = new Map<string, number>();
  const deliveriesPerTopic = new Map<string, number>();

  return {
    record(call: Call): void {
      latest.push(call);
      if (latest.length > KEPT) latest.shift();
      if (call.counted) countedPerApi.set(call.api, (countedPerApi.get(call.api) ?? 0) + 1);
      live.tell('calls');
    },
    /** A bot message or event handed to the app; these have a quota of their own. */
    recordDelivery(topic: string): void {
      deliveriesPerTopic.set(topic, (deliveriesPerTopic.get(topic) ?? 0) + 1);
      live.tell('calls');
    },
    latest: (): Call[] => [...latest].reverse(),
    counted: (): Record<string, number> => Object.fromEntries(countedPerApi),
    deliveries: (): Record<string, number> => Object.fromEntries(deliveriesPerTopic),
    countedTotal: (): number => [...countedPerApi.values()].reduce((sum, count) => sum + count, 0),
    deliveredTotal: (): number => [...deliveriesPerTopic.values()].reduce((sum, count) => sum + count, 0),
  };
}
