// Every kind of error, each in one cell of an otherwise right workbook, told at that cell; and the readings that are none.
import 'reflect-metadata';
import type { CellValue } from 'hucre/xlsx';
import type { ImportPreview } from '../../shared/contracts/projectImports';
import { aBureau, type Bureau } from '../support/bureau';
import { preview, told } from './importing';
import { addProject, CODE, filled, fileOf, NAME, UNIT, withCells, type Filled } from './workbooks';

let bureau: Bureau;
beforeAll(async () => {
  bureau = await aBureau('sqlite');
});
afterAll(() => bureau.stop());

const previewOf = async (book: Filled): Promise<ImportPreview> => preview(bureau.admin, await fileOf(book));
const BELL = '\u0007';

const slips: [what: string, cells: Record<string, CellValue>, expected: string[]][] = [
  ['no name', { '项目!B2': ' ' }, ['error 项目!B2 缺少项目名称。']],
  [
    'an unknown unit, with the nearest ones',
    { '项目!D2': '财政局信息中心' },
    ['error 项目!D2 通讯录里没有单位“财政局信息中心”，相近的有“市财政局信息中心”、“市财政局”，请改为其中的全称。'],
  ],
  [
    'an unknown filler',
    { '项目!G2': '王力' },
    ['error 项目!G2 通讯录里没有填报人“王力”，该单位有“王丽”，请填姓名全称或 userid。'],
  ],
  [
    'a filler of another unit',
    { '项目!G2': '赵敏' },
    ['warning 项目!G2 填报人“赵敏”属于市财政局预算绩效管理科，不是实施单位的人，请核对。'],
  ],
  ['no filler', { '项目!G2': null }, ['warning 项目!G2 没有填报人。可以以后再导入，发起评价批次之前必须有。']],
  [
    'a budget of nothing, which would stop a campaign',
    { '资金!D2': 0, '资金!E2': 0, '资金!D3': 0, '资金!E3': 0 },
    ['warning 项目!B2 发起评价批次时会被拦下：全年预算数为0，没有执行率，请核对预算数据，由复核人确定这一项怎样计分。'],
  ],
  ['no year', { '项目!E2': null }, ['error 项目!E2 缺少预算年度，请填写四位年份，如 2024。']],
  ['a year that is none', { '项目!E2': '去年' }, ['error 项目!E2 预算年度“去年”不是年份，请填写四位年份，如 2024。']],
  [
    'a code of odd shape',
    Object.fromEntries(
      ['项目!A2', '资金!A2', '资金!A3', ...[2, 3, 4, 5, 6, 7].map((row) => `绩效指标!A${row}`)].map((place) => [
        place,
        '运维一号',
      ]),
    ),
    ['warning 项目!A2 项目编码“运维一号”不像平台编码（应为 6 位以上的数字、字母），请核对。'],
  ],
  [
    'a code typed as a number',
    { '项目!A2': 310000240000000000 },
    ['error 项目!A2 编码按数字保存，第15位以后的数字已丢失，请把单元格设为文本后重新填写。'],
  ],
  ['a code that is too long', { '项目!A2': '3'.repeat(31) }, ['error 项目!A2 项目编码有 31 个字，不能超过 30 个字。']],
  [
    'a name that is too long',
    { '项目!B2': '长'.repeat(201) },
    ['error 项目!B2 项目名称有 201 个字，不能超过 200 个字。'],
  ],
  [
    'a reversed text',
    { '项目!B2': `政务云\u202e平台` },
    ['error 项目!B2 项目名称含有不可见的控制字符，请删去后重试。'],
  ],
  [
    'a control character',
    { '项目!F2': `目标${BELL}` },
    ['error 项目!F2 年度总体目标含有不可见的控制字符，请删去后重试。'],
  ],
  ['no amount', { '资金!D2': '-' }, ['error 资金!D2 缺少全年预算数，没有请填 0。']],
  [
    'words for an amount',
    { '资金!D2': '一百二十万' },
    ['error 资金!D2 全年预算数“一百二十万”不是金额，请填写数字，如 147.5。'],
  ],
  ['a negative amount', { '资金!C2': -1 }, ['error 资金!C2 年初预算数“-1”是负数，请填写不小于 0 的数。']],
  [
    'an amount finer than 分',
    { '资金!E2': '118.1234567' },
    ['error 资金!E2 全年执行数“118.1234567”比“分”还细，请改为精确到分的金额。'],
  ],
  [
    'an amount beyond all',
    { '资金!D2': '99999999999' },
    ['error 资金!D2 全年预算数“99999999999”超过可以记录的最大金额。'],
  ],
  [
    'more spent than provided',
    { '资金!E2': 121 },
    ['warning 资金!E2 全年执行数 121 万元大于全年预算数 120 万元，请核对。'],
  ],
  [
    'a source twice',
    { '资金!B3': '当年财政拨款' },
    ['error 资金!B3 资金来源“当年财政拨款”与 资金!B2 重复，请合并为一行。'],
  ],
  ['an error value', { '资金!D2': '#REF!' }, ['error 资金!D2 单元格是错误值 #REF!，请改正公式或直接填写。']],
  [
    'funds without a project',
    { '资金!A3': '999999999' },
    ['error 资金!A3 “项目”表里没有编码为“999999999”的项目，这一行没有归属。'],
  ],
  [
    'an indicator without a project',
    { '绩效指标!A7': null },
    ['error 绩效指标!A7 没有填写项目编码或项目名称，这一行没有归属。'],
  ],
  [
    'points that do not add up',
    { '绩效指标!F7': 9 },
    ['error 绩效指标!F7 指标分值合计 89，加上预算执行率 10 分是 99，应为 100。请调整分值。'],
  ],
  [
    'points that fit another profile',
    { '绩效指标!F2': 10 },
    ['warning 绩效指标!F7 指标分值合计 80，适用评分方案“湖北（执行率20分、绩效指标80分）”，发起评价批次时请选它。'],
  ],
  [
    'points that are no number',
    { '绩效指标!F3': '二十' },
    ['error 绩效指标!F3 分值“二十”不是数字，请填写 0 到 100 之间的数。'],
  ],
  ['points with three decimals', { '绩效指标!F3': 20.125 }, ['error 绩效指标!F3 分值“20.125”最多两位小数。']],
  ['points above 100', { '绩效指标!F3': 120 }, ['error 绩效指标!F3 分值“120”应在 0 到 100 之间。']],
  ['no target', { '绩效指标!E3': null }, ['error 绩效指标!E3 缺少年度指标值。']],
  [
    '无 for a target',
    { '绩效指标!E3': '无' },
    ['error 绩效指标!E3 年度指标值写的是“无”，请写明目标，如 ≥98%；不考核的指标请删去这一行。'],
  ],
  [
    'a target with two readings',
    { '绩效指标!E4': '6月前' },
    [
      'error 绩效指标!E4 “6月前”中的“前”分不清包不包括所写的这一段时间，可以读作“2024年5月31日前”、“2024年6月30日前”，请写明确。',
    ],
  ],
  [
    'a target without its sign',
    { '绩效指标!E2': '15个' },
    ['warning 绩效指标!E2 没有写比较符号，读作“=15个”；不是这个意思请写明。'],
  ],
  [
    'an indicator twice',
    { '绩效指标!B3': '产出指标', '绩效指标!C3': '数量指标', '绩效指标!D3': '运维系统数量' },
    ['error 绩效指标!D3 三级指标“运维系统数量”与 绩效指标!D2 重复，请删去一行或改名。'],
  ],
  ['no first level', { '绩效指标!B2': null }, ['error 绩效指标!B2 缺少一级指标。']],
  [
    'an unusual first level',
    { '绩效指标!B7': '其他指标' },
    ['warning 绩效指标!B7 一级指标“其他指标”不是常用的名称（产出指标、效益指标、满意度指标等），请核对。'],
  ],
];

