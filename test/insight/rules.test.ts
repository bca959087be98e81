// The rules of the overview: what counts as behind, into which bin a score falls, what is worth a decision.
import fc from 'fast-check';
import { decisionsOn } from '../../shared/insight/decisions';
import { moneyStanding, timeProgress } from '../../shared/insight/money';
import { reviewEffect } from '../../shared/insight/reviewed';
import { taskRows } from '../../shared/insight/rows';
import { averageScore, binLabel, binOf, scoreBins } from '../../shared/insight/scores';
import type { InsightTask } from '../../shared/insight/tasks';
import { wordingFindings, wordingProblems } from '../../shared/insight/wording';
import { getProfile, USUAL_PROFILE } from '../../shared/scoring/profiles';

const GRADES = ['优', '良', '中', '差'];
const inJune = { fiscalYear: 2025, today: '2025-06-30', grades: GRADES };

function aTask(facts: Partial<InsightTask> = {}): InsightTask {
  return {
    id: facts.projectName ?? 'task',
    projectName: '老旧小区改造',
    unitId: 'unit',
    unitName: '市住房和城乡建设局',
    isDemo: false,
    state: 'completed',
    stateLabel: '已办结',
    dueDate: '2025-07-31',
    since: '2025-06-30',
    returns: 0,
    total: '95.00',
    grade: '优',
    annualBudget: '100',
    executed: '50',
    ...facts,
  };
}

describe('money against the calendar', () => {
  it.each([
    ['2024-12-31', 2025, '0.00'],
    ['2025-01-01', 2025, '0.27'],
    ['2025-07-02', 2025, '50.14'],
    ['2024-07-01', 2024, '50.00'], // a leap year
    ['2025-12-31', 2025, '100.00'],
    ['2026-03-01', 2025, '100.00'],
  ])('on %s of the budget year %i %s percent of it have passed', (today, fiscalYear, percent) => {
    expect(timeProgress({ today, fiscalYear })).toBe(percent);
  });

  it('is behind by more than ten points, not by ten, and never without a budget', () => {
    const at = (executed: string, annualBudget = '100') => moneyStanding({ executed, annualBudget }, '50.00');
    expect(at('40')).toEqual({ ratePercent: '40.00', gapPoints: '10.00', isBehind: false });
    expect(at('39.99')).toEqual({ ratePercent: '39.99', gapPoints: '10.01', isBehind: true });
    expect(at('80')).toMatchObject({ gapPoints: '-30.00', isBehind: false });
    expect(at('5', '0')).toEqual({ ratePercent: null, gapPoints: null, isBehind: false });
    expect(taskRows('money', [aTask({ annualBudget: '0' })], inJune)[0]!.notes).toEqual([
      '没有全年预算数，算不出执行率',
    ]);
  });
});

describe('scores', () => {
  const total = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => (hundredths / 100).toFixed(2));

  it('fall into one bin each, and a floor belongs to its bin', () => {
    expect(['100.00', '95.00', '94.99', '90.00', '89.99', '60.00', '59.99', '0.00'].map(binOf)).toEqual(
      ['95', '95', '90', '90', '85', '60', '0', '0'], // prettier-ignore
    );
    expect([binLabel('95'), binLabel('90'), binLabel('0'), binLabel('91')]).toEqual([
      '95分以上',
      '90—95分',
      '60分以下',
      null,
    ]);
    fc.assert(
      fc.property(fc.array(total), (totals) => {
        const tasks = totals.map((one) => aTask({ total: one }));
        expect(scoreBins(tasks).reduce((sum, { count }) => sum + count, 0)).toBe(totals.length);
      }),
    );
  });

  it('count from the submission on: a returned one is nobody’s result', () => {
    const tasks = [aTask({ total: '80.00' }), aTask({ total: '91.01', state: 'in-review' })];
    const returned = aTask({ total: '10.00', state: 'returned' });
    expect(averageScore([...tasks, returned])).toBe('85.51');
    expect(averageScore([returned])).toBeNull();
    expect(taskRows('score', [...tasks, returned], inJune).map(({ task }) => task.total)).toEqual(['80.00', '91.01']);
  });

  it('are compared before and after the review with their sign', () => {
    const of = (first: string, final: string) => ({ taskId: first, projectName: first, unitName: '', first, final });
    expect(reviewEffect([of('98.00', '90.50'), of('80.00', '80.00'), of('70.00', '71.00')])).toMatchObject({
      compared: 3,
      lowered: 1,
      raised: 1,
      unchanged: 1,
      meanChange: '-2.17',
      changes: [{ change: '-7.50' }, { change: '1.00' }],
    });
    expect(reviewEffect([])).toMatchObject({ compared: 0, meanChange: null, changes: [] });
  });
});

