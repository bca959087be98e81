// Whole sets of indicators: the golden example, a set nobody has to look at, and what only a set can get wrong.
import { adoptExample } from '../../shared/indicator-quality/adoptExample';
import { checkIndicators } from '../../shared/indicator-quality/checkIndicators';
import type { IndicatorDraft, QualityContext } from '../../shared/indicator-quality/types';
import { getProfile } from '../../shared/scoring/profiles';
import { goldenJson } from '../checks/goldenJson';
import { aContext, aDraft } from './builders';

const { draft: named, frame } = { draft: aDraft, frame: aContext };

/** A set as 财预〔2021〕101号 wants it: 90 points beside the execution rate. */
const wellMade = (): IndicatorDraft[] => [
  named('数量指标', '运维系统数量', '=15个', { points: '12' }),
  named('质量指标', '系统功能达标率', '≥98%', { points: '10' }),
  named('质量指标', '机房巡检合格率', '≥98%', { points: '8' }),
  named('时效指标', '系统故障修复时间', '≤1天', { points: '12' }),
  named('成本指标', '运维服务总费用', '≤147万元', { points: '8' }),
  named('社会效益指标', '系统可用率', '≥99%', { points: '15', definition: '可用时间÷计划运行时间×100%' }),
  named('可持续影响指标', '高风险漏洞整改率', '=100%', { points: '15' }),
  named('服务对象满意度指标', '系统用户满意度', '≥90%', { points: '10' }),
];

const found = (rows: readonly IndicatorDraft[], context: QualityContext = frame()) =>
  checkIndicators(rows, context).map(({ code, severity, row }) => `${code} ${severity} ${row ?? 'set'}`);

/** The set with one row, or the whole, changed. */
function changed(change: (rows: IndicatorDraft[]) => void): IndicatorDraft[] {
  const rows = wellMade();
  change(rows);
  return rows;
}

