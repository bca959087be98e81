// What names and words tell, for filled tables (K24, K26, K27) and for drafts alike.
import { classSlip } from '../../shared/indicators/classes';
import { betterWay } from '../../shared/indicators/direction';
import { isFirm } from '../../shared/indicators/vagueWords';

describe('which way an indicator is better', () => {
  it.each<[head: string, name: string, measured: string, expected: 'less' | 'more' | null]>([
    ['产出指标成本指标', '单位面积运维成本', '元/平方米', 'less'],
    ['产出指标成本指标', '成本节约率', '%', null],
    ['效益指标社会效益指标', '群众投诉件数', '件', 'less'],
    ['产出指标时效指标', '故障响应时间', '分钟', 'less'],
    ['产出指标质量指标', '工程验收合格率', '%', 'more'],
    // Setting a harm right, and working against it, are no harm.
    ['产出指标质量指标', '投诉回复率', '%', null],
    ['产出指标数量指标', '安全事故应急演练次数', '次', 'more'],
    // Time that is given is not time that is taken.
    ['产出指标数量指标', '志愿服务时长', '小时', null],
    // Counted to be kept down as well as to be reached.
    ['产出指标数量指标', '科目调整次数', '次', null],
  ])('%s %s', (head, name, measured, expected) => {
    expect(betterWay({ head, name, measured })).toBe(expected);
  });
});

it('a set phrase in quotation marks counts nothing, a number of things does', () => {
  expect(isFirm('对推动“四项制度”健全和落实的持续性影响')).toBe(false);
  expect(isFirm('落实四项制度')).toBe(true);
});

it('controlling the cost of something is a matter of cost', () => {
  expect(classSlip({ head: '效益指标生态效益指标', name: '对控制基建项目成本影响程度', unit: '' })?.belongs).toBe(
    '成本指标',
  );
});
