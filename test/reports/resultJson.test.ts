import { resultJson } from '../../server/reports/compile/resultJson';
import { goldenEvaluation } from './goldenEvaluation';

it('speaks the self-evaluation JSON, with the reason of every score', () => {
  const json = resultJson(goldenEvaluation());
  expect(json.project).toMatchObject({ name: '财政网络运维服务费', code: null });
  expect(json).toMatchObject({
    fiscalYear: 2025,
    profile: 'national-2020',
    status: 'complete',
    total: '98.29',
    grade: '优',
  });
  expect(json.funds).toMatchObject({ annualBudget: '147', executed: '121.88', points: 10, score: '8.29' });
  expect(json.funds.explanation.source).toContain('财预〔2020〕10号');
  expect(json.indicators[1]).toMatchObject({
    level2: '质量指标',
    name: '系统功能达标率',
    comparator: '>=',
    target: '98',
    unit: '%',
    actual: '98',
    points: 6,
    score: '6.00',
    assumed: true,
  });
  expect(json.indicators[9]).toMatchObject({ kind: 'qualitative', band: 'achieved', bandPercent: 100, score: '14.00' });
  expect(json.indicators[9]).not.toHaveProperty('comparator');
  expect(json.assumptions).toHaveLength(3);
});

it('says the band in words where the filler only chose it', () => {
  const evaluation = goldenEvaluation();
  evaluation.sheet.indicators[9]!.actual = null;
  expect(resultJson(evaluation).indicators[9]!.actual).toBe('达成预期指标');
});

it('refuses to join a sheet with the scores of another', () => {
  const evaluation = goldenEvaluation();
  evaluation.scored.indicators.pop();
  expect(() => resultJson(evaluation)).toThrow('B3');
});