it.each(slips)('tells %s at its cell', async (_what, cells, expected) => {
  const seen = told(await previewOf(withCells(filled(), cells)));
  for (const line of expected) expect(seen).toContain(line);
  const severity = expected[0]!.split(' ')[0];
  if (severity === 'warning') expect(seen.filter((line) => line.startsWith('error'))).toEqual([]);
});

it('tells a project that stands twice at both places', async () => {
  const book = addProject(filled(), 'OTHER00001', NAME);
  expect(told(await previewOf(book))).toEqual(
    expect.arrayContaining([
      'error 项目!B2 项目名称和实施单位与 项目!B3 重复，一个文件里一个项目只能有一行。',
      'error 项目!B3 项目名称和实施单位与 项目!B2 重复，一个文件里一个项目只能有一行。',
    ]),
  );
});

it('tells a code that belongs to another project of the year, and one name under two codes', async () => {
  const book = addProject(filled(), 'OTHER00001', '机房改造');
  withCells(book, { '资金!F1': '项目名称', '资金!F4': NAME });
  expect(told(await previewOf(book))).toContain(
    `error 资金!F4 项目编码“OTHER00001”属于“机房改造”，与这里的项目名称不一致，这一行没有归属。`,
  );
});

it('joins by name and unit where there is no code, and says when that is not enough', async () => {
  const book = filled();
  for (const rows of Object.values(book)) for (const [at, row] of rows.entries()) if (at > 0) row[0] = null;
  withCells(book, { '资金!F1': '项目名称', '绩效指标!J1': '项目名称' });
  book.资金.slice(1).forEach((row) => (row[5] = NAME));
  book.绩效指标.slice(1).forEach((row) => (row[9] = `　${NAME} `));
  expect((await previewOf(book)).counts).toMatchObject({ new: 1, errors: 0 });
  book.项目.push([null, NAME, '市财政局', '市财政局', 2024, '同名项目', '周志远']);
  expect(told(await previewOf(book))).toContain(`error 资金!F2 有 2 个项目叫“${NAME}”，请填写项目编码或实施单位。`);
});

