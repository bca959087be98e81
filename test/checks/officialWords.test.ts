// Rows as published tables write them: what is understood, and what is told instead of guessed.
import { check, changed, type IndicatorJson } from './cleanTable';

/** The first row of the clean table, 20 points, with other words; nothing else is stated. */
function rowWith(name: string, target: string, actual: string, more: Partial<IndicatorJson> = {}) {
  const table = changed((t) => Object.assign(t.indicators[0]!, { name, target, actual, score: null, ...more }));
  const { recomputed, findings } = check(table);
  const own = findings.filter(({ place }) => place.startsWith('indicators[0]'));
  return { row: recomputed.indicators[0]!, findings: own.map(({ id, severity }) => `${id} ${severity}`) };
}

const understood: [name: string, target: string, actual: string, score: string][] = [
  ['培训人次', '300', '326人次', '20.00'],
  ['检查次数', '≥12次/年', '12次', '20.00'],
  ['建设里程', '≥3.5公里', '3.6km', '20.00'],
  ['受益人数', '≥1200人', '1,250人', '20.00'],
  ['覆盖范围', '全县13个乡镇', '已完成13个乡镇', '20.00'],
  ['业务量', '5-10个', '6个', '20.00'],
  ['业务量', '5～10个', '4个', '16.00'],
  ['业务量', '5～10个', '12.5个', '16.00'],
  ['上线时间', '2024年6月底前', '2024年5月', '20.00'],
  ['上线时间', '6月底前', '2024年6月30日', '20.00'],
  ['运维服务费', '≤147万元', '1218800元', '20.00'],
  ['运维总成本', '147万元', '121.88万', '16.58'],
  ['安全事故', '0起', '0', '20.00'],
  ['验收合格率', '100', '100%', '20.00'],
  ['满意程度', '≥90%', '92%（问卷120份）', '20.00'],
  ['故障修复时间', '1天内', '20小时', '20.00'],
  ['故障修复时间', '1天内', '36小时', '13.33'],
  ['故障响应时间', '≤30分钟', '1小时', '10.00'],
  ['清扫面积', '≥120万平方米', '120万㎡', '20.00'],
  ['粮食储备', '≥100吨', '90000公斤', '18.00'],
  ['简报期数', '每季度1期', '4期', '20.00'],
  ['巡检次数', '≥1次/月', '1次/月', '20.00'],
  ['补助标准', '500元/人', '500元', '20.00'],
  ['安全事故次数', '0起', '未发生', '20.00'],
  ['服务覆盖率', '100%', '全覆盖', '20.00'],
  ['受益人数', '≥5000人', '5200余人', '20.00'],
  ['软件数量', '≥15套', '15个', '20.00'],
  ['实施时间', '2024年1-12月', '2024年1-12月', '20.00'],
];

it.each(understood)('%s: %s answered with %s earns %s', (name, target, actual, score) => {
  expect(rowWith(name, target, actual).row).toMatchObject({ score, scoreBasis: 'rule' });
});

it('takes a cost without a sign as a limit, and asks for a unit that only the name tells', () => {
  const cost = rowWith('运维总成本', '147万元', '121.88万', { level2: '成本指标' });
  expect(cost.row).toMatchObject({ comparator: '<=', score: '20.00' });
  expect(cost.findings).toContain('K26 info');
  expect(rowWith('验收合格率', '100', '100%').findings).toContain('K25 warning');
});

const refused: [target: string, actual: string, finding: string][] = [
  ['≥266米', '≥266米', 'K15 error'],
  ['95%以上', '95%以上', 'K15 error'],
  ['2024年6月底前', '2024年6月底前', 'K15 error'],
  ['≥90%', '95%以上', 'K13 error'],
  ['≥90%', '0.95', 'K13 error'],
  ['≥15个', '完成', 'K13 error'],
  ['≥15个', '15天', 'K13 error'],
  ['≥15个', '-3个', 'K13 error'],
  ['≥1次/季度', '3次', 'K13 error'],
  ['≥5000个', '约5200个', 'K13 error'],
];

it.each(refused)('%s answered with %s has no score and says why', (target, actual, finding) => {
  const { row, findings } = rowWith('业务量', target, actual, { score: '20' });
  expect(row).toMatchObject({ score: null, scoreBasis: null });
  expect(findings).toContain(finding);
});

it('says what it only took for certain: a lower bound, things counted by another word', () => {
  expect(rowWith('受益人数', '≥5000人', '5200余人').findings).toContain('K13 warning');
  expect(rowWith('软件数量', '≥15套', '15个').findings).toContain('K25 warning');
});

it('takes the score of a target with several readings as entered, names the readings, and has none without it', () => {
  const entered = rowWith('建设数量', '2个系统，3个平台', '2个系统，3个平台', { score: '20' });
  expect(entered.row).toMatchObject({ score: '20.00', scoreBasis: 'entered' });
  expect(entered.findings).toEqual(['K14 warning']);
  const unstated = rowWith('建设数量', '约100个', '100个');
  expect(unstated.row.score).toBeNull();
  expect(unstated.findings).toContain('K14 error');
});

it('never takes a late day or a word for a figure of its own', () => {
  const late = rowWith('上线时间', '2024年6月底前', '2024年8月1日', { score: '20' });
  expect(late.findings).toContain('K18 error');
  const inWords = rowWith('上线时间', '2024年6月底前', '按期上线', { score: '20' });
  expect(inWords.row).toMatchObject({ score: '20.00', scoreBasis: 'entered' });
});

it('reads a sign, a value and a unit from three fields, and 定性 as judged', () => {
  const fields = rowWith('业务量', '15', '9', { comparator: '≥', unit: '个' });
  expect(fields.row).toMatchObject({
    kind: 'quantitative',
    comparator: '>=',
    target: '15',
    unit: '个',
    score: '12.00',
  });
  const judged = rowWith('制度健全', '健全', '达成年度指标', { comparator: '定性', score: '19' });
  expect(judged.row).toMatchObject({ kind: 'qualitative', band: 'achieved', scoreBasis: 'entered', score: '19.00' });
});
