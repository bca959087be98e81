// Where the numbers of the overview lead. Pure.
import type { InsightRowsQuery } from '../../../shared/contracts/insight';

type Narrowing = Partial<Pick<InsightRowsQuery, 'value' | 'unitId' | 'indicator' | 'offset'>>;

/** The list behind a number, as a link. */
export function rowsHref(campaignId: string, by: InsightRowsQuery['by'], narrowing: Narrowing = {}): string {
  // Late ones are acted upon where 催办 and 延期 are.
  if (by === 'overdue') return boardHref(campaignId, 'overdue');
  const parts = Object.entries({ by, ...narrowing }).flatMap(([name, value]) =>
    value === undefined || value === 0 ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return `#/insight/${campaignId}/rows/${parts.join('&')}`;
}

/** The board of the campaign. @param show what it is narrowed to, as the board's own address has it */
export const boardHref = (campaignId: string, show = ''): string =>
  `#/campaigns/${campaignId}${show && `/show=${show}`}`;

export const dashboardHref = (campaignId: string): string => `#/insight/${campaignId}`;

/** 体检 of the campaign. @param view its part, the findings when left out */
export const xrayHref = (campaignId: string, view = ''): string => `#/insight/${campaignId}/xray${view && `/${view}`}`;
