// What the form asks about, offers to write, and says is left to do.
import { offeredValues } from '../../shared/indicators/offeredValues';
import { readActual } from '../../shared/indicators/readActual';
import {
  deviationPhrases,
  executionPhrases,
  goalPhrases,
  statePhrases,
  type Phrase,
} from '../../shared/phrases/fillPhrases';
import { listProfiles } from '../../shared/scoring/profiles';
import { leftToDo } from '../../shared/scoring/progress';
import { moneyFacts } from '../../shared/workflow/knownFacts';

it.each([
  ['约 98%', '%', ['98%']],
  ['９８％左右', '%', ['98%']],
  ['近1,200人', '人', ['1,200人']],
  ['100多人', '人', ['100人']],
  ['97-98%', '%', ['97%', '98%']],
  ['97%至98%', '%', ['97%', '98%']],
  ['5-8万元', '元', ['5万元', '8万元']],
  ['1,23,4', '个', ['1234']],
  ['没有', '起', ['0']],
  ['≥98%', '%', []],
  ['98.5%', '%', []],
  ['15小时', '天', []],
  ['按计划完成', '%', []],
])('“%s” in %s may mean %j', (typed, unit, offered) => {
  expect(offeredValues(typed, unit)).toEqual(offered);
  for (const one of offered) expect(readActual(one, unit)).toHaveProperty('value');
});

it.each([
  ['0.985', '%', '98', ['98.5%']],
  ['1', '%', '100', ['100%']],
  ['0.9', '%', '2', []],
  ['1.5', '%', '98', []],
  ['0', '%', '98', []],
  ['0.985%', '%', '98', []],
  ['0.985', '%', '提高', []],
  ['1218800', '万元', '147', ['1218800元']],
  ['1,218,800', '万元', '147', ['1,218,800元']],
  ['200', '万元', '147', []],
  ['121.88', '万元', '147', []],
])('“%s” in %s, where the target is %s, may mean %j', (typed, unit, target, offered) => {
  expect(offeredValues(typed, unit, target)).toEqual(offered);
  for (const one of offered) expect(readActual(one, unit)).toHaveProperty('value');
});

const heads = ['数量指标', '质量指标', '时效指标', '成本指标', '社会效益指标', '可持续影响指标', '服务对象满意度指标'];

it('offers whole sentences for every class of indicator and every state, long enough where the rules count', () => {
  const sets = [
    ...heads.map((level2) => deviationPhrases({ level1: '产出指标', level2 })),
    ...[true, false].map(executionPhrases),
  ];
  const states = (['not-applicable', 'unobtainable', 'not-due'] as const).map(statePhrases);
  const all: Phrase[][] = [
    ...sets.flatMap(({ reasons, measures }) => [reasons, measures]),
    ...states,
    goalPhrases(3, 12),
  ];
  for (const phrases of all) {
    expect(phrases.length).toBeGreaterThanOrEqual(2);
    expect(new Set(phrases.map(({ short }) => short)).size).toBe(phrases.length);
    for (const { sentence } of phrases) expect(sentence).toMatch(/^[^A-Za-z,;!]+。$/);
  }
  for (const { execution, shortestGoalReport } of listProfiles()) {
    for (const isOver of [true, false])
      for (const { sentence } of executionPhrases(isOver).reasons)
        expect(sentence.length).toBeGreaterThanOrEqual(execution.shortestReason);
    for (const { sentence } of goalPhrases(3, 12)) expect(sentence.length).toBeGreaterThanOrEqual(shortestGoalReport);
  }
});

it('takes the money for a cost of the whole project only', () => {
  const money = { annualBudget: '147', executed: '121.88' };
  const cost = {
    level1: '产出指标',
    level2: '成本指标',
    name: '本年度网络系统运维服务费',
    kind: 'quantitative' as const,
  };
  const valueOf = (changes: object) => moneyFacts({ ...cost, unit: '万元', ...changes }, money)[0]?.actual;
  expect(valueOf({})).toBe('121.88');
  expect(valueOf({ unit: '元' })).toBe('1218800');
  expect(valueOf({ level2: '质量指标', name: '预算执行率', unit: '%' })).toBe('82.91');
  expect(valueOf({ name: '单位运维成本' })).toBeUndefined();
  expect(valueOf({ unit: '人' })).toBeUndefined();
  expect(valueOf({ level2: '数量指标' })).toBeUndefined();
});

it('says what is left in the same words everywhere', () => {
  expect(leftToDo({ state: 'drafting', missingCount: 3 })).toBe('还差 3 项');
  expect(leftToDo({ state: 'drafting', missingCount: 0 })).toBe('都填好了，待提交');
  expect(leftToDo({ state: 'returned', missingCount: 0 })).toBe('改好后再提交');
});
