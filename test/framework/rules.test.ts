// Worked examples of the framework's rules: evaluation-rules §3 for the formulas, §7.3 and the product's defaults for experts.
import type { FormulaInputs, FrameworkRow } from '../../shared/scoring/framework/types';
import type { FrameworkProfile } from '../../shared/scoring/framework/profiles';
import { itemsOf } from '../../shared/scoring/framework/checklist';
import { scoreFramework } from '../../shared/scoring/framework/scoreFramework';
import { selfEvalExecutionRate } from '../../shared/scoring/executionRate';
import { getProfile } from '../../shared/scoring/profiles';
import { frameworkTemplate } from '../../shared/templates/framework';
import { scoreOne, sheets, sheetsOf, templateRows, usual } from './rows';

const byFormula = (inputs: FormulaInputs) => scoreOne({ kind: 'formula', inputs }, {});
const byExperts = (scores: Record<string, string>, profile = usual) =>
  scoreOne({ kind: 'experts' }, { sheets: sheets(scores), profile });

describe('the formulas', () => {
  const examples: [string, FormulaInputs, string | null, string][] = [
    ['all money arrived', { formula: 'funds-arrival', received: '147', budget: '147' }, '10.00', 'rate.proportion'],
    ['part of it', { formula: 'funds-arrival', received: '100', budget: '147' }, '6.80', 'rate.proportion'],
    ['more than all', { formula: 'funds-arrival', received: '150', budget: '147' }, '10.00', 'rate.capped'],
    ['none', { formula: 'funds-arrival', received: '0', budget: '147' }, '0.00', 'rate.proportion'],
    ['no budget', { formula: 'funds-arrival', received: '0', budget: '0' }, null, 'formula-denominator-zero'],
    [
      'money without budget',
      { formula: 'funds-arrival', received: '9', budget: '0' },
      null,
      'formula-denominator-zero',
    ],
    ['a blank', { formula: 'funds-arrival', received: null, budget: '147' }, null, 'formula-input-missing'],
    ['a negative', { formula: 'funds-arrival', received: '-1', budget: '147' }, null, 'formula-input-negative'],
    ['no number', { formula: 'funds-arrival', received: '全部', budget: '147' }, null, 'formula-input-unreadable'],
    ['spent of received', { formula: 'execution', spent: '121.88', received: '147' }, '8.29', 'rate.proportion'],
    ['six of fifteen', { formula: 'completion', actualOutput: '6', plannedOutput: '15' }, '4.00', 'rate.proportion'],
    ['more than planned', { formula: 'completion', actualOutput: '18', plannedOutput: '15' }, '10.00', 'rate.capped'],
    ['good output', { formula: 'quality', qualifiedOutput: '14', actualOutput: '15' }, '9.33', 'rate.proportion'],
    [
      'more good than made',
      { formula: 'quality', qualifiedOutput: '16', actualOutput: '15' },
      null,
      'formula-part-above-whole',
    ],
    ['in time', { formula: 'timeliness', plannedDay: '2024-12-31', actualDay: '2024-12-31' }, '10.00', 'date.met'],
    [
      'ten days late',
      { formula: 'timeliness', plannedDay: '2024-12-31', actualDay: '2025-01-10' },
      '7.00',
      'date.late',
    ],
    ['much later', { formula: 'timeliness', plannedDay: '2024-12-31', actualDay: '2025-03-01' }, '3.00', 'date.late'],
    ['not told when', { formula: 'timeliness', plannedDay: '2024-12-31', actualDay: null }, null, 'actual-missing'],
    [
      'no plan',
      { formula: 'timeliness', plannedDay: '年底', actualDay: '2024-12-31' },
      null,
      'formula-input-unreadable',
    ],
  ];

  it.each(examples)('%s', (_what, inputs, score, ruleOrCode) => {
    const row = byFormula(inputs);
    expect(row.score).toBe(score);
    expect(row.problem?.code ?? row.explanation.rule).toBe(ruleOrCode);
  });

  it('asks about what lies above 100 %', () => {
    expect(byFormula({ formula: 'execution', spent: '150', received: '147' }).codes).toContain('rate-over-cap');
    expect(byFormula({ formula: 'completion', actualOutput: '18', plannedOutput: '15' }).codes).not.toContain(
      'output-far-over',
    );
    expect(byFormula({ formula: 'completion', actualOutput: '19.5', plannedOutput: '15' }).codes).toContain(
      'output-far-over',
    );
  });

  it('divides 预算执行率 by the money received, unlike the self-evaluation, which divides by the budget', () => {
    const funds = { initialBudget: '200', annualBudget: '200', executed: '100', points: '10' };
    const own = { ...funds, executionReason: null, executionMeasure: null };
    expect(selfEvalExecutionRate(own, getProfile('national-2020')).score).toBe('5.00');
    expect(byFormula({ formula: 'execution', spent: '100', received: '125' }).score).toBe('8.00');
  });
});

