// Under which head an indicator belongs. For filled tables (K27, K28) and for drafts alike.

export interface PlacedIndicator {
  /** 一级指标 and 二级指标 together */
  head: string;
  name: string;
  unit: string;
}

export interface ClassSlip {
  /** what the indicator really says */
  what: string;
  /** the head it belongs under */
  belongs: string;
}

/** What every set should have (财预〔2021〕101号, types of indicators); 满意度 besides where people are served. */
export const expectedDimensions: readonly string[] = ['数量', '质量', '时效', '效益'];

const slips: (ClassSlip & { when: (indicator: PlacedIndicator) => boolean })[] = [
  {
    when: ({ name }) => /预算执行率|(资金|经费)执行率|预算执行进度|资金支付率|资金支出率|(资金|经费)使用率/.test(name),
    what: '预算执行率已单独计分',
    belongs: '预算执行情况，不再设为绩效指标',
  },
  {
    when: ({ head, unit, name }) =>
      /数量/.test(head) &&
      (/^(万元|元|亿元)$/.test(unit) || (unit === '' && /(资金|经费|投资)(总)?(金额|额|数额)$/.test(name))),
    what: '计量的是金额',
    belongs: '成本指标',
  },
  {
    when: ({ name, head }) =>
      /(生态|数量|质量|时效)/.test(head) && /(成本控制|成本节约|经费控制|控制.{0,6}成本|总成本)/.test(name),
    what: '说的是成本控制',
    belongs: '成本指标',
  },
  {
    when: ({ name, head }) => /经济效益/.test(head) && /安全/.test(name) && !/(损失|资金|金额)/.test(name),
    what: '说的是安全',
    belongs: '社会效益指标',
  },
  {
    when: ({ name, head }) => /满意/.test(name) && head !== '' && !/满意/.test(head),
    what: '说的是满意度',
    belongs: '满意度指标',
  },
];

/** What an indicator really says when that does not fit its head; null when nothing speaks against it. */
export function classSlip(indicator: PlacedIndicator): ClassSlip | null {
  return slips.find(({ when }) => when(indicator)) ?? null;
}
