// One self-evaluation table out of a workbook: the worksheet, its blocks, and what the reader has to tell about them.
import { finding } from '../../shared/checks/catalogue';
import { withDetails } from '../../shared/checks/details';
import type { CheckFinding, StatedTable } from '../../shared/checks/table';
import { Grid } from './grid';
import { fundsHeadRows, moneyUnitOf, readFunds, type FundsBlock } from './layout/fundsBlock';
import { nameCells, readGoal, readIdentity, readNotes, readTotals } from './layout/headings';
import { indicatorBlocks, type IndicatorBlock } from './layout/indicatorBlock';
import { NotSelfEvaluation, UnreadableFile } from './unreadable';
import { slimWorkbook } from './workbookPackage';

interface FoundTable {
  grid: Grid;
  blocks: IndicatorBlock[];
}

/**
 * The one self-evaluation table of a workbook, in the national layout or a local variant.
 *
 * @throws UnreadableFile with one sentence when there is none, or more than one
 */
export async function readWorkbookTable(bytes: Buffer): Promise<StatedTable> {
  const { grids } = await readGrids(slimWorkbook(bytes));
  const found = grids
    .map((grid) => ({ grid, blocks: indicatorBlocks(grid) }))
    .filter(({ blocks }) => blocks.length > 0);
  const table = onlyOne(found, grids);
  const funds = onlyFunds(table.grid, grids);
  const skipped = grids.filter((grid) => grid !== table.grid && grid.rowCount > 0);
  return statedTable(table, funds, skipped);
}

/** The visible worksheets of a slim workbook, and the names of the others. */
export async function readGrids(slim: Buffer): Promise<{ grids: Grid[]; hidden: string[] }> {
  const { readXlsx } = await import('hucre/xlsx');
  const hiddenNames: string[] = [];
  const { sheets } = await readXlsx(slim, {
    readStyles: true,
    range: 'A1:CV1048576',
    sheets: ({ name, hidden, veryHidden }) => {
      const isShown = !hidden && !veryHidden;
      if (!isShown) hiddenNames.push(name);
      return isShown;
    },
  });
  return { grids: sheets.map((sheet) => new Grid(sheet)), hidden: hiddenNames };
}

function onlyOne(found: FoundTable[], grids: Grid[]): FoundTable {
  const [table] = found;
  if (!table)
    throw new NotSelfEvaluation('没有找到自评表：工作表里应有“三级指标、年度指标值、实际完成值、得分”等表头。', {
      grids,
    });
  if (found.length > 1) {
    const names = found.map(({ grid }) => `“${grid.name}”`).join('、');
    throw new UnreadableFile(`有${found.length}张自评表（${names}），一次只检查一张，请分别另存后再检查。`);
  }
  const names = nameCells(table.grid);
  if (names.length > 1) {
    const places = names.map(({ place }) => place).join('、');
    throw new UnreadableFile(`同一张工作表里有${names.length}张自评表（${places}），请拆分后分别检查。`);
  }
  return table;
}

function onlyFunds(grid: Grid, grids: Grid[]): FundsBlock {
  const [headRow, ...rows] = fundsHeadRows(grid);
  if (headRow === undefined)
    throw new NotSelfEvaluation(`工作表“${grid.name}”里没有找到项目资金的表头（全年预算数、全年执行数）。`, { grids });
  const block = readFunds(grid, headRow);
  // Hebei repeats the heads beside the amounts, within the block.
  const others = rows.filter((row) => row > block.lastRow);
  if (others.length > 0)
    throw new UnreadableFile(
      `工作表“${grid.name}”里有${others.length + 1}处项目资金，像是多张自评表，请拆分后分别检查。`,
    );
  return block;
}

/** The table of one worksheet. @throws UnreadableFile when it holds none, or its money is unclear */
export function tableOnGrid(grid: Grid): StatedTable {
  const table = onlyOne(
    [{ grid, blocks: indicatorBlocks(grid) }].filter(({ blocks }) => blocks.length > 0),
    [grid],
  );
  return statedTable(table, onlyFunds(grid, [grid]), []);
}

function statedTable({ grid, blocks }: FoundTable, block: FundsBlock, skipped: Grid[]): StatedTable {
  const { unit, place } = moneyUnitOf(grid, block);
  const firstHead = blocks[0]!.headRow;
  return {
    ...readIdentity(grid, Math.min(block.headRow, firstHead)),
    profile: profileByLayout(grid, block, blocks),
    moneyUnit: unit,
    funds: block.funds,
    goal: readGoal(grid, firstHead - 1),
    indicators: withDetails(blocks.flatMap(({ rows }) => rows)),
    indicatorsPlace: blocks[0]!.place,
    ...readTotals(grid, blocks),
    notes: readNotes(grid, blocks.at(-1)!.endRow),
    readerNotes: [...formulaNotes(grid), ...unitNote(unit, place), ...skippedNote(skipped)],
  };
}

/** The form's number, or the head of its indicators: they have 90 points together and no points by level. */
const SICHUAN = /510000_\d+zp|^绩效指标[（(]90分[)）]$/i;

/** Layouts that only one scoring profile uses; null for the national one and whatever follows it. */
function profileByLayout(grid: Grid, { funds }: FundsBlock, blocks: IndicatorBlock[]): string | null {
  const hasPoints = blocks.some(({ columns }) => columns.has('points') || columns.has('weight'));
  if (!hasPoints && funds.points?.text === '20') return 'hubei-20-80';
  return [...grid.texts()].some(({ text }) => SICHUAN.test(text.replace(/\s+/g, ''))) ? 'sichuan-10-90' : null;
}

/** What there is to say about formulas: their saved results count. */
export function formulaNotes(grid: Grid): CheckFinding[] {
  const saved = [...grid.texts()].filter(({ formula }) => formula === 'saved');
  const unsaved = unsavedFormulas(grid);
  const [first] = saved;
  const notes = first
    ? [
        finding('R01', {
          place: first.place,
          message: `有${saved.length}个公式单元格，按文件中保存的计算结果核对；如改过数据，请在 Excel 中重新计算并保存。`,
        }),
      ]
    : [];
  return [
    ...notes,
    ...unsaved.map(({ place }) =>
      finding('R01', {
        place,
        severity: 'warning',
        message: '公式没有保存计算结果，按空白处理，请在 Excel 中打开并保存。',
      }),
    ),
  ];
}

function unsavedFormulas(grid: Grid): { place: string }[] {
  return Array.from({ length: grid.rowCount }, (_, row) => grid.row(row))
    .flat()
    .filter(({ formula }) => formula === 'unsaved');
}

function unitNote(unit: '万元' | '元', place: string): CheckFinding[] {
  if (unit === '万元') return [];
  return [
    finding('R02', {
      place,
      message: '项目资金以元为单位，重新计算的金额已换算为万元。',
      expected: '万元',
      found: '元',
    }),
  ];
}

function skippedNote(skipped: Grid[]): CheckFinding[] {
  const [first] = skipped;
  if (!first) return [];
  const names = skipped.map(({ name }) => `“${name}”`).join('、');
  return [finding('R03', { place: `${first.name}!A1`, message: `工作表${names}不是自评表，没有检查。` })];
}
