// Files that people edited or made themselves: what is there is read, what is wrong is told with its cell.
import { getTemplate } from '../../shared/templates';
import { readDraft } from '../../shared/templates/draft';
import { readTemplateWorkbook } from '../../server/templates/workbook/readTemplate';
import { LEFT as L, UP as U, sheetOf, workbookOf, type Form } from '../checks/layouts';
import { editedTemplate } from './edited';

const HEADS = ['一级指标', '二级指标', '三级指标', '年度指标值', '分值'];

async function reading(form: Form, name = '指标') {
  const { draft, problems } = await readTemplateWorkbook(await workbookOf(sheetOf(name, form)));
  return {
    draft,
    rows: draft.indicators.map(({ level1, level2, name: indicator, target, points }) => [
      level1,
      level2,
      indicator,
      target,
      points,
    ]),
    // The page asks for the name of a file that has none.
    told: problems
      .filter(({ row, field }) => row !== null || field !== 'name')
      .map(({ place, message }) => `${place} ${message}`),
  };
}

it('reads merged and blank levels, blank rows, full-width signs and columns in another order', async () => {
  const { rows, told, draft } = await reading([
    ['分值', '三级指标', '年度指标值', '一级指标', '二级指标'],
    ['２０', '系统功能达标率', '≧９８％', '产出指标', '质量指标'],
    ['', '', '', '', ''],
    [20, '故障修复时间', '不超过24小时', U, '时效指标'],
    ['10分', '验收时间', '2024年6月30日前', '', ''],
    [30, '业务中断次数', '＝0次', '效益指标', '社会效益指标'],
    [10, '使用人员满意度', '90%以上', '满意度指标', '服务对象满意度指标'],
    ['注：以上为样例。', L, L, L, L],
  ]);
  expect(rows).toEqual([
    ['产出指标', '质量指标', '系统功能达标率', '≧９８％', '２０'],
    ['产出指标', '时效指标', '故障修复时间', '不超过24小时', '20'],
    ['产出指标', '时效指标', '验收时间', '2024年6月30日前', '10分'],
    ['效益指标', '社会效益指标', '业务中断次数', '＝0次', '30'],
    ['满意度指标', '服务对象满意度指标', '使用人员满意度', '90%以上', '10'],
  ]);
  expect(told).toEqual([
    '指标!A1 文件没有注明评分方案，先按“全国通用（财预〔2020〕10号）”读取，请在页面上核对评分方案。',
  ]);
  const { template } = readDraft({ ...draft, name: '自制模板' });
  expect(template!.indicators.map(({ target, unit, points }) => [target, unit, points])).toEqual([
    ['98', '%', '20'],
    ['24', '小时', '20'],
    ['2024-06-30', null, '10'],
    ['0', '次', '30'],
    ['90', '%', '10'],
  ]);
});

it('tells each problem at its cell, with its readings, and guesses nothing', async () => {
  const { told } = await reading([
    HEADS,
    ['产出指标', '质量指标', '可用率', { value: 0.995, style: { numFmt: '0.0%' } }, 50],
    [U, '', '功能达标率', '≥98%或≥95%', '十分'],
    ['效益指标', '社会效益指标', '', '≥95%', 30],
    ['满意度指标', '服务对象满意度指标', '满意度', '', 10],
    ['满意度指标', '服务对象满意度指标', '合计', '', 90],
    ['产出指标', '数量指标', '运维系统数量', '=15个', 5],
  ]);
  expect(told.map((line) => line.replace(/^指标!/, ''))).toEqual([
    expect.stringMatching(/^E6 文件没有注明评分方案/),
    'C7 “运维系统数量”在总分之下，没有读入，请移到总分行之上。',
    'D2 “99.5%”没有写比较符号，可以读作“≥99.5%”、“=99.5%”、“≤99.5%”，请写明是哪一种。',
    'B3 请填写二级指标',
    expect.stringMatching(/^D3 .*可以读作“≥98%”、“≥95%”，请写明确。$/),
    'E3 分值“十分”不是一个数，请填写数字，例如“10”。',
    'C4 请填写三级指标',
    expect.stringMatching(/^D5 没有写年度指标值/),
  ]);
});

it('reads forms that split 年度指标值 into sign, value and unit', async () => {
  const { rows } = await reading([
    ['一级指标', '二级指标', '三级指标', '年度指标值', L, L, '权重'],
    [U, U, U, '指标性质', '指标值', '度量单位', U],
    ['产出指标', '数量指标', '运维系统数量', '≥', 15, '个', 20],
    [U, '时效指标', '实施进度', '定性', '按期完成', '', 10],
  ]);
  expect(rows.map((row) => row.slice(3))).toEqual([
    ['≥15个', '20'],
    ['定性：按期完成', '10'],
  ]);
});

