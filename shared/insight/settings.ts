// Thresholds of the overview of a campaign. None of them is in a regulation: 产品默认规则.

export const insightSettings = {
  /** percentage points by which an execution rate may stay below the share of the year that has passed */
  behindBy: '10',
  /** calendar days at one step of the review from which on somebody should ask */
  stuckDays: 5,
  /** returns from which on the filler needs help rather than another return */
  manyReturns: 2,
  /** names and bars that a chart on a phone can hold */
  chartRows: 8,
  /** kinds of problems on the dashboard */
  topProblems: 5,
  /** tasks named under a decision; the others are one tap away */
  examples: 3,
};