describe('成本节约率', () => {
  const saving = (plannedCost: string, actualCost: string, isOutputComplete: boolean | null = true) =>
    byFormula({ formula: 'saving', plannedCost, actualCost, isOutputComplete });

  it('earns full points within the plan, and in proportion above it', () => {
    expect(saving('147', '121.88')).toMatchObject({ score: '10.00', explanation: { rule: 'saving.kept' } });
    expect(saving('147', '121.88').explanation.text).toContain('＝17.09%');
    expect(saving('100', '125')).toMatchObject({ score: '8.00', explanation: { rule: 'saving.exceeded' } });
    expect(saving('100', '125').explanation.text).toContain('＝-25.00%，超支25');
    expect(saving('100', '0').codes).toContain('saving-whole');
    expect(saving('0', '0').problem?.code).toBe('formula-denominator-zero');
  });

  it('is never taken from money left over while the output is not complete, or not said to be', () => {
    expect(saving('147', '121.88', false).problem?.code).toBe('saving-output-incomplete');
    expect(saving('147', '121.88', null).problem?.message).toContain('没有写明产出是否按质按量全部完成');
    const rows = templateRows({
      实际完成率: { kind: 'formula', inputs: { formula: 'completion', actualOutput: '14', plannedOutput: '15' } },
      成本节约率: {
        kind: 'formula',
        inputs: { formula: 'saving', plannedCost: '147', actualCost: '121.88', isOutputComplete: true },
      },
    });
    const { missing } = scoreFramework({ rows, sheets: sheetsOf(rows, { 甲: 90, 乙: 90, 丙: 90 }) }, usual);
    expect(missing).toEqual([
      expect.objectContaining({
        id: '成本节约率',
        reason: expect.stringContaining('“实际完成率”没有达到100%') as string,
      }),
    ]);
  });
});

