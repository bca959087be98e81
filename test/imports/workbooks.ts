// Workbooks to import as a clerk would fill them: three worksheets, right until a test makes one cell wrong.
import type { CellValue, WriteSheet } from 'hucre/xlsx';
import { workbookOf } from '../checks/layouts';

export type Rows = CellValue[][];

/** The three worksheets of one workbook. */
export interface Filled {
  项目: Rows;
  资金: Rows;
  绩效指标: Rows;
}

export const UNIT = '市财政局信息中心';
const FILLER = 'wangli';
export const YEAR = 2024;
export const CODE = '310000240000000001';
export const NAME = '政务云平台运维';

const projectHead = ['项目编码', '项目名称', '主管部门', '实施单位', '预算年度', '年度总体目标', '填报人'];
const fundsHead = ['项目编码', '资金来源', '年初预算数（万元）', '全年预算数（万元）', '全年执行数（万元）'];
const indicatorHead = [
  '项目编码',
  '一级指标',
  '二级指标',
  '三级指标',
  '年度指标值',
  '分值',
  '指标解释',
  '评分标准',
  '数据来源',
];

/** Five indicators that make 90 points, a date and a range among them; blank levels follow the row above. */
function indicatorRows(code: CellValue = CODE): Rows {
  return [
    [code, '产出指标', '数量指标', '运维系统数量', '≥15个', 20, '纳入合同的系统', '按完成比例计分', '运维合同'],
    [code, '', '质量指标', '系统功能达标率', '≥98%', 20, null, null, '运维台账'],
    [code, '', '时效指标', '升级改造完成时间', '2024年6月底前', 10],
    [code, '', '', '故障平均修复时间', '2～8小时', 10],
    [code, '效益指标', '社会效益指标', '业务办理便利程度', '稳步提升', 20],
    [code, '满意度指标', '服务对象满意度指标', '使用人员满意度', '≥90%', 10],
  ];
}

/** One project, right in every cell. */
export function filled(): Filled {
  return {
    项目: [projectHead, [CODE, NAME, '市财政局', UNIT, YEAR, '保障政务云平台全年稳定运行。', FILLER]],
    资金: [fundsHead, [CODE, '当年财政拨款', 120, 120, 118.5], [CODE, '其他资金', 0, 10, 10]],
    绩效指标: [indicatorHead, ...indicatorRows()],
  };
}

/** Heads, and no project yet. */
export const emptyBook = (): Filled => ({ 项目: [projectHead], 资金: [fundsHead], 绩效指标: [indicatorHead] });

/** A further project of the same unit. */
export function addProject(book: Filled, code: string, name: string): Filled {
  book.项目.push([code, name, '市财政局', UNIT, YEAR, `完成${name}。`, FILLER]);
  book.资金.push([code, '当年财政拨款', 50, 50, 50]);
  book.绩效指标.push(...indicatorRows(code));
  return book;
}

/** Sets cells by their address: `{ '绩效指标!E2': '无' }`. */
export function withCells(book: Filled, changes: Record<string, CellValue>): Filled {
  for (const [place, value] of Object.entries(changes)) {
    const [, sheet, letter, row] = /^(.+)!([A-Z])(\d+)$/.exec(place)!;
    const rows = book[sheet as keyof Filled];
    while (rows.length < Number(row)) rows.push([]);
    rows[Number(row) - 1]![letter!.charCodeAt(0) - 65] = value;
  }
  return book;
}

/** The workbook as a file. */
export function fileOf(book: Filled, ...others: WriteSheet[]): Promise<Buffer> {
  const sheets = Object.entries(book).map(([name, rows]): WriteSheet => ({ name, rows: rows as Rows }));
  return workbookOf(...sheets, ...others);
}