describe('a set of indicators', () => {
  it('that is well made has no finding at all', () => {
    expect(found(wellMade(), frame({ servesPublic: true }))).toEqual([]);
  });

  it('of the golden example is free of errors, and only its vague rows and its frequency are warned of', () => {
    const rows = goldenJson().indicators.map((row) => ({
      ...aDraft(row.level2!, row.name!, String(row.target), {
        kind: row.kind as IndicatorDraft['kind'],
        comparator: (row.comparator ?? null) as IndicatorDraft['comparator'],
        unit: row.unit ?? null,
        points: String(row.points),
      }),
    }));
    const findings = checkIndicators(rows, frame());
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const warned = findings.filter(({ severity }) => severity === 'warning');
    expect(warned.map(({ code, row }) => [code, rows[row!]!.name])).toEqual([
      ['no-denominator', '各系统事故发生频率'],
      ['vague-words', '信息系统后续可用性及稳定性的影响程度'],
      ['vague-words', '提高公共服务能力和财政管理效率'],
      ['vague-words', '信息系统安全性及稳定性改善程度'],
    ]);
  });

  it('of the framework of 财预〔2020〕10号 leaves targets to the projects and shares out 100', () => {
    const rows: [string, string, string, string][] = [
      ['决策', '项目立项', '立项依据充分性', '10'],
      ['决策', '绩效目标', '绩效目标合理性', '10'],
      ['过程', '资金管理', '预算执行率', '10'],
      ['过程', '资金管理', '资金使用合规性', '10'],
      ['产出', '产出数量', '实际完成率', '10'],
      ['产出', '产出质量', '质量达标率', '10'],
      ['产出', '产出时效', '完成及时性', '10'],
      ['产出', '产出成本', '成本节约率', '10'],
      ['效益', '项目效益', '实施效益', '10'],
      ['效益', '项目效益', '满意度', '10'],
    ];
    const drafts = rows.map(([level1, level2, name, points]) =>
      aDraft(level2, name, '', { level1, points, dataSource: null }),
    );
    expect(found(drafts)).toEqual([]);
  });

  it('says which kinds are missing; satisfaction depends on whom the project serves', () => {
    const bare = wellMade()
      .slice(1, 2)
      .map((row) => ({ ...row, points: null }));
    const missing = (servesPublic: boolean | null) =>
      checkIndicators(bare, frame({ servesPublic }))
        .filter(({ code }) => code === 'missing-dimension')
        .map(
          ({ severity, message }) =>
            `${severity} ${/没有(.{2,3})指标|(满意度)指标/.exec(message)!.slice(1).find(Boolean)}`,
        );
    const always = ['warning 数量', 'warning 时效', 'warning 效益', 'warning 成本'];
    expect(missing(true)).toEqual([...always, 'warning 满意度']);
    expect(missing(null)).toEqual([...always, 'info 满意度']);
    expect(missing(false)).toEqual(always);
  });

  it('adds a missing indicator under its head, in the profile that has 成本 at the first level too', () => {
    const context = frame({ profile: getProfile('m101-cost'), servesPublic: false });
    const finding = checkIndicators(wellMade().slice(0, 4), context).find(({ message }) =>
      message.startsWith('没有成本'),
    )!;
    expect(adoptExample(wellMade().slice(0, 4), finding).at(-1)).toMatchObject({
      level1: '成本指标',
      level2: '经济成本指标',
      comparator: '<=',
      unit: '%',
    });
  });

  it.each<[string, (rows: IndicatorDraft[]) => void, string[]]>([
    [
      'the same name',
      (rows) => void (rows[2]!.name = '系统功能达标率'),
      ['duplicate warning 1', 'duplicate warning 2'],
    ],
    ['a synonym', (rows) => void (rows[2]!.name = '系统功能合格率'), ['duplicate warning 1', 'duplicate warning 2']],
    [
      'the same subject and target in other words',
      (rows) => void Object.assign(rows[2]!, { name: '系统功能完好率', target: '98', comparator: '>=', unit: '%' }),
      ['duplicate warning 1', 'duplicate warning 2'],
    ],
    [
      'a word more',
      (rows) => void (rows[2]!.name = '各系统功能的达标率'),
      ['duplicate warning 1', 'duplicate warning 2'],
    ],
    ['a part of the other', (rows) => void (rows[1]!.name = '巡检合格率'), []],
    [
      'another quarter',
      (rows) =>
        void (
          Object.assign(rows[1]!, { name: '一季度系统功能检测达标率' }),
          Object.assign(rows[2]!, { name: '二季度系统功能检测达标率' })
        ),
      [],
    ],
    [
      'new and rebuilt',
      (rows) =>
        void (
          Object.assign(rows[1]!, { name: '新建公路工程验收合格率' }),
          Object.assign(rows[2]!, { name: '改建公路工程验收合格率' })
        ),
      [],
    ],
    [
      'a rate and a time of the same thing',
      (rows) =>
        void (
          Object.assign(rows[1]!, { name: '补助资金足额到位率' }),
          Object.assign(rows[3]!, { name: '补助资金足额到位时间' })
        ),
      [],
    ],
  ])('tells duplicates from neighbours: %s', (_, change, expected) => {
    expect(found(changed(change), frame({ servesPublic: true }))).toEqual(expected);
  });

  it.each<[string, (rows: IndicatorDraft[]) => void, string[]]>([
    ['the sum', (rows) => void (rows[0]!.points = '15'), ['weights-sum error set', 'level-weights warning set']],
    [
      'a level',
      (rows) => void (Object.assign(rows[0]!, { points: '17' }), Object.assign(rows[5]!, { points: '10' })),
      ['level-weights warning set', 'level-weights warning set'],
    ],
    ['one missing', (rows) => void (rows[0]!.points = null), ['points-missing warning 0']],
    ['one unreadable', (rows) => void (rows[0]!.points = '十二'), ['points-unreadable error 0']],
    ['one negative', (rows) => void (rows[0]!.points = '-2'), ['points-unreadable error 0']],
    ['none yet', (rows) => rows.forEach((row) => (row.points = null)), []],
    [
      'too heavy',
      (rows) =>
        void (
          Object.assign(rows[0]!, { points: '31' }),
          [1, 2, 3, 4].forEach((at) => (rows[at]!.points = ['5', '5', '5', '4'][at - 1]!))
        ),
      ['too-heavy warning 0'],
    ],
    [
      'too light',
      (rows) => void (Object.assign(rows[5]!, { points: '29' }), Object.assign(rows[6]!, { points: '1' })),
      ['too-light info 6'],
    ],
    [
      'satisfaction moved to 效益',
      (rows) => void (rows.pop(), Object.assign(rows[6]!, { points: '25' })),
      ['missing-dimension info set'],
    ],
  ])('checks the points: %s', (_, change, expected) => {
    expect(found(changed(change))).toEqual(expected);
  });

  it('asks for four indicators at least, and for no more than anybody can follow', () => {
    const few = found(wellMade().slice(0, 3)).filter((one) => one.startsWith('too-'));
    const many = Array.from({ length: 31 }, (_, at) =>
      named('数量指标', `${at + 1}号站点巡检次数`, '≥12次', { points: '3' }),
    );
    const finding = checkIndicators(many, frame()).find(({ code }) => code === 'too-many')!;
    expect(few).toEqual(['too-few warning set']);
    expect(adoptExample(many, finding)).toHaveLength(30);
  });

  it('quotes what was typed, and writes examples in the signs of Chinese print', () => {
    const rows = [
      named('质量指标', '合格率', '合格率≥98%，响应时间≤1天'),
      named('时效指标', '系统故障修复（响应）时间', '1天', { dataSource: null }),
    ];
    const [two, , sign] = checkIndicators(rows, frame());
    expect(two!.message).toContain('“合格率≥98%，响应时间≤1天”');
    expect(two!.example).toBe('合格率 ≥98%（合格数÷总数×100%）');
    expect(sign!.example).toBe('系统故障修复（响应）时间 ≤1天');
  });

  it('holds each source against what the bureau knows', () => {
    const context = frame({ servesPublic: true, knownSources: ['运维台账', '一体化平台'] });
    const rows = changed((all) => {
      all[0]!.dataSource = '运维台账（月报）';
      all[1]!.dataSource = null;
      all[2]!.dataSource = '某系统';
      all[7]!.dataSource = '用户满意度问卷';
    });
    expect(found(rows, context)).toEqual(['no-source warning 1', 'unknown-source info 2']);
    const [none] = checkIndicators(rows, context);
    expect(none!.example).toBe('系统功能达标率 ≥98%（系统功能达标数÷系统功能检查总数×100%；数据来源：验收报告）');
  });
});