it('accepts heads in any order, width and breaks, split targets, 元, samples, remarks, totals and empty rows', async () => {
  const book: Filled = {
    项目: [
      ['市级预算项目导入表'],
      [],
      ['序号', '实施\n单位', '预 算 年 度', '项目名称＊', '填报人（姓名）', '项目代码'],
      [1, '', '2024年度', '示例项目', '张三', '示例-001'],
      [],
      [2, UNIT, '２０２４', NAME, '王丽', CODE],
      ['注：一个项目一行。'],
    ],
    资金: [
      ['项目名称', '资金来源', '年初预算（元）', '全年预算数\n（元）', '全年执行数（元）'],
      [NAME, '财政拨款', '1,200,000.01', 1200000.01, '118.5万元'],
      ['合计', '', 1200000, 1200000, 1185000],
    ],
    绩效指标: [
      ['分值(权重)', '度量单位', '指标值', '指标性质', '三级指标', '二级指标', '一级指标', '项目编码', '备注'],
      ['45分', '%', 98, '≥', '系统功能达标率', '质量指标', '产出指标', CODE, '无'],
      ['45%', '', '2024-06-30', '', '升级完成时间', '时效指标', '', CODE, ''],
    ],
  };
  const seen = await previewOf(book);
  expect(told(seen).filter((line) => line.startsWith('error'))).toEqual([]);
  expect(seen.projects).toMatchObject([
    { number: 1, cell: 'D6', annualBudget: '120.000001', indicatorCount: 2, state: 'new' },
  ]);
  expect(told(seen)).toContain('info 项目!A3 列“序号”不是导入的内容，没有读取。');
  expect(seen.notes).toContain('工作表“项目”的 1 行示例没有读取。');
});

it('shows what could be better in the indicators as information only', async () => {
  const seen = await previewOf(withCells(filled(), { '绩效指标!D3': '加强系统管理', '绩效指标!E3': '加强管理' }));
  expect(seen.projects[0]!.state).toBe('new');
  expect(told(seen).some((line) => line.startsWith('info 绩效指标!') && line.includes('指标质量：'))).toBe(true);
});

it('tells errors first, and otherwise in the order in which the file is read', async () => {
  const book = withCells(filled(), {
    '绩效指标!F10': '四十',
    '绩效指标!F3': '二十',
    '绩效指标!E3': '约98%',
    '资金!C3': '很多',
    '项目!G2': '赵敏',
    '项目!E2': '去年',
  });
  book.绩效指标[9]![0] = 'XX-9';
  const places = (await previewOf(book)).problems
    .filter(({ severity }) => severity !== 'info')
    .map(({ severity, sheet, cell }) => `${severity} ${sheet}!${cell}`);
  expect(places).toEqual([
    'error 项目!E2',
    'error 资金!C3',
    'error 绩效指标!E3',
    'error 绩效指标!F3',
    'error 绩效指标!A10',
    'warning 项目!G2',
  ]);
});
