import { headFor } from '../../shared/indicator-quality/heads';
import { dimensionOf } from '../../shared/indicator-quality/readDraft';
import type { IndicatorDraft, QualityContext } from '../../shared/indicator-quality/types';
import { getProfile } from '../../shared/scoring/profiles';
import type { Labelled } from './corpus';

const national = getProfile('national-2020');

/** A project of 2024 of which nothing special is known. */
export const aContext = (more: Partial<QualityContext> = {}): QualityContext => ({
  profile: national,
  servesPublic: null,
  knownSources: [],
  fiscalYear: 2024,
  ...more,
});

/** One draft under its 二级指标; the 一级指标 follows from it. */
export function aDraft(
  level2: string,
  name: string,
  target: string,
  more: Partial<IndicatorDraft> = {},
): IndicatorDraft {
  const dimension = dimensionOf('', level2);
  return {
    level1: dimension ? headFor(dimension, national).level1 : '',
    level2,
    name,
    target,
    kind: null,
    comparator: null,
    unit: null,
    points: null,
    definition: null,
    dataSource: '业务台账',
    lastYear: null,
    ...more,
  };
}

export const draftOf = ([level2, name, target, more]: Labelled): IndicatorDraft => aDraft(level2, name, target, more);
