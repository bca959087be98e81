// How much of DingTalk's monthly quota is used, what is left, and how sparing to be with it.
import type { EntityManager } from 'typeorm';
import type { Quota, QuotaForecast } from '../../shared/contracts/quota';
import { dayOf } from '../../shared/calendar';
import { countedApiLabels, countedDeliveryLabels } from '../../shared/quota/apis';
import {
  forecastAdvice,
  forecastAssumptions,
  forecastCampaign,
  forecastSentence,
  type PlannedCalls,
} from '../../shared/quota/forecast';
import {
  policyAt,
  policySentences,
  quotaLevel,
  quotaLevelLabels,
  usedByMonthEnd,
  type QuotaFacts,
  type QuotaPolicy,
} from '../../shared/quota/policy';
import { callsLeft, quotaSummary } from '../../shared/quota/words';
import { readForm } from '../approvals/form';
import type { Database } from '../database/database';
import { ApiUsage } from './entities';
import { monthOf, type Count, type UsageMeter } from './meter';

/** What the organisation may use in a month. */
export interface QuotaLimits {
  calls: number;
  deliveries: number;
}

export interface QuotaDesk {
  /** How sparing to be now. */
  policy(): Promise<QuotaPolicy>;
  /** Everything about this month, for the admin. */
  describe(db: EntityManager): Promise<Quota>;
  /** What a campaign would use of what is left. */
  forecast(db: EntityManager, tasks: PlannedCalls['tasks']): Promise<QuotaForecast>;
}

export interface QuotaDeps {
  database: Database;
  meter: Pick<UsageMeter, 'unwritten'>;
  limits: QuotaLimits;
  now(): Date;
}

/** @returns the one who knows about the quota; what is counted and not written yet is included */
export function createQuotaDesk({ database, meter, limits, now }: QuotaDeps): QuotaDesk {
  async function read(db: EntityManager) {
    const month = monthOf(now());
    const written = await db.findBy(ApiUsage, { month });
    const waiting = meter.unwritten().filter((count) => count.month === month);
    const counts: Count[] = [...written, ...waiting];
    const refusedAt = written.find(({ kind }) => kind === 'refusal')?.countedAt ?? null;
    const refused = counts.some(({ kind }) => kind === 'refusal');
    return { month, counts, refusedAt, calls: factsOf(counts, 'call', limits.calls, now(), refused) };
  }

  return {
    policy: () => database.read(async (db) => policyAt(quotaLevel((await read(db)).calls))),
    async forecast(db, tasks) {
      const { calls: facts } = await read(db);
      const remaining = callsLeft(facts);
      const { poll, digest } = policyAt(quotaLevel(facts));
      const mirrored = (await readForm(db))?.mirroring ?? false;
      const { calls, items } = forecastCampaign({ tasks, poll, digest, mirrored });
      return {
        calls,
        remaining,
        fits: calls <= remaining,
        sentence: forecastSentence(calls, remaining),
        items,
        advice: forecastAdvice(calls, remaining),
        assumptions: forecastAssumptions,
      };
    },
    async describe(db) {
      const { month, counts, refusedAt, calls } = await read(db);
      const level = quotaLevel(calls);
      return {
        month,
        calls: meterOf(calls, counts, 'call', countedApiLabels),
        deliveries: meterOf(
          factsOf(counts, 'delivery', limits.deliveries, now(), false),
          counts,
          'delivery',
          countedDeliveryLabels,
        ),
        refusedAt: refusedAt?.toISOString() ?? null,
        policy: policyAt(level),
        policyTexts: policySentences[level],
        summary: quotaSummary(calls),
      };
    },
  };
}

function factsOf(counts: Count[], kind: Count['kind'], limit: number, now: Date, refused: boolean): QuotaFacts {
  const [year, month, day] = dayOf(now).split('-').map(Number) as [number, number, number];
  const used = counts.reduce((sum, count) => sum + (count.kind === kind ? count.calls : 0), 0);
  return { used, limit, day, daysInMonth: new Date(Date.UTC(year, month, 0)).getUTCDate(), refused };
}

function meterOf(
  facts: QuotaFacts,
  counts: Count[],
  kind: Count['kind'],
  labels: Readonly<Record<string, string>>,
): Quota['calls'] {
  const perName = new Map<string, number>();
  for (const count of counts)
    if (count.kind === kind) perName.set(count.api, (perName.get(count.api) ?? 0) + count.calls);
  const level = quotaLevel(facts);
  return {
    used: facts.used,
    limit: facts.limit,
    remaining: callsLeft(facts),
    level,
    levelText: quotaLevelLabels[level],
    expected: usedByMonthEnd(facts),
    items: [...perName]
      .map(([name, count]) => ({ name, label: labels[name] ?? name, count }))
      .sort((a, b) => b.count - a.count),
  };
}
