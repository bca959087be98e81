// Which APIs the app called, and what it cost of the organisation's monthly quota.
import type { Quota } from '../options';
import type { Live } from './live';

const KEPT = 200;
const LONGEST_BODY = 2000;
/** DingTalk's months are China's. */
const CHINA_OFFSET_MS = 8 * 3_600_000;
/** Contact events are free; bot messages, card callbacks and all other events count. */
const FREE_TOPICS = /^(user_|org_|label_)/;
const SECRET_FIELDS = /secret|token|password|ticket|^code$|authcode|encodingaes/i;

export interface Call {
  /** newest has the highest */
  id: number;
  at: number;
  /** e.g. `POST /v1.0/todo/users/:unionId/tasks` */
  api: string;
  path: string;
  status: number;
  /** DingTalk's code when it refused; null when it did what was asked */
  error: string | null;
  tookMs: number;
  counted: boolean;
  /** what was sent, without secrets; empty when nothing was */
  body: string;
}

interface Counters {
  /** e.g. `2026-11` */
  month: string;
  calls: Map<string, number>;
  deliveries: Map<string, number>;
}

export type CallLog = ReturnType<typeof createCallLog>;

export function createCallLog(live: Live, now: () => number, given: Quota) {
  const latest: Call[] = [];
  const quota = { ...given };
  let lastId = 0;
  let counters: Counters = { month: '', calls: new Map(), deliveries: new Map() };

  /** A new month begins with a full quota. */
  function thisMonth(): Counters {
    const month = new Date(now() + CHINA_OFFSET_MS).toISOString().slice(0, 7);
    if (counters.month !== month) counters = { month, calls: new Map(), deliveries: new Map() };
    return counters;
  }

  const callsTotal = () => sum(thisMonth().calls);
  const deliveriesTotal = () => sum(thisMonth().deliveries);

  return {
    record(call: Omit<Call, 'id' | 'body'>, fields: unknown): void {
      lastId += 1;
      latest.push({ ...call, id: lastId, body: shown(fields) });
      if (latest.length > KEPT) latest.shift();
      if (call.counted) add(thisMonth().calls, call.api);
      live.tell('calls');
    },
    /** A bot message or event handed to the app; these have a quota of their own. */
    recordDelivery(topic: string): void {
      if (!FREE_TOPICS.test(topic)) add(thisMonth().deliveries, topic);
      live.tell('calls');
    },
    quota: (): Readonly<Quota> => quota,
    setQuota(change: Partial<Quota>): void {
      Object.assign(quota, change);
      live.tell('calls');
    },
    areCallsUsedUp: (): boolean => callsTotal() >= quota.calls,
    isDeliveryLeft: (topic: string): boolean => FREE_TOPICS.test(topic) || deliveriesTotal() < quota.deliveries,
    month: (): string => thisMonth().month,
    /** how many are no longer kept */
    earlierCount: (): number => lastId - latest.length,
    latest: (): Call[] => [...latest].reverse(),
    counted: (): Record<string, number> => Object.fromEntries(thisMonth().calls),
    deliveries: (): Record<string, number> => Object.fromEntries(thisMonth().deliveries),
    countedTotal: callsTotal,
    deliveredTotal: deliveriesTotal,
    save: () => counters,
    load(saved: Counters | undefined): void {
      if (saved) counters = saved;
    },
  };
}

const sum = (counts: Map<string, number>): number => [...counts.values()].reduce((total, count) => total + count, 0);

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** What was sent, cut to a readable length; secrets are struck out wherever they stand. */
function shown(fields: unknown): string {
  if (typeof fields !== 'object' || fields === null || Object.keys(fields).length === 0) return '';
  const text = JSON.stringify(fields, (name, value: unknown) =>
    SECRET_FIELDS.test(name) && typeof value === 'string' ? '（不显示）' : value,
  );
  return text.length > LONGEST_BODY ? `${text.slice(0, LONGEST_BODY)}……` : text;
}
