// Whole files: official forms, the blank template, the marked copy as Excel and LibreOffice read it, bad files, large ones.
import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx, writeXlsx, type WriteSheet } from 'hucre/xlsx';
import { readZip, writeZip } from '../../server/office/zip';
import { abForm, chongqingForm, hebeiForm, nationalForm, sichuanForm, yunnanForm } from '../checks/forms';
import { LEFT as L, sheetOf, UP as U, workbookOf, type Form } from '../checks/layouts';
import { aBureau, refusal, type Bureau } from '../support/bureau';
import { markedCopy, preview, take, told } from './importing';
import { addProject, CODE, emptyBook, filled, fileOf, NAME, UNIT, withCells } from './workbooks';

const MB = 1024 * 1024;
let bureau: Bureau;
beforeAll(async () => {
  bureau = await aBureau('sqlite');
});
afterAll(() => bureau.stop());

/** The forms name a unit that the directory does not have, and a project that is in a campaign. */
const ours: Record<string, string> = { 市财政局信息科: UNIT, 财政网络运维服务费: '财政专网运维' };
const asOurs = (form: Form): Form =>
  form.map((row) => row.map((slot) => (typeof slot === 'string' ? (ours[slot] ?? slot) : slot)));

const forms: [layout: string, form: Form, indicators: number][] = [
  ['national', nationalForm(), 6],
  ['Yunnan, in 元, with split targets', yunnanForm(), 6],
  ['A/B', abForm(), 6],
  ['Sichuan', sichuanForm(), 4],
  ['Hebei', hebeiForm(), 5],
];

it.each(forms)('takes the %s self-evaluation form as one project', async (_layout, form, indicators) => {
  const seen = await preview(bureau.admin, await workbookOf(sheetOf('自评表', asOurs(form))));
  expect(told(seen).filter((line) => line.startsWith('error'))).toEqual([]);
  expect(seen.projects).toMatchObject([
    {
      name: '财政专网运维',
      unitName: UNIT,
      fiscalYear: 2024,
      annualBudget: '150',
      indicatorCount: indicators,
      state: 'new',
    },
  ]);
});

it('does not make up the levels that the Chongqing form leaves out', async () => {
  const seen = await preview(bureau.admin, await workbookOf(sheetOf('自评表', asOurs(chongqingForm()))));
  expect(told(seen).filter((line) => line.startsWith('error'))).toEqual([
    'error 自评表!A9 缺少一级指标。',
    'error 自评表!A9 缺少二级指标。',
  ]);
});

it('reads merged codes and levels, and heads over two rows', async () => {
  const { 项目, 资金 } = filled();
  const indicators: Form = [
    ['项目编码', '一级指标', '二级指标', '三级指标', '年度指标值', L, L, '分值'],
    [U, U, U, U, '指标性质', '指标值', '计量单位', U],
    [CODE, '产出指标', '数量指标', '运维系统数量', '≥', 15, '个', 30],
    [U, U, '质量指标', '系统功能达标率', '≥', 98, '%', 30],
    [U, U, U, '数据准确率', '≥', { value: 0.995, style: { numFmt: '0.0%' } }, '', 10],
    [U, '满意度指标', '服务对象满意度指标', '使用人员满意度', '≥', 90, '%', 20],
  ];
  const file = await workbookOf(
    { name: '项目', rows: 项目 },
    { name: '资金', rows: 资金 },
    sheetOf('绩效指标', indicators),
  );
  expect(told(await preview(bureau.admin, file)).filter((line) => !line.startsWith('info'))).toEqual([]);
  expect((await preview(bureau.admin, file)).projects).toMatchObject([{ state: 'new', indicatorCount: 4 }]);
});

const goalForm = (): Form => [
  ['项目支出绩效目标表', L, L, L, L, L],
  ['（2025年度）', L, L, L, L, L],
  ['项目名称', '非税征管系统运维', L, L, L, L],
  ['主管部门及代码', '市财政局', L, '实施单位', UNIT, L],
  ['项目资金\n（万元）', '年度资金总额：', L, 80, L, L],
  [U, '其中：财政拨款', L, 60, L, L],
  [U, '其他资金', L, 20, L, L],
  ['总体目标', '年度目标', L, L, L, L],
  [U, '保障非税收缴全年不中断。', L, L, L, L],
  ['绩效指标', '一级指标', '二级指标', '三级指标', '指标值', '分值'],
  [U, '产出指标', '质量指标', '系统可用率', '≥99.9%', 50],
  [U, U, '时效指标', '升级完成时间', '6月底前', 10],
  [U, '满意度指标', '服务对象满意度指标', '执收单位满意度', '≥90%', 30],
  [U, '', '', '指标2：', '', ''],
  ['填报人：王丽', L, L, L, L, L],
];

