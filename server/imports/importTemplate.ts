// The blank workbook for an import: three worksheets with their heads and marked samples, and a sheet that explains them.
import type { Cell, CellStyle, DataValidation, WriteSheet } from 'hucre/xlsx';
import { readZip, writeZip } from '../office/zip';
import {
  fundsColumns,
  indicatorColumns,
  projectColumns,
  type FundsRole,
  type ImportColumn,
  type IndicatorRole,
  type ProjectRole,
} from './read/columns';

const FONT = '宋体';
const LAST_ROW = 5000;
const MAX_UNPACKED_BYTES = 16 * 1024 * 1024;
const BORDER = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const FRAME = { top: BORDER, right: BORDER, bottom: BORDER, left: BORDER };
const HEAD: CellStyle = {
  font: { name: FONT, size: 11, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DDEBF7' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border: FRAME,
};
const SAMPLE: CellStyle = {
  font: { name: FONT, size: 11, italic: true, color: { rgb: '7F7F7F' } },
  alignment: { vertical: 'center', wrapText: true },
  border: FRAME,
};
const TEXT: CellStyle = { font: { name: FONT, size: 11 }, alignment: { vertical: 'top', wrapText: true } };
const CODE = '示例-001';

type Sample<Role extends string> = Partial<Record<Role, string | number>>;

const projectSample: Sample<ProjectRole> = {
  code: CODE,
  project: '财政网络运维服务费（示例，导入时跳过）',
  department: '市财政局',
  implementer: '市财政局信息中心',
  year: 2024,
  objective: '保障财政业务系统全年稳定运行，故障1天内修复。',
  filler: '张三',
};
const fundsSample: Sample<FundsRole> = {
  code: CODE,
  source: '当年财政拨款',
  initialBudget: 147,
  annualBudget: 147,
  executed: 121.88,
};
const level = (
  level1: string,
  level2: string,
  name: string,
  target: string,
  points: number,
): Sample<IndicatorRole> => ({
  code: CODE,
  level1,
  level2,
  name,
  target,
  points,
});
const indicatorSamples: Sample<IndicatorRole>[] = [
  { ...level('产出指标', '数量指标', '运维系统数量', '≥15个', 20), dataSource: '运维合同' },
  {
    ...level('产出指标', '质量指标', '系统功能达标率', '≥98%', 20),
    definition: '功能正常的系统检查次数÷全部检查次数×100%',
    dataSource: '运维台账',
    requiredEvidence: '系统功能检测记录；运维台账汇总表',
  },
  level('产出指标', '时效指标', '升级改造完成时间', '2024年6月底前', 10),
  { ...level('效益指标', '社会效益指标', '业务在线办理率', '95', 30), nature: '≥', unit: '%' },
  level('满意度指标', '服务对象满意度指标', '使用人员满意度', '≥90%', 10),
];

const lists: Partial<Record<IndicatorRole, string[]>> = {
  level1: ['成本指标', '产出指标', '效益指标', '满意度指标'],
  level2: [
    '数量指标',
    '质量指标',
    '时效指标',
    '成本指标',
    '经济效益指标',
    '社会效益指标',
    '生态效益指标',
    '可持续影响指标',
    '服务对象满意度指标',
  ],
  nature: ['≥', '＞', '=', '≤', '＜', '定性'],
};
const NUMBERS = new Set<string>(['year', 'points', 'initialBudget', 'annualBudget', 'executed']);
/** Kept as typed: as a number, Excel keeps fifteen digits of a code; as a date, it makes one of 5-8. */
const AS_TEXT = new Set<string>(['code', 'target']);
/** Rows that are prepared as text. */
const TEXT_ROWS = 1000;
const WIDE = new Set<string>([
  'objective',
  'basis',
  'content',
  'definition',
  'scoringStandard',
  'dataSource',
  'requiredEvidence',
  'project',
]);

/** The blank workbook as a file; the same bytes every time. */
export async function importTemplate(): Promise<Buffer> {
  const { writeXlsx } = await import('hucre/xlsx');
  const written = await writeXlsx({
    sheets: [
      sheetOf('项目', projectColumns, [projectSample]),
      sheetOf('资金', withYuanHeads(fundsColumns), [fundsSample]),
      sheetOf('绩效指标', indicatorColumns, indicatorSamples),
      guide(),
    ],
    properties: { title: '项目、资金和绩效指标导入模板', creator: '绩效通' },
  });
  return writeZip(readZip(Buffer.from(written), MAX_UNPACKED_BYTES));
}

const withYuanHeads = (columns: ImportColumn<FundsRole>[]) =>
  columns.map((column) => (NUMBERS.has(column.role) ? { ...column, head: `${column.head}（万元）` } : column));

function sheetOf<Role extends string>(
  name: string,
  columns: ImportColumn<Role>[],
  samples: Sample<Role>[],
): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  columns.forEach(({ head, need, role }, col) => {
    cells.set(`0,${col}`, { value: need === 'must' ? `${head}*` : head, style: HEAD });
    const format = AS_TEXT.has(role) ? { numFmt: '@' } : {};
    samples.forEach((sample, at) =>
      cells.set(`${at + 1},${col}`, { value: sample[role] ?? null, style: { ...SAMPLE, ...format } }),
    );
    if (!AS_TEXT.has(role)) return;
    for (let row = samples.length + 1; row <= TEXT_ROWS; row++)
      cells.set(`${row},${col}`, { value: null, style: format });
  });
  return {
    name,
    cells,
    columns: columns.map(({ role }) => ({ width: WIDE.has(role) ? 34 : 16 })),
    rowDefs: new Map([[0, { height: 30 }]]),
    freezePane: { rows: 1 },
    dataValidations: columns.flatMap(({ role }, col) => validationsFor(role, columnLetter(col))),
  };
}

