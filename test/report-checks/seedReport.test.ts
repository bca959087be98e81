// The real report, as published: the contradictions that a careful reader found in it by hand, each at its line.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkReport } from '../../shared/report-checks/checkReport';
import { blocksOfText, parseReport } from '../../shared/report-checks/parseReport';

const text = readFileSync(join(__dirname, 'seed-report.txt'), 'utf8');
const report = parseReport(blocksOfText(text));
const found = checkReport(report, null).map(({ id, severity, place }) => `${id} ${severity} ${place}`);

it('is taken apart into its eight parts and its one table', () => {
  expect(report.sections.filter(({ level }) => level === 1).map(({ title }) => title)).toEqual([
    '项目基本情况',
    '绩效评价工作开展情况',
    '综合评价情况及评价结论',
    '绩效评价指标分析',
    '主要经验及做法',
    '存在问题及原因分析',
    '有关建议',
    '其他需要说明的问题',
  ]);
  expect(report.tables).toHaveLength(1);
  expect(report.tables[0]).toMatchObject({ annex: { text: '附表4-1' } });
  expect(report.tables[0]!.head.map(({ text }) => text)).toContain('备注');
  expect(report.tables[0]!.rows).toHaveLength(9);
});

it.each([
  ['annex cited as 3-1, headed 4-1', 'K37 error 第18行'],
  ['annex cited as 3-1 in the list', 'K37 error 第43行'],
  ['annex 4-1 never cited', 'K37 error 第45行'],
  ['a table promised by 附表说明', 'K37 warning 第14行'],
  ['6 systems here', 'K35 error 第26行'],
  ['15 systems there', 'K35 error 第59行'],
  ['a system that is in no list', 'K35 warning 第26行'],
  ['two more that are in no list', 'K35 warning 第59行'],
  ['a grade without a score', 'K36 error 第21行'],
  ['an opinion announced and not given', 'K41 warning 第21行'],
  ['82.91 % and no reason', 'K12 error 第7行'],
  ['a rate that is never printed', 'K05 warning 第7行'],
  ['completed, and behind', 'K39 warning 第55行'],
  ['one budget figure, two kinds of budget', 'K11 warning 第7行'],
  ['no year, no unit, no date', 'K48 error 第3行'],
  ['no kind of evaluation', 'K41 warning 第3行'],
  ['purpose, object and scope missing', 'K41 warning 第12行'],
  ['indicators, method and standard missing', 'K41 warning 第14行'],
  ['a process without dates', 'K41 warning 第15行'],
  ['decisions without their subject', 'K41 warning 第23行'],
  ['a process without a rate', 'K41 warning 第25行'],
  ['a quality indicator that is a sentence', 'K14 warning 第26行'],
  ['a cost indicator without an amount', 'K14 error 第26行'],
  ['benefits that are names only', 'K14 warning 第28行'],
  ['benefits nobody can measure', 'K24 warning 第28行'],
  ['no satisfaction, though the public is served', 'K28 warning 第9行'],
  ['praise and problem: indicators; money', 'K39 warning 第32行'],
  ['monitoring claimed, adjustment missed', 'K39 warning 第12行'],
  ['words for many projects', 'K40 warning 第12行'],
  ['words for many projects again', 'K40 warning 第35行'],
  ['problems without causes', 'K41 warning 第33行'],
  ['targets printed as results', 'K15 error 第80行'],
  ['targets printed as results, again', 'K15 error 第85行'],
  ['an answer to another question', 'K35 error 第85行'],
  ['one result in two rows', 'K30 warning 第85行'],
  ['one result in two rows, again', 'K30 warning 第95行'],
  ['timeliness twice', 'K30 warning 第90行'],
  ['a quantity answered by time', 'K13 warning 第60行'],
  ['a result without a target', 'K14 error 第64行'],
  ['the measure in the wrong cell', 'K16 warning 第65行'],
  ['an aim instead of a result', 'K23 warning 第70行'],
  ['an unfinished cell', 'K42 warning 第55行'],
  ['a prompt of the template', 'K38 error 第74行'],
  ['an empty answer', 'K42 warning 第75行'],
  ['one sentence as goal, indicator and benefit', 'K32 warning 第28行'],
  ['indicators that only the table has', 'K35 warning 第45行'],
  ['measures without a formula', 'K25 warning 第65行'],
  ['open lists', 'K24 warning 第79行'],
  ['an empty part', 'K41 warning 第42行'],
  ['timely payment against 17.09 % unspent', 'K39 warning 第25行'],
])('finds %s', (_what, expected) => {
  expect(found).toContain(expected);
});

it('quotes the words it is about, and says what to do', () => {
  for (const { quote, message, source } of checkReport(report, null)) {
    expect(quote).not.toBe('');
    expect(message).toMatch(/[。]$/);
    expect(source).not.toBe('');
  }
});
