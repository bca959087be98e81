// What becomes of the points of items that do not apply: they move or the total is normalised, so that it is out of 100.
import { compareDecimals, plainDecimal, proportion, shareOut, sumDecimals } from '../decimal';
import { dataStateLabels, isExcluded, type MissingDataSettings } from './dataStates';
import type { Profile, RuleSources } from './profile';
import type { DataDeclaration, Explanation, Sheet } from './types';

export interface SettledWeights {
  /** 分值 by id of an indicator, `funds` for the money, after all moves; 0 for what does not apply */
  points: Map<string, string>;
  /** ids of what does not apply */
  excluded: Set<string>;
  /** one line for each item whose points moved, then one for the sum */
  moves: Explanation[];
  /** whether any indicator applies: without one there is nothing to evaluate by */
  isScorable: boolean;
  /** points that can be earned: what the sheet had when points move, less when the total is normalised */
  applicable: string;
}

/** What has points and may turn out not to apply: an indicator, or the money of a self-evaluation. */
interface WeightedItem {
  id: string;
  name: string;
  level1: string;
  level2: string;
  points: string;
  data?: DataDeclaration | undefined;
}

/** What moving and normalising need to know of a profile. */
type WeightSettings = MissingDataSettings & { sources: Pick<RuleSources, 'weights'> };

/** {@link settleItems} for a self-evaluation: the money may leave its points to the indicators, and takes none. */
export function settleWeights(sheet: Sheet, profile: Profile): SettledWeights {
  return settleItems([fundsItem(sheet), ...sheet.indicators], profile, (item) => item.id !== 'funds');
}

/**
 * The points each item is scored by. With `move`, an excluded item's points go to the items beside it in its 二级指标, else
 * its 一级指标, else to the levels the profile names, else to all; shared by their own points, exactly. With `normalise`
 * they go nowhere, and {@link normalisedTotal} raises the total.
 *
 * @source 财预〔2021〕101号 for 满意度 and 成本 (evaluation-rules §2.1); other moves are product rules
 */
export function settleItems(
  items: readonly WeightedItem[],
  profile: WeightSettings,
  mayReceive: (item: WeightedItem) => boolean = () => true,
): SettledWeights {
  const out = items.filter((item) => isExcluded(item.data, profile));
  const excluded = new Set(out.map((item) => item.id));
  const receivers = items.filter((item) => mayReceive(item) && !excluded.has(item.id));
  const points = new Map(items.map((item) => [item.id, excluded.has(item.id) ? '0' : plainDecimal(item.points)]));
  const isMoving = profile.notApplicable.mode === 'move' && receivers.length > 0;
  const lines = isMoving ? out.flatMap((item) => moveItem(item, receivers, points, profile)) : [];
  const applicable = sumDecimals([...points.values()]);
  const moves = lines.length > 0 ? [...lines, sumLine(items, points, profile)] : [];
  return { points, excluded, moves, applicable, isScorable: out.length === 0 || receivers.length > 0 };
}

function moveItem(
  item: WeightedItem,
  receivers: WeightedItem[],
  points: Map<string, string>,
  profile: WeightSettings,
): Explanation[] {
  if (compareDecimals(item.points, '0') <= 0) return [];
  const shares = sharesOf(item, receivers, profile).filter(({ share }) => compareDecimals(share, '0') !== 0);
  const gains = shares.map(({ to, share }) => {
    const before = points.get(to.id)!;
    const after = sumDecimals([before, share]);
    points.set(to.id, after);
    return `“${to.name}”由${before}分增至${after}分`;
  });
  const why = `${dataStateLabels[item.data!.state]}${item.data!.approval ? `（批准：${item.data!.approval}）` : ''}`;
  const inputs = Object.fromEntries(shares.map(({ to, share }) => [`移入${to.name}`, share]));
  return [
    {
      rule: 'weights.move',
      text: `“${item.name}”${why}，其${plainDecimal(item.points)}分移入：${gains.join('、')}。`,
      inputs: { 移出: item.name, 移出分值: plainDecimal(item.points), ...inputs },
      source: profile.sources.weights,
      whatIf: null,
    },
  ];
}

interface Share {
  to: WeightedItem;
  share: string;
}

function sharesOf(item: WeightedItem, receivers: WeightedItem[], { notApplicable }: WeightSettings): Share[] {
  const inLevel = receivers.filter((one) => one.level1 === item.level1);
  const beside = inLevel.filter((one) => one.level2 === item.level2);
  if (beside.length > 0) return among(item.points, beside);
  if (inLevel.length > 0) return among(item.points, inLevel);
  const named = Object.entries(notApplicable.moveTo[item.level1] ?? {})
    .map(([level, share]) => ({ share, rows: receivers.filter((one) => one.level1 === level) }))
    .filter(({ rows }) => rows.length > 0);
  if (named.length === 0) return among(item.points, receivers);
  const perLevel = shareOut(
    item.points,
    named.map(({ share }) => share),
  );
  return named.flatMap(({ rows }, index) => among(perLevel[index]!, rows));
}

/** By the points the rows had at first, so that the order in which items leave does not matter. */
function among(total: string, rows: WeightedItem[]): Share[] {
  const shares = shareOut(
    total,
    rows.map((row) => row.points),
  );
  return rows.map((to, index) => ({ to, share: shares[index]! }));
}

function sumLine(items: readonly WeightedItem[], points: Map<string, string>, profile: WeightSettings): Explanation {
  const before = sumDecimals(items.map((item) => item.points));
  const after = sumDecimals([...points.values()]);
  return {
    rule: 'weights.sum',
    text: `调整前分值合计${before}分，调整后合计${after}分。`,
    inputs: { 调整前合计: before, 调整后合计: after },
    source: profile.sources.weights,
    whatIf: null,
  };
}

/**
 * 适用指标得分÷适用分值×100, rounded once from the printed scores, with its explanation.
 * @param applicable greater than 0
 * @source 用适用指标得分汇总后按百分制折算 (evaluation-rules §2.1)
 */
export function normalisedTotal(scored: string, applicable: string, { sources }: WeightSettings) {
  const total = proportion('100', scored, applicable);
  const explanation: Explanation = {
    rule: 'weights.normalise',
    text: `适用项目共${applicable}分，得${scored}分，按百分制折算：${scored}÷${applicable}×100＝${total}分。`,
    inputs: { 适用分值: applicable, 适用得分: scored },
    source: sources.weights,
    whatIf: null,
  };
  return { total, explanation };
}

const fundsItem = ({ funds: { points, data } }: Sheet): WeightedItem => ({
  id: 'funds',
  name: '预算执行率',
  level1: '',
  level2: '',
  points,
  data,
});
