import type { TemplateDetail, TemplateSummary } from '../../shared/contracts/templates';
import { sumDecimals } from '../../shared/decimal';
import { checkTemplate } from '../../shared/templates/checkTemplate';
import type { IndicatorTemplate } from '../../shared/templates/types';
import type { Template } from './entities';

/** A template with where it is from: shipped, or a row of this bureau and who changed it last. */
export interface PlacedTemplate {
  template: IndicatorTemplate;
  own: { row: Template; changedByName: string | null } | null;
}

/** A bureau's own template in the shape of those that ship. */
export function asTemplate({ id, name, version, source, kind, profileId, indicators }: Template): IndicatorTemplate {
  return { id, name, version: String(version), source, kind, profileId, indicators };
}

/** A line of the list. */
export function presentSummary({ template, own }: PlacedTemplate): TemplateSummary {
  const { id, name, version, source, kind, profileId, indicators } = template;
  return {
    id,
    name,
    version,
    source,
    kind,
    profileId,
    isOwn: own !== null,
    isDemo: own?.row.isDemo ?? false,
    points: sumDecimals(indicators.map(({ points }) => points)),
    indicatorCount: indicators.length,
    problemCount: checkTemplate(template).length,
    changedAt: own?.row.changedAt?.toISOString() ?? null,
    changedByName: own?.changedByName ?? null,
  };
}

/** Everything of one template. */
export function presentTemplate(placed: PlacedTemplate): TemplateDetail {
  return {
    ...presentSummary(placed),
    rowVersion: placed.own?.row.version ?? null,
    indicators: placed.template.indicators,
    problems: checkTemplate(placed.template),
  };
}
