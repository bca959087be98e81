// A template out of a workbook: ours, or one that people made or edited. Every problem is told with its cell.
import { natureOf, signOf } from '../../../shared/checks/comparators';
import type { Stated } from '../../../shared/checks/table';
import type {
  DraftIndicator,
  TemplateDraft,
  TemplateProblem,
  TemplateReading,
} from '../../../shared/contracts/templates';
import { getProfile, USUAL_PROFILE } from '../../../shared/scoring/profiles';
import { readDraft } from '../../../shared/templates/draft';
import { UnreadableFile } from '../../checks/unreadable';
import { slimWorkbook } from '../../checks/workbookPackage';
import { readGrids } from '../../checks/workbookTable';
import { columnNames } from './columns';
import { kindOf, profileOf, readInfo, type TemplateInfo } from './infoSheet';
import { findTables, type StatedRow, type TemplateTable } from './table';

type PlacedProblem = TemplateReading['problems'][number];

/** What a file says, before anybody judges its indicators. */
export type FileReading = Omit<TemplateReading, 'findings'>;

/** No field may be so long: what is cut off behind it stands in a cell that is told to be too long. */
const MOST_CHARACTERS = 5_000;
const ZIP = Buffer.from('PK');
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/**
 * What a workbook says as a template, and what is wrong with it, cell by cell. Nothing is guessed.
 *
 * @throws UnreadableFile with one sentence when the bytes are no bounded .xlsx file with exactly one indicator table
 */
export async function readTemplateWorkbook(bytes: Buffer): Promise<FileReading> {
  refuseOthers(bytes);
  const { grids } = await readGrids(bounded(bytes));
  const table = onlyOne(grids.flatMap(findTables));
  const info = readInfo(grids);
  const { draft, notes } = draftFrom(table, info);
  const told = new Set(notes.map(({ place }) => place));
  const followUp = ({ row, field, place }: PlacedProblem) =>
    row !== null && (told.has(place) || (field === 'target' && !table.columns.has('target')));
  const problems = readDraft(draft).problems.map((one) => ({ ...one, place: placeOf(one, table, info) }));
  // What only follows from a note is not told again.
  return { draft, problems: [...notes, ...problems.filter((one) => !followUp(one))] };
}

function refuseOthers(bytes: Buffer): void {
  const startsWith = (mark: Buffer) => bytes.subarray(0, mark.length).equals(mark);
  if (bytes.length === 0) throw new UnreadableFile('文件是空的，请重新选择。');
  if (startsWith(ZIP)) return;
  const isLocked = startsWith(OLE) && bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
  if (isLocked) throw new UnreadableFile('文件设置了打开密码，请取消密码后再导入。');
  throw new UnreadableFile(
    '只能导入 .xlsx 文件：旧版 Excel（.xls）、CSV 和其他文件请用 Excel 或 WPS 另存为“Excel 工作簿（*.xlsx）”后再导入。',
  );
}

/** The package's sentences are those of the checker, which says 检查 and 自评表. */
function bounded(bytes: Buffer): Buffer {
  try {
    return slimWorkbook(bytes);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const message = error.message.replaceAll('自评表', '指标表').replaceAll('检查', '导入').replace('或 JSON', '');
    throw new UnreadableFile(message);
  }
}

function onlyOne(tables: TemplateTable[]): TemplateTable {
  const [table] = tables;
  if (!table)
    throw new UnreadableFile('没有找到指标表：工作表里应有“一级指标、二级指标、三级指标、年度指标值、分值”等表头。');
  if (tables.length === 1) return table;
  const places = tables.map(({ sumPlace }) => sumPlace).join('、');
  throw new UnreadableFile(`有${tables.length}张指标表（${places}），一次只导入一张，请把其他的移到别的文件。`);
}