it('takes a goal form, says that it knows no execution, and several forms of one workbook', async () => {
  const file = await workbookOf(sheetOf('目标表', goalForm()), sheetOf('自评表', asOurs(nationalForm())));
  const seen = await preview(bureau.admin, file);
  expect(told(seen).filter((line) => line.startsWith('error'))).toEqual([]);
  expect(seen.projects).toMatchObject([
    { number: 1, sheet: '目标表', fiscalYear: 2025, fillerName: '王丽', annualBudget: '80', indicatorCount: 3 },
    { number: 2, sheet: '自评表', fiscalYear: 2024, fillerName: null },
  ]);
  expect(told(seen).filter((line) => line.includes('先按 0 导入'))).toHaveLength(2);
});

it('offers a template that itself reads without an error, with nothing to import', async () => {
  const { fileName, content } = await bureau.admin.download('api/project-imports/template');
  expect(fileName).toBe('项目导入模板.xlsx');
  const { sheets } = await readXlsx(content, { readStyles: true });
  expect(sheets.map(({ name }) => name)).toEqual(['项目', '资金', '绩效指标', '填写说明']);
  for (const { cells } of sheets.slice(0, 3)) expect(cells!.get('900,0')!.style!.numFmt).toBe('@');
  expect(sheets[2]!.dataValidations!.map(({ type }) => type)).toEqual(['list', 'list', 'list', 'decimal']);
  const blank = await refusal(preview(bureau.admin, content));
  expect(blank).toMatchObject({ status: 422, code: 'import-unreadable', message: expect.stringMatching(/没有项目/) });

  // Filled in where the samples stand, it is a file to import.
  const real = (value: unknown) =>
    typeof value === 'string' && value.startsWith('示例-') ? '310000240000000077' : value;
  const rows = sheets.map(({ rows: own }) => own.slice(0, 6).map((row) => row.map(real))) as Parameters<
    typeof fileOf
  >[0]['项目'][];
  rows[0]![1]![3] = UNIT;
  rows[0]![1]![6] = '王丽';
  const seen = await preview(bureau.admin, await fileOf({ 项目: rows[0]!, 资金: rows[1]!, 绩效指标: rows[2]! }));
  expect(told(seen).filter((line) => !line.startsWith('info'))).toEqual([]);
  expect(seen.projects).toMatchObject([{ state: 'new', indicatorCount: 5, annualBudget: '147' }]);
  expect(await refusal(bureau.filler.download('api/project-imports/template'))).toMatchObject({ status: 403 });
});

