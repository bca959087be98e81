// Sentences a filler may start from, by situation. Each is a whole sentence that has to be true to be kept: nothing is put
// in by itself, and what differs from case to case is left to be written in.
import type { DataState, SheetIndicator } from '../scoring/types';

export interface Phrase {
  /** what the button says */
  short: string;
  sentence: string;
}

const of = (...pairs: [short: string, sentence: string][]): Phrase[] =>
  pairs.map(([short, sentence]) => ({ short, sentence }));

export interface ReasonPhrases {
  reasons: Phrase[];
  measures: Phrase[];
}

const quantity: ReasonPhrases = {
  reasons: of(
    ['需求减少', '年度实际需求少于年初预计，按实际需要安排，完成数低于指标值。'],
    ['合同未到期', '部分合同跨年度执行，年底尚未到交付期，未计入完成数。'],
    ['计划调整', '年中工作计划调整，部分内容改在下年度实施。'],
    ['采购推迟', '采购程序用时超过预计，实施时间推迟，年内没有全部完成。'],
  ),
  measures: of(
    ['按需求定指标', '下年度按上年实际完成数和当年需求测算指标值。'],
    ['按季度核对', '按季度核对完成进度，进度落后的及时协调解决。'],
    ['列入下年计划', '未完成的内容列入下年度工作计划，明确完成时间和责任人。'],
  ),
};

const quality: ReasonPhrases = {
  reasons: of(
    ['个别未达标', '个别单项没有达到标准，拉低了总体完成值，已要求服务单位整改。'],
    ['设备老化', '部分设备使用年限较长，运行不稳定，影响了达标情况。'],
    ['首年标准提高', '本年度按新标准检查，口径比上年严格，完成值低于指标值。'],
  ),
  measures: of(
    ['整改并复查', '逐项列出未达标内容，限期整改并复查。'],
    ['加强日常检查', '增加日常检查次数，发现问题及时通知服务单位处理。'],
    ['写入合同考核', '把质量要求写入服务合同，考核结果与付款挂钩。'],
  ),
};

const timeliness: ReasonPhrases = {
  reasons: of(
    ['采购推迟', '采购程序用时超过预计，合同签订推迟，完成时间相应推后。'],
    ['等待配合', '需要其他单位配合的事项办理时间较长，影响了完成时间。'],
    ['故障复杂', '故障涉及多个系统，排查和更换部件用时较长。'],
    ['验收推迟', '工作已完成，因验收资料补充，验收时间晚于计划。'],
  ),
  measures: of(
    ['提前启动', '下年度提前启动采购和方案编制，留足办理时间。'],
    ['倒排工期', '按完成日期倒排工期，按月通报进度。'],
    ['备件备用', '常用备件提前备货，明确故障处理时限和责任人。'],
  ),
};

const cost: ReasonPhrases = {
  reasons: of(
    ['工作量增加', '年度内新增工作量，实际支出高于年初测算。'],
    ['价格上涨', '服务和材料价格上涨，合同金额高于年初测算。'],
    ['上年尾款', '支付了上年度合同尾款，计入本年度支出。'],
  ),
  measures: of(
    ['细化测算', '下年度编制预算时细化工作量和单价测算。'],
    ['控制变更', '新增内容先履行审批程序，从严控制合同变更。'],
    ['比价采购', '通过比价和集中采购降低单价。'],
  ),
};

const satisfaction: ReasonPhrases = {
  reasons: of(
    ['响应不够快', '部分服务对象反映问题处理不够及时，影响了满意度。'],
    ['样本较少', '本次调查回收问卷较少，个别低分对结果影响较大。'],
    ['功能不便', '部分服务对象反映操作步骤多、不够方便。'],
  ),
  measures: of(
    ['逐条回复', '对调查中反映的问题逐条整理、处理并回复。'],
    ['扩大调查', '下年度扩大调查范围，提高问卷回收数量。'],
    ['改进服务', '按反映集中的问题改进服务流程，下年度再次调查对比。'],
  ),
};

