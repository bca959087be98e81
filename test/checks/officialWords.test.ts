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
  ['2个系统，3个平台', '2个', 'K14 error'],
  ['约100个', '100个', 'K14 error'],
];

it.each(refused)('%s answered with %s has no score and says why', (target, actual, finding) => {
  const { row, findings } = rowWith('业务量', target, actual, { score: '20' });
  expect(row).toMatchObject({ score: null, scoreBasis: null });
  expect(findings).toContain(finding);
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
