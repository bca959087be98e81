// The tags that a report template may use: what the server checks an uploaded template against, and what a bureau reads.

/** A tag of a template, written `{name}` (text), or `{#name}…{/name}` (list, condition). */
export interface ReportTag {
  name: string;
  kind: 'text' | 'list' | 'condition';
  /** what it prints, in Chinese */
  meaning: string;
  /** tags that exist inside a list */
  fields: string[];
  /** a template without it would not be an evaluation report */
  required: boolean;
}

const text = (name: string, meaning: string, required = false): ReportTag => ({
  name,
  kind: 'text',
  meaning,
  fields: [],
  required,
});
const condition = (name: string, meaning: string): ReportTag => ({
  name,
  kind: 'condition',
  meaning,
  fields: [],
  required: false,
});
const list = (name: string, meaning: string, fields: string[], required = false): ReportTag => ({
  name,
  kind: 'list',
  meaning,
  fields,
  required,
});
/** A list of paragraphs, to be repeated with `{#name[loopOver:"paragraph"]}{段落}{/name}`. */
const prose = (name: string, meaning: string, required = false): ReportTag => list(name, meaning, ['段落'], required);

const indicatorFields = [
  '一级指标',
  '二级指标',
  '三级指标',
  '年度指标值',
  '实际完成值',
  '分值',
  '得分',
  '偏差原因及改进措施',
  '评分说明',
  '一级首行',
  '二级首行',
  '二级续行',
];

/** Every tag there is. */
export const reportTags: ReportTag[] = [
  text('报告标题', '项目名称加“项目绩效评价报告”'),
  text('项目名称', '项目名称', true),
  text('项目编码', '项目编码，没有时为“无”'),
  text('主管部门', '主管部门'),
  text('实施单位', '实施单位'),
  text('评价年度', '例如“2025年度”，是假设时带标记', true),
  text('评价方式', '单位自评'),
  text('编制日期', '报告的编制日期'),
  text('填报人', '填报人姓名'),
  text('提交日期', '自评表的提交日期'),
  text('年初预算数', '万元，两位小数'),
  text('全年预算数', '万元，两位小数'),
  text('全年执行数', '万元，两位小数'),
  text('未执行金额', '万元，两位小数；超出预算时为负数'),
  text('执行率', '例如“82.91%”'),
  text('执行率分值', '预算执行率的分值'),
  text('执行率得分', '预算执行率的得分'),
  text('资金情况', '预算、执行、执行率、未执行金额及原因，一句话'),
  text('年度总体目标', '预期目标'),
  text('目标完成情况', '总体目标的实际完成情况'),
  text('指标数量', '绩效指标的项数'),
  text('系统数量', '运维系统的个数'),
  text('满分', '总分的满分'),
  text('总分', '自评总分，两位小数；尚未完成评分时为“—”'),
  text('等级', '等级；尚未完成评分时为“未评定”'),
  text('评分规则', '评分规则的名称和版本'),
  text('预算执行说明', '资金情况和改进措施'),
  text('自评表编号', '附表1'),
  text('完成清单编号', '附表2'),
  text('系统清单编号', '附表3'),
  condition('有演示假设', '报告含有演示假设'),
  condition('有运维系统', '项目有运维系统清单'),
  prose('项目概况', '第一部分（一）'),
  prose('项目绩效目标', '第一部分（二）'),
  prose('评价目的对象范围', '第二部分（一）'),
  prose('评价原则方法标准', '第二部分（二）'),
  prose('评价工作过程', '第二部分（三）'),
  prose('目标完成说明', '第三部分（一）'),
  prose('评价结论', '第三部分（二），先得分后等级', true),
  prose('项目决策情况', '第四部分（一）'),
  prose('项目过程情况', '第四部分（二）'),
  prose('项目产出情况', '第四部分（三）'),
  prose('项目效益情况', '第四部分（四）'),
  prose('主要经验及做法', '第五部分'),
  prose('存在问题及原因', '第六部分'),
  prose('有关建议', '第七部分'),
  prose('其他问题', '第八部分，含佐证材料和演示假设'),
  prose('附表目录', '正文后的附表清单'),
  prose('假设说明', '附表下的演示假设说明'),
  list('资金列表', '项目资金的各行', ['资金来源', '年初预算数', '全年预算数', '全年执行数', '执行率']),
  list('指标列表', '绩效指标的各行；一级首行、二级首行、二级续行是合并单元格用的条件', indicatorFields, true),
  list('清单列表', '绩效目标完成清单的各行', ['序号', '绩效目标设定情况', '绩效目标完成情况', '备注']),
  list('系统列表', '运维系统清单的各行', ['序号', '系统名称']),
];