function draftFrom(table: TemplateTable, info: TemplateInfo): { draft: TemplateDraft; notes: PlacedProblem[] } {
  const kind = kindFrom(table, info);
  const profile = kind === 'framework' ? { id: null, notes: [] } : profileFrom(table, info);
  const noTarget = kind === 'self-evaluation' && !table.columns.has('target');
  const draft: TemplateDraft = {
    id: info.id?.text.trim() ?? '',
    version: info.version?.text.trim() ?? '',
    name: info.name?.text ?? '',
    source: info.source?.text ?? '',
    kind,
    profileId: profile.id,
    indicators: table.rows.map(draftRow),
  };
  const missing = `没有“${columnNames.target}”一列，请补上这一列再导入。`;
  return {
    draft,
    notes: [
      ...profile.notes,
      ...(noTarget ? [note(table.sumPlace, 'target', missing)] : []),
      ...table.notes.map(({ place, message }) => note(place, 'indicators', message)),
    ],
  };
}

const note = (
  place: string,
  field: string,
  message: string,
  severity: TemplateProblem['severity'] = 'error',
): PlacedProblem => ({ severity, row: null, field, place, message });

/** As the file says it; otherwise a framework is known by its levels or by having no column for targets. */
function kindFrom({ columns, rows }: TemplateTable, info: TemplateInfo): TemplateDraft['kind'] {
  const said = info.kind ? kindOf(info.kind.text) : null;
  if (said) return said;
  const isFramework = rows.some(({ level1 }) => /^(项目)?(决策|过程)(指标)?$/.test(level1?.text.trim() ?? ''));
  return isFramework || (!columns.has('target') && columns.has('scoringStandard')) ? 'framework' : 'self-evaluation';
}

function profileFrom(table: TemplateTable, { profileId: said }: TemplateInfo): { id: string; notes: PlacedProblem[] } {
  const known = said ? profileOf(said.text) : null;
  if (known) return { id: known, notes: [] };
  const hasCost = table.rows.some(({ level1 }) => level1?.text.trim().startsWith('成本'));
  const id = hasCost ? 'm101-cost' : USUAL_PROFILE;
  const usual = `先按“${getProfile(id).name}”读取，请在页面上核对评分方案。`;
  const words = said?.text.trim() ?? '';
  if (said && words !== '')
    return { id, notes: [note(said.place, 'profileId', `没有名为“${words}”的评分方案，${usual}`)] };
  return { id, notes: [note(table.sumPlace, 'profileId', `文件没有注明评分方案，${usual}`, 'warning')] };
}

function draftRow(row: StatedRow): DraftIndicator {
  const text = (stated: Stated | undefined) => (stated?.text ?? '').slice(0, MOST_CHARACTERS);
  return {
    level1: text(row.level1),
    level2: text(row.level2),
    name: text(row.name),
    target: targetText(row).slice(0, MOST_CHARACTERS),
    points: text(row.points),
    definition: text(row.definition),
    scoringStandard: text(row.scoringStandard),
    dataSource: text(row.dataSource),
    targetBasis: text(row.targetBasis),
    scoringRule: text(row.scoringRule),
    requiredEvidence: text(row.requiredEvidence),
  };
}

/** 年度指标值 from one cell, or from 指标性质、指标值 and 计量单位 beside each other. */
function targetText({ target, nature, unit }: StatedRow): string {
  const value = target?.text.trim() ?? '';
  const kind = nature ? natureOf(nature.text) : null;
  if (kind === 'qualitative') return `定性：${value.replace(/^定性[:：]?/, '')}`;
  const sign = kind === null || kind === 'quantitative' || !/^[-\d_]/.test(value) ? '' : signOf[kind];
  return `${sign}${value}${/[\d_]$/.test(value) ? (unit?.text.trim() ?? '') : ''}`;
}

/** The cell of a problem: that of its field, or of the row's name where the file has no such column. */
function placeOf({ row, field }: TemplateProblem, table: TemplateTable, info: TemplateInfo): string {
  if (row === null) return (info as Record<string, Stated | null>)[field]?.place ?? table.sumPlace;
  const cells = table.rows[row]!;
  return (cells[field as keyof StatedRow] ?? cells.name)!.place;
}