describe('the marked copy', () => {
  const commented = async (file: Buffer) => {
    const { sheets } = await readXlsx(file, { readStyles: true });
    return sheets.flatMap(({ name, cells }) =>
      [...(cells ?? [])].flatMap(([at, { comment, style }]) =>
        comment ? [{ place: `${name}!${at}`, text: comment.text, style }] : [],
      ),
    );
  };

  async function marked(): Promise<Buffer> {
    const book = withCells(filled(), {
      '资金!D2': '五十',
      '绩效指标!E3': '6月前',
      '绩效指标!F3': null,
      '项目!I5': null,
    });
    const notes: WriteSheet = {
      name: '备查',
      rows: [['内部说明', 1.5]],
      cells: new Map([['0,0', { value: '内部说明', comment: { text: '请勿外传', author: '李' } }]]),
      merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 1 }],
    };
    return markedCopy(bureau.admin, await fileOf(book, notes));
  }

  it('has every problem at its cell, coloured, and keeps the rest of the file', async () => {
    const file = await marked();
    const found = await commented(file);
    const at = (place: string) => found.find((one) => one.place === place);
    expect(at('资金!1,3')!.text).toBe('【错误】全年预算数“五十”不是金额，请填写数字，如 147.5。');
    expect(at('绩效指标!2,5')!.text).toMatch(/^【错误】缺少分值。/);
    expect(at('绩效指标!2,4')!.text).toMatch(/^【错误】“6月前”中的“前”/);
    expect(at('绩效指标!2,4')!.style!.fill).toMatchObject({ fgColor: { rgb: 'FFC7CE' } });
    expect(at('备查!0,0')!.text).toBe('请勿外传');
    const { sheets } = await readXlsx(file);
    expect(sheets.map(({ name }) => name)).toEqual(['项目', '资金', '绩效指标', '备查']);
    expect(sheets[2]!.rows[3]!.slice(0, 6)).toEqual(expect.arrayContaining(['升级改造完成时间', '2024年6月底前', 10]));
    expect(sheets[3]!.merges).toEqual([{ startRow: 1, startCol: 0, endRow: 2, endCol: 1 }]);
    // Mended nowhere, it is refused with the same problems again.
    expect((await preview(bureau.admin, file)).counts.errors).toBe(3);
  });

  const office = ['/usr/bin/soffice', '/usr/local/bin/soffice'].find((path) => existsSync(path));
  (office ? it : it.skip)('shows its comments in LibreOffice', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jixiaotong-office-'));
    try {
      writeFileSync(join(folder, 'marked.xlsx'), await marked());
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      spawnSync(office!, [
        profile,
        '--headless',
        '--convert-to',
        'ods',
        '--outdir',
        folder,
        join(folder, 'marked.xlsx'),
      ]);
      const content = readZip(readFileSync(join(folder, 'marked.ods')), 64 * MB)
        .get('content.xml')!
        .toString('utf8');
      const notes = [...content.matchAll(/<office:annotation.*?<\/office:annotation>/gs)].map(([note]) => note);
      expect(notes.some((note) => note.includes('【错误】全年预算数“五十”不是金额'))).toBe(true);
      expect(notes.some((note) => note.includes('请勿外传'))).toBe(true);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

async function withParts(parts: Record<string, Buffer>): Promise<Buffer> {
  const entries = readZip(await fileOf(filled()), 64 * MB);
  for (const [path, content] of Object.entries(parts)) entries.set(path, content);
  return writeZip(entries);
}

const encrypted = async () =>
  Buffer.from(
    await writeXlsx({ sheets: [{ name: 'a', rows: [['a']] }], encryption: { password: '1', spinCount: 10 } }),
  );

const badFiles: [what: string, make: () => Promise<Buffer> | Buffer, says: RegExp][] = [
  ['an empty file', () => Buffer.alloc(0), /空的/],
  ['an .xls file', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]), /\.xls.+导入/],
  ['CSV', () => Buffer.from('项目编码,项目名称\n'), /CSV.+导入/],
  ['a password', encrypted, /密码.+导入/],
  ['macros', () => withParts({ 'xl/vbaProject.bin': Buffer.from('vba') }), /宏.+导入/],
  ['a zip bomb', () => withParts({ 'xl/worksheets/sheet1.xml': Buffer.alloc(300 * MB, ' ') }), /过大/],
  ['half a workbook', async () => (await fileOf(filled())).subarray(0, 900), /损坏/],
  ['a workbook of something else', () => workbookOf({ name: '说明', rows: [['你好']] }), /没有找到可以导入的内容/],
  ['indicators alone', () => fileOf({ ...emptyBook(), 绩效指标: filled().绩效指标 }), /没有找到“项目”表/],
  [
    'a missing head',
    () =>
      fileOf({
        ...filled(),
        项目: [
          ['项目编码', '项目名称', '年度'],
          ['1', NAME, 2024],
        ],
      }),
    /^工作表“项目”缺少表头“实施单位”，现有表头：项目编码、项目名称、年度。$/,
  ],
  [
    'too many rows',
    () => fileOf({ ...filled(), 资金: [...filled().资金, ...Array.from({ length: 5200 }, () => ['1', 'a', 1, 1, 1])] }),
    /5203行内容，超过5100行，请分成几个文件导入/,
  ],
];

it.each(badFiles)('refuses %s in one sentence, and goes on working', async (_what, make, says) => {
  const answer = await refusal(preview(bureau.admin, await make()));
  expect([answer.status, answer.code]).toEqual([422, 'import-unreadable']);
  expect(answer.message).toMatch(says);
  expect((await bureau.admin.send('healthz')).status).toBe(200);
});

it('refuses more than 5 MB before reading it', async () => {
  expect(await refusal(preview(bureau.admin, Buffer.alloc(5 * MB + 1)))).toMatchObject({ status: 413 });
});

it('previews and imports 5,000 indicators in bounded time', async () => {
  const book = emptyBook();
  for (let at = 0; at < 834; at++) addProject(book, `BULK${String(at).padStart(6, '0')}`, `批量项目${at}`);
  expect(book.绩效指标.length).toBe(5005);
  const file = await fileOf(book);
  const before = process.cpuUsage();
  const seen = await preview(bureau.admin, file);
  const previewed = process.cpuUsage(before);
  expect(seen.counts).toMatchObject({ projects: 834, new: 834, errors: 0 });
  expect(previewed.user).toBeLessThan(30_000_000);
  expect(await take(bureau.admin, file, seen)).toMatchObject({ created: 834 });
  expect(process.cpuUsage(before).user).toBeLessThan(55_000_000);
});