describe('experts', () => {
  it('takes the mean of three, rounded once half up from the exact mean', () => {
    expect(byExperts({ 甲: '8.5', 乙: '9', 丙: '9' }).score).toBe('8.83');
    expect(byExperts({ 甲: '8.01', 乙: '8.01', 丙: '8.02', 丁: '8.02' }).score).toBe('8.02');
  });

  it('leaves out one highest and one lowest from five on, and says whose', () => {
    const row = byExperts({ 甲: '10', 乙: '9', 丙: '8.5', 丁: '9', 戊: '5' });
    expect(row).toMatchObject({
      score: '8.83',
      explanation: { rule: 'experts.trimmed', whatIf: expect.any(String) as string },
    });
    expect(row.explanation.inputs).toMatchObject({ 甲评分: '10', 戊评分: '5', 去掉最高分: '甲', 去掉最低分: '戊' });
    expect(row.explanation.text).toContain('去掉一个最高分（甲）和一个最低分（戊），其余3名平均（26.5÷3）');
  });

  const unusable: [string, string, string][] = [
    ['10.01', 'expert-score-out-of-range', '“丙”对“指标一”的评分10.01不在0～10分之间'],
    ['-0.5', 'expert-score-out-of-range', '“丙”对“指标一”'],
    ['8.125', 'expert-score-too-fine', '超过2位小数'],
    ['', 'expert-score-missing', '“丙”没有给“指标一”评分'],
    ['优', 'expert-score-unreadable', '“优”不是数字'],
  ];

  it.each(unusable)('counts nothing while one score is %j', (score, code, message) => {
    const row = byExperts({ 甲: '8', 乙: '9', 丙: score });
    expect(row).toMatchObject({ score: null, problem: { code } });
    expect(row.problem!.message).toContain(message);
  });

  it('counts nothing while one expert has two sheets', () => {
    const twice = [...sheets({ 甲: '8', 乙: '9', 丙: '9' }), ...sheets({ 甲: '10' })];
    const row = scoreOne({ kind: 'experts' }, { sheets: twice });
    expect(row.problem!.message).toContain('“甲”对“指标一”有两份评分');
    expect(row.codes).toContain('expert-duplicate');
  });

  it('needs as many experts as the profile says', () => {
    const two = { 甲: '8', 乙: '9' };
    expect(byExperts(two)).toMatchObject({ score: null, problem: { code: 'experts-too-few' } });
    const lenient: FrameworkProfile = { ...usual, experts: { ...usual.experts, allowsFewer: true } };
    expect(byExperts(two, lenient).score).toBe('8.50');
    expect(byExperts(two, lenient).findings).toContainEqual(
      expect.objectContaining({ code: 'experts-too-few', severity: 'warning' }),
    );
  });

  it('asks for a discussion where scores lie more than 20 % of the points apart', () => {
    expect(byExperts({ 甲: '10', 乙: '9', 丙: '8' }).codes).not.toContain('spread-wide');
    expect(byExperts({ 甲: '10', 乙: '9', 丙: '7.99' }).findings).toContainEqual(
      expect.objectContaining({ code: 'spread-wide', severity: 'warning', found: '2.01' }),
    );
  });

  it('mentions sheets that are the same throughout, and names the blanks of one expert', () => {
    const rows = templateRows();
    const codes = (all: ReturnType<typeof sheetsOf>) =>
      scoreFramework({ rows, sheets: all }, usual).findings.map(({ code, message }) => `${code} ${message}`);
    expect(codes(sheetsOf(rows, { 甲: 90, 乙: 90, 丙: 90 })).join()).toContain('scores-identical 3名专家对全部17项');
    const [first, ...others] = sheetsOf(rows, { 甲: 90, 乙: 91, 丙: 92 });
    const { 满意度: _one, 实施效益: _two, ...left } = first!.scores;
    const told = codes([{ expert: '甲', scores: left }, ...others]).join();
    expect(told).toContain('sheet-incomplete “甲”的评分表有2项没有评分：“实施效益”、“满意度”');
  });
});

describe('checklists and deductions', () => {
  const items = (...holds: (boolean | null)[]) =>
    itemsOf(frameworkTemplate.indicators[0]!.scoringStandard!).map((item, at) => ({ item, holds: holds[at] ?? null }));

  it('reads the points of a standard and gives each its share', () => {
    const list = items(true, true, false, true, true);
    expect(list[3]!.item).toMatch(/^④项目是否属于公共财政支持范围/);
    const row = scoreOne({ kind: 'checklist', items: list }, { points: '3' });
    expect(row).toMatchObject({ score: '2.40', explanation: { rule: 'checklist' } });
    expect(row.explanation.text).toContain('5项要点中4项符合');
    expect(Object.keys(row.explanation.inputs)).toHaveLength(6);
  });

  it('waits while a point is not decided', () => {
    const row = scoreOne({ kind: 'checklist', items: items(true, true, null, true, true) }, { points: '3' });
    expect(row.problem).toMatchObject({ code: 'checklist-open', message: expect.stringContaining('③') as string });
  });

  it('takes off what a named line costs', () => {
    const rows: FrameworkRow[] = templateRows().map((row) =>
      row.name === '制度执行有效性'
        ? { ...row, deductions: [{ line: '缺少验收资料的，每项扣0.5分', points: '0.5', times: 2 }] }
        : row,
    );
    const { rows: scored } = scoreFramework({ rows, sheets: sheetsOf(rows, { 甲: 100, 乙: 100, 丙: 100 }) }, usual);
    const row = scored.find(({ id }) => id === '制度执行有效性')!;
    expect(row).toMatchObject({ score: '3.00', explanation: { rule: 'experts.mean+deductions' } });
  });
});

