// A draft rewritten as a good indicator: its own name, number and unit wherever they serve, else a model of its domain.
import { officialDay } from '../calendar';
import type { Comparator } from '../contracts/common';
import { compareDecimals } from '../decimal';
import { betterWay } from '../indicators/direction';
import { vagueWordIn } from '../indicators/vagueWords';
import { writeExample, type ExampleParts } from './exampleText';
import { formulaOf, RATE_NAME, usualMeasure, type Measure } from './measures';
import { domainModels, generalModels, type Model } from './models';
import { isActivityName, isSentence, namesTwo, withoutActivity } from './phrases';
import { isMeasured, type Dimension, type DraftRow, type DraftSet } from './readDraft';
import { numberOf } from './readNumber';
import { qualitySettings } from './settings';
import { likeness, meanTheSame } from './similarity';

/** A number with what stands behind it, in the middle of a name. */
const NUMBER_SAID =
  /(?:[≥≤<>＜＞=]|不[超高低少]|控制在|至少|过|于)*\d[\d.]*(?:[%％‰]|\p{Script=Han}{1,2}?(?=系统|项目|活动|$)|\p{Script=Han}{1,2}$)/u;
const SHORTEST_NAME = 4;
const MOST_DAYS = '10';
const COST_NAME = /(成本|费用|费|经费|支出|投入|造价|价格|单价)$/;

/** The example of a finding: the row mended, with what the rule changes. */
export function mended(row: DraftRow, set: DraftSet, change: Partial<ExampleParts> = {}): string {
  return writeExample({ ...(ownParts(row) ?? modelParts(row, set)), ...change });
}

/** The example of a finding that leaves the target alone: words that are to be judged stay as they are. */
export function kept(row: DraftRow, set: DraftSet, change: Partial<ExampleParts>): string {
  if (row.target.kind !== 'words' || row.name === '') return mended(row, set, change);
  const judged = { name: row.name, kind: 'qualitative', comparator: null, target: row.words, unit: null } as const;
  return writeExample({ ...judged, ...change });
}

/** The example of a finding that the row's own words cannot answer: a model of its domain and kind. */
export function modelled(row: DraftRow, set: DraftSet, dimension?: Dimension): string {
  return writeExample(modelParts(row, set, dimension));
}

/** The row's own parts, completed; null where its name cannot be measured. Words that are to be judged stay words. */
export function ownParts(row: DraftRow): ExampleParts | null {
  const name = tidyName(row.name);
  if (isMeasured(row)) return canBeName(name) ? measuredParts(row, name) : null;
  if (!canBeName(name) || vagueWordIn(name.replace(/(率|比例|占比|比重)$/, ''))) return null;
  const usual = usualMeasure(name);
  if (usual) return targetOf(row, name, ownNumber(row, usual) ?? lastYearOf(row, usual));
  if (COST_NAME.test(name)) {
    const ratio: Measure = { comparator: '<=', value: '100', unit: '%' };
    return { ...targetOf(row, `${name}占批复预算比例`, ratio), definition: '实际支出÷批复预算×100%' };
  }
  return null;
}

/** Whether a text can be the name of one indicator. */
export const canBeName = (name: string) =>
  name !== '' &&
  !isSentence(name) &&
  !namesTwo(name) &&
  [...name].length <= qualitySettings.longestName &&
  !isActivityName(name);

/** A name without its target, its verbs of doing and what stands behind a colon. */
function tidyName(name: string): string {
  const bare = shortened(nameWithoutTarget(name).replace(/^指标\d+[:：]/, ''));
  return isActivityName(bare) && withoutActivity(bare) !== '' ? withoutActivity(bare) : bare;
}

/** The part of a long name that says what is measured: what stands behind its last 的 or comma. */
function shortened(name: string): string {
  const last = name.split(/[，,。；;]|的(?=\p{Script=Han}{4,}$)/u).at(-1)!;
  const isLong = isSentence(name) || [...name].length > qualitySettings.longestName;
  return isLong && [...last].length >= SHORTEST_NAME && usualMeasure(last) ? last : name;
}

/** A name without the sign, number and unit that belong into the target. */
export function nameWithoutTarget(name: string): string {
  return name
    .replace(
      /(达到|达|为|不低于|不少于|不超过|不高于|控制在|高于|低于|大于|小于|[≥≤><=＞＜＝])+\d[\d.,]*[%％‰]?(?:\p{Script=Han}{0,3})?(以上|以下|以内|内)?/gu,
      '',
    )
    .replace(/等?\d[\d.,]*(个|套|台|家|次|人次|人|场|项|份|座|条|期|天|小时|万元|元|[%％])(以上|以内|以下|内)?/g, '')
    .replace(/[,，:：;；、]+$/, '');
}

