// K32–K34: 年度总体目标.
import { sumDecimals, productOf } from '../../decimal';
import { unitAt } from '../../indicators/measureWords';
import { foldWidth } from '../../indicators/units';
import { finding } from '../catalogue';
import type { CheckContext } from '../context';
import { bareWords, distance, isAbove, lengthOf, quoted, wordsIn } from '../stated';
import type { CheckFinding, Stated } from '../table';

const NUMBERED = /(?:^|[\s；;。\n])(?:目标\s*)?(?:[（(]?(\d{1,2})[）)]?\s*[.、．:：）)]|([一二三四五六七八九十])是)/g;
const QUANTITY = /(\d[\d,]{0,20}(?:\.\d{1,20})?)\s*(%|‰|亿元|万元|元|[\p{Script=Han}]{1,2})/gu;
/** Figures of bounded length: a cell full of digits would take its square in time. */
const MONEY = /(\d[\d,]{0,20}(?:\.\d{1,20})?)\s*(亿元|万元|元)/g;

/** K32: 实际完成情况 tells what was done: no copy of the goal or the name, and not just a word. */
export function goalAnswered({ table, profile }: CheckContext): CheckFinding[] {
  const { target, actual } = table.goal;
  if (!actual) return [];
  const text = wordsIn(actual);
  const at = (message: string) => [finding('K32', { place: actual.place, message, found: text || null })];
  if (text === '') return at('没有填写年度总体目标的实际完成情况，请写明做成了什么。');
  if (bareWords(text) === bareWords(wordsIn(target))) return at('实际完成情况照抄了预期目标，请写明做成了什么。');
  if (bareWords(text) === bareWords(table.project.name.text))
    return at('实际完成情况只写了项目名称，请写明做成了什么。');
  if (lengthOf(text) >= profile.shortestGoalReport) return [];
  return at(`实际完成情况${quoted(text)}过于简单，请写明做成了什么，建议不少于${profile.shortestGoalReport}个字。`);
}

/** K33: each number of the goal has its indicator, and each numbered goal its answer. */
export function goalCovered(context: CheckContext): CheckFinding[] {
  const { target, actual } = context.table.goal;
  return [
    ...(target ? numbersCovered(context, target) : []),
    ...(target && actual ? goalsAnswered(target, actual) : []),
  ];
}

function numbersCovered({ table, rows, funds }: CheckContext, goal: Stated): CheckFinding[] {
  const stated = rows.flatMap((row) => [row.stated, ...(row.stated.details ?? [])]);
  const texts = stated.flatMap(({ target, name, actual }) => [target, name, actual].map(wordsIn)).join('\n');
  const known = new Set(numbersIn(texts));
  const amounts = [funds, ...funds.rows].flatMap(({ initialBudget, annualBudget, executed }) => [
    initialBudget,
    annualBudget,
    executed,
  ]);
  const open = [...withoutMoneyParts(wordsIn(goal)).matchAll(QUANTITY)].filter(([, digits, unit]) => {
    const value = digits!.replaceAll(',', '');
    // An age tells whom, and 24小时 that it never stops: neither is a result to measure.
    const isNoResult = /^(年|月|日|号|、|第|岁|周岁)/.test(unit!) || (value === '24' && unit === '小时');
    if (isNoResult || known.has(value)) return false;
    const inWan = unit === '元' ? productOf(value, '0.0001') : value;
    return !(unit!.endsWith('元') && amounts.includes(inWan));
  });
  if (open.length === 0 || table.indicators.length === 0) return [];
  const list = [...new Set(open.map(said))].map((one) => `“${one}”`).join('、');
  const message = `预期目标写有${list}，绩效指标中没有对应的数值，请补充相应指标。`;
  return [finding('K33', { place: goal.place, message, found: list })];
}

/** Where a goal divides its money (其中：30万元用于…), the parts are no results. */
const withoutMoneyParts = (text: string): string => text.replace(/其中[^。\n]*/g, (part) => part.replace(MONEY, ''));

/** The number with its unit: 39户 of 39户特色种养业. */
const said = ([all, digits]: RegExpMatchArray): string => {
  const rest = all.slice(digits!.length);
  const { unit } = unitAt(rest.trim());
  return unit !== null && rest.trim().startsWith(unit) ? `${digits}${unit}` : all;
};

const numbersIn = (text: string): string[] =>
  [...foldWidth(text).matchAll(/\d[\d,]{0,20}(?:\.\d{1,20})?/g)].map(([one]) => one.replaceAll(',', ''));

function goalsAnswered(target: Stated, actual: Stated): CheckFinding[] {
  const count = ({ text }: Stated) => [...foldWidth(text).matchAll(NUMBERED)].length;
  const [set, answered] = [count(target), count(actual)];
  if (answered < 2 || set <= answered) return [];
  const message = `预期目标列了${set}条，实际完成情况只回答了${answered}条，请补充。`;
  return [finding('K33', { place: actual.place, message, expected: String(set), found: String(answered) })];
}

/** K34: the amounts after 其中 make up the amount before it. */
export function partsAddUp({ table, rows }: CheckContext): CheckFinding[] {
  const reasons = rows.flatMap(({ stated }) => [stated.actual, stated.deviationReason]);
  const texts = [table.goal.target, table.goal.actual, table.funds.reason, ...reasons, ...table.notes];
  return texts.flatMap((stated) => (stated ? partsOf(stated) : []));
}

/** The sentences of a text whose 其中 does not add up, as K34. */
export function partsOf(stated: Stated): CheckFinding[] {
  return foldWidth(stated.text)
    .replace(/。\s*(?=其中)/g, ',')
    .split(/[。\n]/)
    .flatMap((sentence) => {
      const [before, after] = sentence.split(/其中[:：,，]?/);
      const whole = before === undefined ? undefined : [...before.matchAll(MONEY)].at(-1);
      const parts = after === undefined ? [] : [...after.matchAll(MONEY)];
      if (!whole || parts.length < 2) return [];
      const total = inYuan(whole);
      const sum = sumDecimals(parts.map(inYuan));
      if (!isAbove(distance(sum, total), '100')) return [];
      const unit = whole[2]!;
      const message = `${quoted(sentence)}中，“其中”各项合计${inUnit(sum, unit)}${unit}，与${whole[0]}不一致，请核对。`;
      return [
        finding('K34', { place: stated.place, message, expected: whole[0], found: `${inUnit(sum, unit)}${unit}` }),
      ];
    });
}

const factors: Record<string, string> = { 亿元: '100000000', 万元: '10000', 元: '1' };
const inverse: Record<string, string> = { 亿元: '0.00000001', 万元: '0.0001', 元: '1' };
const inYuan = ([, digits, unit]: RegExpMatchArray) => productOf(digits!.replaceAll(',', ''), factors[unit!]!);
const inUnit = (yuan: string, unit: string) => productOf(yuan, inverse[unit]!);
