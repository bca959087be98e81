import { nationalSelfEvaluation, nationalWithCost } from './data/national';
import { itPool, roomOperations, securityOperations, systemOperations } from './data/itOperations';
import { frameworkTemplate } from './framework';
import type { IndicatorPool, IndicatorTemplate } from './types';

const shippedTemplates: readonly IndicatorTemplate[] = [
  nationalSelfEvaluation,
  nationalWithCost,
  frameworkTemplate,
  systemOperations,
  roomOperations,
  securityOperations,
];

/** All templates that ship, the national one first. */
export function listTemplates(): readonly IndicatorTemplate[] {
  return shippedTemplates;
}

/** The shipped template of that id; null for any other: a bureau's own have ids of their rows. */
export function getTemplate(id: string): IndicatorTemplate | null {
  return shippedTemplates.find((one) => one.id === id) ?? null;
}

/** 指标库: further indicators to pick from. */
export function listPools(): readonly IndicatorPool[] {
  return [itPool];
}