describe('decisions', () => {
  it('are asked for only where there is something to decide', () => {
    expect(decisionsOn([aTask()], inJune)).toEqual([]);
  });

  it('say what there is, of which units, and whom it is about first', () => {
    const late = { state: 'drafting', dueDate: '2025-06-20', total: null, grade: null } as const;
    const tasks = [
      aTask({ ...late, projectName: '甲', unitId: 'a' }),
      aTask({ ...late, projectName: '乙', unitId: 'b', dueDate: '2025-06-10' }),
      aTask({ projectName: '丙', executed: '12' }),
      aTask({ projectName: '丁', grade: '中', total: '71.00' }),
      aTask({ projectName: '戊', state: 'in-review', stateLabel: '复核中', since: '2025-06-25' }),
      aTask({ projectName: '己', state: 'in-review', since: '2025-06-26' }),
      aTask({ projectName: '庚', state: 'returned', returns: 2, dueDate: '2025-07-01' }),
    ];
    const decisions = decisionsOn(tasks, inJune);
    expect(decisions.map(({ sentence }) => sentence)).toEqual([
      '2 项逾期未交，涉及 2 个单位',
      '1 个项目执行率落后于时间进度',
      '1 个已办结项目等级偏低',
      '1 项在审核环节停留 5 天以上',
      '1 项退回 2 次以上还没有办结',
    ]);
    expect(decisions.map(({ examples }) => examples.map(({ task, notes }) => [task.projectName, ...notes]))).toEqual([
      [
        ['乙', '逾期 20 天'],
        ['甲', '逾期 10 天'],
      ],
      [['丙', '执行率 12.00%，比时间进度落后 37.59 个百分点']],
      [['丁']],
      [['戊', '复核中，已 5 天没有办理']],
      [['庚', '已退回 2 次']],
    ]);
    // What was not spent in a year that is over cannot be moved within it.
    const advice = (today: string) => decisionsOn([aTask({ executed: '1' })], { ...inJune, today })[0]!.advice;
    expect(advice('2025-12-31')).toContain('调整预算');
    expect(advice('2026-01-01')).toContain('下年度预算');
  });
});

it('gathers one indicator’s returns and weak words over all tasks that ask for it', () => {
  const context = { profile: getProfile(USUAL_PROFILE), servesPublic: null, knownSources: [], fiscalYear: 2025 };
  const draft = (name: string, target: string) => ({
    level1: '产出指标',
    level2: '质量指标',
    name,
    kind: null,
    comparator: null,
    target,
    unit: null,
    points: null,
    definition: null,
    dataSource: null,
    lastYear: null,
  });
  const asked = [
    { ...draft('服务水平', '显著提升'), tasks: 3 },
    { ...draft('服务水平', '进一步提升'), tasks: 2 },
    { ...draft('系统可用率', '≥99%'), definition: '可用时间÷计划运行时间×100%', tasks: 9 },
  ].map((one) => ({ ...one, quality: wordingFindings(one, context) }));
  const returned = [
    { name: '系统可用率', reason: '没有依据' },
    { name: '系统可用率', reason: '与台账不符' },
    { name: '系统可用率', reason: '与台账不符' },
  ];
  const problems = wordingProblems(asked, returned);
  expect(problems.map(({ name, tasks, returns }) => [name, tasks, returns])).toEqual([
    ['系统可用率', 9, 3],
    ['服务水平', 5, 0],
  ]);
  expect(problems[0]!.reasons).toEqual([
    { reason: '与台账不符', count: 2 },
    { reason: '没有依据', count: 1 },
  ]);
  expect(problems[0]!.quality).toEqual([]);
  const codes = problems[1]!.quality.map(({ code }) => code);
  expect(codes).toContain('vague-words');
  expect(new Set(codes).size).toBe(codes.length);
});
