// One 绩效评价指标评分表 exactly as its file states it: text with the place it stands at, nothing computed.
import type { DataDeclaration, Deduction } from '../../scoring/types';
import type { ChecklistItem, FormulaId } from '../../scoring/framework/types';
import type { CheckFinding, Stated, StatedTable } from '../table';

/** The figures of a formula by their field, e.g. `received`. */
export interface StatedFormula {
  /** null where neither the file nor the row's name says which */
  formula: FormulaId | null;
  place: string;
  figures: Record<string, Stated>;
  /** 产出是否全部完成, of 成本节约率; null where not said */
  isOutputComplete: boolean | null;
}

/** One 三级指标. A field is null where the file has no place for it. */
export interface StatedFrameworkRow {
  place: string;
  level1: Stated;
  level2: Stated;
  name: Stated;
  points: Stated;
  /** 评分标准 or 评价要点 */
  standard: Stated | null;
  /** beside {@link StatedFramework.experts}, in their order; null where the file keeps no sheet of this row */
  expertScores: (Stated | null)[];
  formula: StatedFormula | null;
  checklist: ChecklistItem[] | null;
  deductions: Deduction[];
  data: DataDeclaration | null;
  /** 平均分 of the experts */
  average: Stated | null;
  score: Stated | null;
}

/** A stated sum: of a 一级指标 (小计, or the points beside its name), or of the table (合计). */
export interface StatedSum {
  /** text of the 一级指标; empty for the whole table */
  level1: string;
  points: Stated | null;
  score: Stated | null;
}

export interface StatedFramework extends Pick<
  StatedTable,
  'fiscalYear' | 'profile' | 'total' | 'grade' | 'pointsTotal'
> {
  project: Pick<StatedTable['project'], 'name' | 'code' | 'competentDepartment' | 'unit'>;
  /** names of the experts, one for each sheet */
  experts: Stated[];
  rows: StatedFrameworkRow[];
  levelSums: StatedSum[];
  /** 合计 of each expert's scores; null where not stated */
  expertTotals: (Stated | null)[];
  readerNotes: CheckFinding[];
}
