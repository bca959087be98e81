// Thresholds of the quality check. None of them is in a regulation: 产品默认规则.

export const qualitySettings = {
  /** most characters of a name; published names of 三级指标 seldom need more */
  longestName: 25,
  /** share of common bigrams (Dice) from which two names are called nearly the same */
  sameName: 0.85,
  /** fewer points hardly move a total */
  lightestPoints: '2',
  /** more 三级指标 nobody follows through a year */
  mostIndicators: 30,
};
