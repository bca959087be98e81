// One 绩效评价指标评分表 out of a workbook: the table of a 部门评价 or 财政评价.
import { finding } from '../../shared/checks/catalogue';
import type { StatedFramework, StatedFrameworkRow } from '../../shared/checks/framework/table';
import type { CheckFinding, Stated } from '../../shared/checks/table';
import type { Grid } from './grid';
import { frameworkBlock, type FrameworkBlock } from './layout/frameworkBlock';
import { gradeElsewhere, readIdentity } from './layout/headings';
import { UnreadableFile } from './unreadable';
import { formulaNotes } from './workbookTable';

const TITLE = /^(?:附[件表]?\d*[-\d]*[:：]?)?(?:20\d{2}年度?)?(.*?)(?:项目)?(?:支出)?(?:部门|财政|重点|绩效)*评价.*表/;
const GRADE_CELL = /^(?:(?:评价|绩效)?等级)?[:：]?(优秀?|良好?|中|差|合格|不合格)$/;

/**
 * The evaluation table among the worksheets of a workbook; null when there is none.
 * @throws UnreadableFile with one sentence when there are several
 */
export function frameworkTableIn(grids: Grid[]): StatedFramework | null {
  const blocks = grids.flatMap((grid) => {
    const block = frameworkBlock(grid);
    return block ? [{ grid, block }] : [];
  });
  const filled = blocks.filter(({ block }) => block.rows.some(isFilled));
  const found = filled.length > 0 ? filled : blocks;
  const [table] = found;
  if (!table) return null;
  if (found.length > 1) {
    const names = found.map(({ grid }) => `“${grid.name}”`).join('、');
    throw new UnreadableFile(`有${found.length}张评价指标评分表（${names}），一次只检查一张，请分别另存后再检查。`);
  }
  const skipped = grids.filter((grid) => grid !== table.grid && grid.rowCount > 0);
  return statedFramework(table.grid, table.block, skipped);
}

function statedFramework(
  grid: Grid,
  { headRow, totalRow, ...block }: FrameworkBlock,
  skipped: Grid[],
): StatedFramework {
  const { project, fiscalYear } = readIdentity(grid, headRow);
  const name = project.name.text === '' ? nameInTitle(grid, headRow) : project.name;
  return {
    ...block,
    project: { ...project, name },
    fiscalYear,
    profile: null,
    grade: gradeIn(grid, totalRow) ?? gradeElsewhere(grid),
    readerNotes: [...formulaNotes(grid), ...skippedNote(skipped)],
  };
}

/** An indicator system without scores often stands beside the scored table. */
const isFilled = ({ score, average, expertScores }: StatedFrameworkRow) =>
  [score, average, ...expertScores].some((one) => /\d/.test(one?.text ?? ''));

/** 2024年度城市道路养护项目绩效评价指标评分表 names its project. */
function nameInTitle(grid: Grid, headRow: number): Stated {
  for (const { row, text, place } of grid.texts()) {
    if (row >= headRow) break;
    const name = TITLE.exec(text.replace(/\s+/g, ''))?.[1];
    if (name !== undefined) return { text: name, place };
  }
  return { text: '', place: `${grid.name}!A1` };
}

function gradeIn(grid: Grid, totalRow: number | null): Stated | null {
  if (totalRow === null) return null;
  const cells = grid.row(totalRow).map(({ text, place }) => ({ text: text.replace(/\s+/g, ''), place }));
  const cell = cells.find(({ text }) => GRADE_CELL.test(text));
  return cell ? { text: GRADE_CELL.exec(cell.text)![1]!, place: cell.place } : null;
}

function skippedNote(skipped: Grid[]): CheckFinding[] {
  const [first] = skipped;
  if (!first) return [];
  const names = skipped.map(({ name }) => `“${name}”`).join('、');
  return [finding('R03', { place: `${first.name}!A1`, message: `工作表${names}不是评价指标评分表，没有检查。` })];
}
