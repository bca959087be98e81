// What a table states as an evaluation that can be scored. Nothing is guessed: what cannot be read stays as it is written,
// and the rules say what is wrong with it.
import { itemsOf } from '../../scoring/framework/checklist';
import type { FormulaInputs, FrameworkEvaluation, FrameworkRow, Judgement } from '../../scoring/framework/types';
import { figure, isBlank, wordsIn } from '../stated';
import type { Stated } from '../table';
import type { StatedFormula, StatedFramework, StatedFrameworkRow } from './table';

/** The evaluation of a table; the id of a row is its position. */
export function evaluationOf({ rows, experts }: StatedFramework): FrameworkEvaluation {
  return {
    rows: rows.map(evaluatedRow),
    sheets: experts.map((expert, column) => ({
      expert: wordsIn(expert),
      scores: Object.fromEntries(
        rows.map((row, at) => [String(at), written(row.expertScores[column] ?? null, '分') ?? '']),
      ),
    })),
  };
}

function evaluatedRow(row: StatedFrameworkRow, at: number): FrameworkRow {
  return {
    id: String(at),
    level1: wordsIn(row.level1),
    level2: wordsIn(row.level2),
    name: wordsIn(row.name) || `第${at + 1}项`,
    points: figure(row.points, '分') ?? figure(row.points, '%') ?? wordsIn(row.points),
    judgement: judgementOf(row),
    ...(row.deductions.length > 0 ? { deductions: row.deductions } : {}),
    ...(row.data ? { data: row.data } : {}),
  };
}

/** A figure as a plain decimal; what is none as it is written; null where blank. */
function written(stated: Stated | null, unit = ''): string | null {
  return isBlank(stated) ? null : (figure(stated, unit) ?? wordsIn(stated));
}

function judgementOf(row: StatedFrameworkRow): Judgement {
  const { formula, checklist, expertScores, average } = row;
  const score = written(row.score, '分') ?? written(average, '分');
  const isScoredByExperts = expertScores.some((one) => !isBlank(one));
  const bases = [isScoredByExperts && '专家评分', formula && '计算数据', checklist && '要点判断'].filter(Boolean);
  const name = wordsIn(row.name);
  if (bases.length > 1)
    return unusable('score', `“${name}”同时有${bases.join('和')}，分不清按哪一种计分，请只保留一种。`);
  if (formula) return formulaJudgement(name, formula);
  if (checklist) return checklistJudgement(row, name);
  const isWaiting = expertScores.some((one) => one !== null) && score === null;
  return isScoredByExperts || isWaiting ? { kind: 'experts' } : { kind: 'entered', score };
}

const unusable = (field: string, message: string): Judgement => ({
  kind: 'unusable',
  problem: { field, code: 'judgement-unusable', message },
});

function checklistJudgement({ checklist, standard }: StatedFrameworkRow, name: string): Judgement {
  const due = itemsOf(standard?.text ?? '').length;
  const items = checklist!;
  if (due === 0 || due === items.length) return { kind: 'checklist', items };
  return unusable('checklist', `“${name}”的评分标准有${due}项要点，却判断了${items.length}项，请逐项对应。`);
}

function formulaJudgement(name: string, { formula, figures, isOutputComplete }: StatedFormula): Judgement {
  const of = (field: string) => written(figures[field] ?? null);
  const inputs = (): FormulaInputs | null => {
    switch (formula) {
      case 'funds-arrival':
        return { formula, received: of('received'), budget: of('budget') };
      case 'execution':
        return { formula, spent: of('spent'), received: of('received') };
      case 'completion':
        return { formula, actualOutput: of('actualOutput'), plannedOutput: of('plannedOutput') };
      case 'quality':
        return { formula, qualifiedOutput: of('qualifiedOutput'), actualOutput: of('actualOutput') };
      case 'saving':
        return { formula, plannedCost: of('plannedCost'), actualCost: of('actualCost'), isOutputComplete };
      case 'timeliness':
        return { formula, plannedDay: of('plannedDay'), actualDay: of('actualDay') };
      case null:
        return null;
    }
  };
  const known = inputs();
  return known
    ? { kind: 'formula', inputs: known }
    : unusable('formula', `“${name}”写了计算数据，却没有写明是哪个公式，请补充。`);
}