function measuredParts(row: DraftRow, name: string): ExampleParts {
  const { target } = row;
  const base = { name, kind: 'quantitative' as const, ...definitionOf(row, name) };
  if (target.kind === 'date') return { ...base, comparator: null, target: `${officialDay(target.day)}前`, unit: null };
  const unit = ('unit' in target ? target.unit : null) ?? unitFor(name, target.kind === 'number' ? target.value : '0');
  if (target.kind === 'range')
    return { ...base, comparator: null, target: `${target.from}-${target.to}${unit}`, unit: null };
  if (target.kind !== 'number') throw new RangeError('only measured targets have a number');
  return {
    ...base,
    comparator: directed(row, name, { ...target, unit }),
    target: target.value,
    unit,
  };
}

/** The unit that a number without one most likely has. A day is short for a time of twenty-four. */
function unitFor(name: string, value: string): string {
  if (RATE_NAME.test(name)) return '%';
  if (COST_NAME.test(name)) return '万元';
  const unit = usualMeasure(name)?.unit ?? '个';
  return unit === '天' && compareDecimals(value, MOST_DAYS) > 0 ? '小时' : unit;
}

/** The sign that the name asks for: what is read as = without a sign of its own becomes a bound. */
function directed(
  { head }: DraftRow,
  name: string,
  target: { comparator: Comparator; value: string; unit: string; signAssumed: boolean },
): Comparator {
  const { comparator: own, value, unit, signAssumed } = target;
  const better = betterWay({ head, name, measured: unit });
  if (better === 'less' && (own === '>=' || own === '>' || signAssumed)) return '<=';
  if (signAssumed && unit === '%' && compareDecimals(value, '100') === 0) return '=';
  if (better === 'more' && (own === '<=' || own === '<' || signAssumed)) return '>=';
  return signAssumed ? '>=' : own;
}

function targetOf(row: DraftRow, name: string, { comparator, value, unit }: Measure): ExampleParts {
  return { name, kind: 'quantitative', comparator, target: value, unit, ...definitionOf(row, name) };
}

/** The measure with the number that the row says in its name or among other words, where its unit fits. */
function ownNumber({ name, target }: DraftRow, measure: Measure): Measure | null {
  const said = NUMBER_SAID.exec(name)?.[0];
  const own = target.kind === 'number' ? target : said === undefined ? null : numberOf(said);
  if (own?.unit !== measure.unit) return null;
  return { ...measure, value: own.value, comparator: own.comparator ?? measure.comparator };
}

/** The usual measure with last year's result in place of the usual value. */
function lastYearOf({ draft }: DraftRow, usual: Measure): Measure {
  const last = numberOf(draft.lastYear?.actual ?? draft.lastYear?.target ?? '');
  if (!last || (last.unit !== null && last.unit !== usual.unit)) return usual;
  return { ...usual, value: last.value };
}

function definitionOf({ draft, definition }: DraftRow, name: string): { definition?: string } {
  if (/[÷/]|除以/.test(definition)) return { definition: draft.definition! };
  const formula = formulaOf(name);
  if (formula) return { definition: formula };
  return definition === '' ? {} : { definition: draft.definition! };
}

function modelParts(row: DraftRow, set: DraftSet, dimension = row.dimension ?? '数量'): ExampleParts {
  const { name, comparator, target: usual, unit, definition } = bestModel(row, set, dimension);
  // A percentage of one thing is none of another; a count, or a satisfaction, may stay.
  const isOwn = unit !== '%' || (/满意/.test(name) && /满意/.test(row.name));
  const target = (isOwn && ownNumber(row, { comparator, value: usual, unit })?.value) || usual;
  return { name, kind: 'quantitative', comparator, target, unit, definition };
}

/** The model of the row's domain that answers its words best and repeats no other row. */
function bestModel(row: DraftRow, set: DraftSet, dimension: Dimension): Model {
  const text = row.name + row.words;
  const others = set.rows.filter(({ index }) => index !== row.index);
  const isFree = (model: Model) =>
    !others.some(({ canonical }) => meanTheSame(model.canonical, canonical, qualitySettings.sameName));
  const own = domainModels(
    text,
    others.map(({ name }) => name),
  );
  const rank = (model: Model) =>
    (isFree(model) ? 4 : 0) +
    (own.includes(model) ? 1.5 : 0) +
    (model.words?.test(text) ? 2 : 0) +
    likeness(model.canonical, row.canonical);
  const models = [...own, ...generalModels].filter((one) => one.dimension === dimension);
  const ranks = models.map(rank);
  return models[ranks.indexOf(Math.max(...ranks))]!;
}
