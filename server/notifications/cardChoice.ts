import type { QuotaPolicy } from '../../shared/quota/policy';

/** Whether reviewers are asked by cards. Asked within transactions, so what the quota allows is known beforehand. */
export interface CardChoice {
  use(): boolean;
  /** Looks again how much of the quota is left. To be called every minute or so. */
  refresh(): Promise<void>;
}

/** @param configured a template for cards is configured; without one there are only notices */
export function createCardChoice(configured: boolean, policy: () => Promise<Pick<QuotaPolicy, 'cards'>>): CardChoice {
  let affordable = true;
  return {
    use: () => configured && affordable,
    async refresh() {
      if (configured) affordable = (await policy()).cards;
    },
  };
}