it('takes an exported file with a row added and one changed', async () => {
  const { draft, problems } = await editedTemplate(getTemplate('it-room-operations')!, (sheet) => {
    const at = sheet.rows.findIndex((row) => row[3] === '机房供电可用率');
    sheet.rows[at]![4] = '≥99.95%';
    sheet.rows[at]![6] = 5;
    const added = Array.from(
      { length: 14 },
      (_, col) => ({ 3: '精密空调完好率', 4: '=100%', 6: 1, 9: '完好的空调台数÷空调总台数×100%' })[col] ?? null,
    );
    sheet.rows.splice(at + 1, 0, added);
    for (const merge of sheet.merges ?? [])
      if (merge.endRow > at)
        Object.assign(merge, { endRow: merge.endRow + 1, startRow: merge.startRow + Number(merge.startRow > at) });
  });
  expect(problems).toEqual([]);
  const { indicators } = readDraft(draft).template!;
  expect(indicators).toHaveLength(15);
  expect(indicators.find(({ name }) => name === '机房供电可用率')).toMatchObject({ target: '99.95', points: '5' });
  expect(indicators.find(({ name }) => name === '精密空调完好率')).toMatchObject({
    level1: '产出指标',
    level2: '质量指标',
    definition: '完好的空调台数÷空调总台数×100%',
  });
});

it('names what does not add up', async () => {
  const { problems } = await editedTemplate(getTemplate('it-room-operations')!, (sheet) => {
    sheet.rows.find((row) => row[3] === '机房供电可用率')![6] = 9;
  });
  expect(problems.map(({ severity, place, message }) => [severity, place, message])).toEqual([
    ['warning', expect.stringMatching(/^项目支出绩效自评表!G\d+$/), '“产出指标”合计53分，评分方案为50分，请减少3分。'],
    [
      'warning',
      expect.any(String),
      expect.stringContaining('指标分值合计93分，应为90分（预算执行率另占10分，合计应为100分），请减少3分。'),
    ],
  ]);
});

it.each<[string, Form, string]>([
  ['no table', [['项目名称', '网络运维']], '没有找到指标表'],
  [
    'two tables',
    [HEADS, ['产出指标', '数量指标', '数量', '=1个', 5], HEADS, ['产出指标', '数量指标', '个数', '=1个', 5]],
    '有2张指标表',
  ],
])('refuses %s in one sentence', async (_what, form, words) => {
  await expect(reading(form)).rejects.toThrow(words);
});

it.each<[string, Buffer, string]>([
  ['nothing', Buffer.alloc(0), '文件是空的'],
  ['CSV', Buffer.from('一级指标,二级指标'), '另存为“Excel 工作簿（*.xlsx）”后再导入'],
  ['a torn file', Buffer.from('PK\u0003\u0004torn'), '重新保存再导入'],
  [
    'a locked file',
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
    '打开密码',
  ],
])('refuses %s in one sentence', async (_what, bytes, words) => {
  await expect(readTemplateWorkbook(bytes)).rejects.toThrow(words);
});

it('reads thousands of rows and cells of the greatest length in bounded time', async () => {
  const row = (target: string): Form[number] => ['产出指标', '数量指标', '数量', target, '长'.repeat(30_000)];
  const before = process.cpuUsage();
  const long = await reading([HEADS, ...Array.from({ length: 100 }, () => row('≥98%或'.repeat(8_000)))]);
  expect(long.told.slice(1, 3)).toEqual([
    '指标!D2 年度指标值过长，请写在200字以内，其余移到指标解释。',
    '指标!E2 分值“长长长长长长长长长长长长长长长长长长长长长长长长…”不是一个数，请填写数字，例如“10”。',
  ]);
  const many = await reading([
    HEADS,
    ...Array.from({ length: 5_000 }, (): Form[number] => ['产出指标', '数量指标', '数量', '≥1个', 1]),
  ]);
  expect(many.told).toContainEqual(expect.stringContaining('指标超过300项，请拆分为几个模板'));
  expect(many.rows).toHaveLength(301);
  expect(process.cpuUsage(before).user).toBeLessThan(10_000_000);
});

it('says which columns stand twice, and that a column is missing', async () => {
  const twice = await reading([
    [...HEADS, '分值'],
    ['产出指标', '数量指标', '数量', '=1个', 5, 6],
  ]);
  expect(twice.told).toContainEqual(expect.stringMatching(/^指标!F1 “分值”有两列（另一列在指标!E1）/));
  const missing = await reading([
    ['一级指标', '二级指标', '三级指标', '分值'],
    ['产出指标', '数量指标', '数量', 5],
  ]);
  expect(missing.told.filter((line) => line.includes('年度指标值'))).toEqual([
    '指标!D1 没有“年度指标值”一列，请补上这一列再导入。',
  ]);
});