const benefit: ReasonPhrases = {
  reasons: of(
    ['效益滞后', '项目年底才全部投入使用，效益在本年度没有充分体现。'],
    ['使用不充分', '部分功能使用还不充分，作用没有全部发挥出来。'],
    ['外部条件变化', '外部条件与年初预计有变化，影响了预期效果。'],
  ),
  measures: of(
    ['推广使用', '组织培训和推广，提高使用率。'],
    ['跟踪效益', '下年度继续跟踪效益情况，补充可量化的数据。'],
    ['细化指标', '把效益目标细化为可量化、可核实的指标。'],
  ),
};

const byHead: [RegExp, ReasonPhrases][] = [
  [/满意/, satisfaction],
  [/成本/, cost],
  [/时效/, timeliness],
  [/质量/, quality],
  [/数量/, quantity],
  [/效益|影响/, benefit],
];

/** 偏差原因 and 改进措施 that fit the class of an indicator. */
export function deviationPhrases({ level1, level2 }: Pick<SheetIndicator, 'level1' | 'level2'>): ReasonPhrases {
  const head = [level2, level1].flatMap((text) => byHead.filter(([words]) => words.test(text)))[0];
  return head?.[1] ?? quantity;
}

/** 偏差原因 and 改进措施 of the money. @param isOver more was spent than budgeted */
export function executionPhrases(isOver: boolean): ReasonPhrases {
  return isOver ? overspent : underspent;
}

const underspent: ReasonPhrases = {
  reasons: of(
    ['按进度付款', '部分合同按验收节点付款，尾款结转下年支付。'],
    ['采购有结余', '采购成交价低于预算，资金有结余。'],
    ['项目推迟', '部分内容启动较晚，年底前没有达到付款条件。'],
    ['年中追加', '预算在年中追加下达，执行时间不足。'],
  ),
  measures: of(
    ['按季度核对', '按季度核对支付进度，落后的及时查明原因并协调。'],
    ['提前采购', '下年度提前启动采购，合同约定的付款时间与预算执行进度衔接。'],
    ['细化预算', '结合上年执行情况细化预算编制，预计用不完的及时调整。'],
  ),
};

const overspent: ReasonPhrases = {
  reasons: of(
    ['使用上年结转', '支出中含上年结转资金，当年执行数高于当年预算数。'],
    ['新增任务', '年度内新增任务，经批准调剂其他资金支付。'],
  ),
  measures: of(
    ['及时调整预算', '新增支出先办理预算调整，再组织实施。'],
    ['细化测算', '下年度编制预算时细化工作量和单价测算。'],
  ),
};

/** 年度总体目标的实际完成情况. @param doneCount rows that have full points now, of `rowCount` */
export function goalPhrases(doneCount: number, rowCount: number): Phrase[] {
  const counted: Phrase[] =
    doneCount === 0
      ? []
      : of(['按指标汇总', `设定的${rowCount}项绩效指标中，${doneCount}项达到年度指标值，其余按实际完成情况填报。`]);
  return [
    ...of(
      ['全部完成', '按照年初安排完成了全部目标任务，各项工作正常开展。'],
      ['基本完成', '按照年初安排完成了主要目标任务，个别指标未达到年度指标值，原因见指标说明。'],
      ['正常运行', '按照年初安排完成了运行维护任务，各系统全年正常运行。'],
    ),
    ...counted,
  ];
}

/** Why there is no value, by the state that was declared. */
export function statePhrases(state: DataState): Phrase[] {
  return byState[state] ?? [];
}

const byState: Partial<Record<DataState, Phrase[]>> = {
  'not-applicable': of(
    ['年中取消', '年度内经批准取消了这项工作，指标不再适用。'],
    ['没有服务对象', '本项目为内部保障，没有直接的服务对象，不适用满意度。'],
    ['职责调整', '职责调整后，这项工作不再由本单位承担。'],
  ),
  unobtainable: of(
    ['没有统计', '本年度没有建立这项统计，无法取得准确数据。'],
    ['主管单位未公布', '数据由其他单位统计，填报时尚未公布。'],
    ['记录不完整', '台账记录不完整，无法核实准确数据。'],
  ),
  'not-due': of(
    ['合同未到期', '合同跨年度执行，约定的完成时间还没有到。'],
    ['等待验收', '工作已完成，正在等待验收，验收后补填。'],
  ),
};