function validationsFor(role: string, letter: string): DataValidation[] {
  const range = `${letter}2:${letter}${LAST_ROW}`;
  const common = { range, allowBlank: true, showErrorMessage: true, errorStyle: 'warning' as const };
  const values = lists[role as IndicatorRole];
  if (values)
    return [
      { ...common, type: 'list', values, errorTitle: '请核对', errorMessage: '不是常用的名称，确认无误可以继续。' },
    ];
  if (role === 'points')
    return [
      {
        ...common,
        type: 'decimal',
        operator: 'between',
        formula1: '0',
        formula2: '100',
        errorTitle: '分值',
        errorMessage: '请填写 0 到 100 之间的数。',
      },
    ];
  if (role === 'year')
    return [
      {
        ...common,
        type: 'whole',
        operator: 'between',
        formula1: '2000',
        formula2: '2100',
        errorTitle: '预算年度',
        errorMessage: '请填写四位年份，如 2024。',
      },
    ];
  return [];
}

const columnLetter = (col: number) => String.fromCharCode(65 + col);

function guide(): WriteSheet {
  const about = [
    '一、三张表用“项目编码”对应；没有编码的项目，用“项目名称”对应，有同名项目时再加“实施单位”。',
    '二、带 * 的列必须填写。列的顺序可以变，多出来的列不读取，空行不读取。',
    '三、项目编码以“示例”开头的行是示例，导入时跳过，可以删去。',
    '四、系统里已有的项目（同一单位、同一名称、同一年度）会更新；留空的单元格不改动已有内容。已在评价批次里的项目不会改动。',
    '五、导入前先预览：每处错误都会指明工作表和单元格，也可以下载标注了错误的文件，改好后重新选择。',
    '六、也可以直接选择官方的《项目支出绩效自评表》《绩效目标表》，一张工作表是一个项目。',
  ];
  const sheets = [
    ['项目', projectColumns],
    ['资金', fundsColumns],
    ['绩效指标', indicatorColumns],
  ] as const;
  const lines = sheets.flatMap(([name, columns]) =>
    columns.map(({ head, need, help }) => [
      name,
      head,
      need === 'must' ? '必填' : need === 'key' ? '二者填一' : '选填',
      help,
    ]),
  );
  const rows = [...about.map((line) => [line]), [], ['工作表', '列', '要求', '说明'], ...lines];
  const cells = new Map<string, Partial<Cell>>();
  rows.forEach((row, at) =>
    row.forEach((value, col) => cells.set(`${at},${col}`, { value, style: at === about.length + 1 ? HEAD : TEXT })),
  );
  return {
    name: '填写说明',
    cells,
    columns: [{ width: 12 }, { width: 16 }, { width: 10 }, { width: 90 }],
    merges: about.map((_, row) => ({ startRow: row, endRow: row, startCol: 0, endCol: 3 })),
  };
}