describe('the whole', () => {
  const rows = templateRows();
  const all = (share: number) => sheetsOf(rows, { 甲: share, 乙: share, 丙: share });

  it('adds up by level and grades the total', () => {
    expect(scoreFramework({ rows, sheets: all(90) }, usual)).toMatchObject({
      status: 'complete',
      levels: [
        { level1: '决策', points: '15', score: '13.50' },
        { level1: '过程', points: '20', score: '18.00' },
        { level1: '产出', points: '35', score: '31.50' },
        { level1: '效益', points: '30', score: '27.00' },
      ],
      total: '90.00',
      grade: '优',
    });
  });

  it('has no total and no grade while a row is open, and lists what is missing', () => {
    const open = rows.map((row) =>
      row.name === '满意度' ? { ...row, judgement: { kind: 'entered', score: null } as const } : row,
    );
    expect(scoreFramework({ rows: open, sheets: all(90) }, usual)).toMatchObject({
      status: 'incomplete',
      total: null,
      grade: null,
      missing: [{ id: '满意度', name: '满意度' }],
    });
  });

  it('has no total while the points are not 100', () => {
    const light = rows.filter(({ name }) => name !== '满意度');
    const scored = scoreFramework({ rows: light, sheets: all(90) }, usual);
    expect(scored).toMatchObject({
      total: null,
      missing: [{ id: 'total', reason: expect.stringContaining('合计90分') as string }],
    });
    expect(scored.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['points-not-100', 'results-too-light']),
    );
  });

  it('moves the points of a row that does not apply, and scales what experts gave', () => {
    const data = { state: 'not-applicable', reason: '没有服务对象', approval: '市财政局绩效科2024年第3号' } as const;
    const moved = rows.map((row) => (row.name === '满意度' ? { ...row, data } : row));
    const scored = scoreFramework({ rows: moved, sheets: all(90) }, usual);
    expect(scored).toMatchObject({ total: '90.00', grade: '优' });
    expect(scored.rows.at(-2)).toMatchObject({ score: '27.00', points: '30' });
    expect(scored.rows.at(-2)!.explanation.text).toContain('分值由20分调整为30分，按比例折算');
    expect(scored.adjustments[0]!.text).toContain('“满意度”不适用（批准：市财政局绩效科2024年第3号）');
    const unapproved = rows.map((row) => (row.name === '满意度' ? { ...row, data: { ...data, approval: null } } : row));
    expect(scoreFramework({ rows: unapproved, sheets: all(90) }, usual).missing).toHaveLength(1);
  });

  it('raises the total to 100 where the profile normalises instead of moving', () => {
    const data = { state: 'not-applicable', reason: '没有服务对象', approval: '市财政局2024年第3号' } as const;
    const without = rows.map((row) => (row.name === '满意度' ? { ...row, data } : row));
    const profile: FrameworkProfile = { ...usual, notApplicable: { mode: 'normalise', moveTo: {} } };
    const scored = scoreFramework({ rows: without, sheets: all(80) }, profile);
    expect(scored).toMatchObject({ scoredSum: '72.00', total: '80.00', grade: '良' });
    expect(scored.adjustments[0]!.rule).toBe('weights.normalise');
  });

  it('ships points of 100 in 17 indicators, with the level weights of the profile', () => {
    expect(rows).toHaveLength(17);
    const { levels, findings } = scoreFramework({ rows, sheets: sheetsOf(rows, { 甲: 90, 乙: 91, 丙: 92 }) }, usual);
    expect(Object.fromEntries(levels.map(({ level1, points }) => [level1, points]))).toEqual(
      Object.fromEntries(Object.entries(usual.levels).map(([level, { points }]) => [level, points])),
    );
    expect(findings).toEqual([]);
    expect(frameworkTemplate.source).toMatch(/参考.*以正式文件和本地通知为准.*产品默认设置/);
  });
});
