// Further layouts as bureaus publish them: transfer payments, coded names, printed instructions, remarks across the money.
import { nationalForm } from './forms';
import { LEFT as L, UP as U, type Form } from './layouts';

/** Transfer payments (转移支付): lines of 中央 and 地方, the management of the money, neither points nor scores. */
export function transferForm(): Form {
  return [
    ['附件2', L, L, L, L, L, L],
    ['转移支付区域（项目）绩效自评表', L, L, L, L, L, L],
    ['（2024年度）', L, L, L, L, L, L],
    ['转移支付（项目）名称', L, '农业生产发展资金', L, L, L, L],
    ['中央主管部门', L, '农业农村部', L, L, L, L],
    ['地方主管部门', L, '县农业农村局', L, '资金使用单位', '县农业技术推广中心', L],
    ['资金投入情况（万元）', '', L, '全年预算数（A）', '全年执行数（B）', '预算执行率（B/A×100%）', L],
    [U, '年度资金总额：', L, 1200, 1150, '95.83%', L],
    [U, '其中：中央财政资金', L, 1000, 950, '95.00%', L],
    [U, '　　　地方资金', L, 200, 200, '100.00%', L],
    ['资金管理情况', '', L, '情况说明', L, '存在问题和改进措施', L],
    [U, '分配科学性', L, '按因素法分配', L, '无', L],
    [U, '支出责任履行情况', L, '已按规定配套', L, '无', L],
    ['总体目标完成情况', '总体目标', L, L, '全年实际完成情况', L, L],
    [U, '建成高标准农田2万亩。', L, L, '建成高标准农田2万亩，全部通过验收。', L, L],
    ['绩效指标', '一级指标', '二级指标', '三级指标', '指标值', '全年实际完成值', '未完成原因和改进措施'],
    [U, '产出指标', '数量指标', '高标准农田建设面积', '≥2万亩', '2万亩', ''],
    [U, U, '质量指标', '项目验收合格率', '100%', '100%', ''],
    [U, U, '时效指标', '资金拨付及时率', '≥90%', '92%', ''],
    [U, '效益指标', '经济效益指标', '粮食增产率', '≥5%', '4.8%', ''],
    ['说明', '农户满意度按问卷调查计算。', L, L, L, L, L],
  ];
}

const INSTRUCTION =
  '1.预算执行率=预算执行数/调整后预算数，预算执行率未达到90%的需说明原因（100字以内）；2.年中发生预算调整的（追加或调减），应单独说明理由；3.其他资金包括：社会投入资金、银行贷款.';

/** Sichuan as exported: the code before the name, goals under 项目基本情况, 年度预算数 as a label, an instruction beside the money. */
export function sichuanExport(): Form {
  return [
    ['报表编号：510000_0013zp', L, L, L, L, L, L, L, L, L],
    ['部门预算项目支出绩效自评表（2024年度）', L, L, L, L, L, L, L, L, L],
    ['项目名称', L, '51092324T000010263357-安可替代项目', L, L, L, L, L, L, L],
    ['主管部门', L, '县司法局', L, L, '实施单位\n（盖章）', L, '县司法局', L, L],
    ['项目基本情况', '1.项目年度目标完成情况', L, '项目年度目标', L, L, '年度目标完成情况', L, L, L],
    [U, U, U, '购买设备13台。', L, L, '购买设备13台，均已投入使用。', L, L, L],
    [U, '2.项目实施内容及过程概述', L, '购买设备13台。', L, L, L, L, L, L],
    [
      '预算执行情况（10分）',
      '年度预算数（万元）',
      L,
      '年初预算',
      '调整后预算数',
      '预算执行数',
      '预算执行率',
      '权重',
      '得分',
      '原因',
    ],
    [U, '总额', L, '3.36', '3.36', '3.36', '100.00%', 10, 10, INSTRUCTION],
    [U, '其中：财政资金', L, '3.36', '3.36', '3.36', '100.00%', '/', '/', U],
    [U, '其他资金', L, '', '', '', '', '/', '/', U],
    ['一级指标', '二级指标', '三级指标', '指标性质', '指标值', '度量单位', '完成值', '权重', '得分', '未完成原因分析'],
    ['产出指标', '数量指标', '购买设备数量', '=', 13, '台', 13, 30, 30, ''],
    [U, '质量指标', '设备验收合格率', '=', 100, '%', 100, 20, 20, ''],
    [U, '时效指标', '资金支付时限', '≤', 12, '月', 12, 20, 20, ''],
    ['效益指标', '社会效益指标', '业务在线办理率', '≥', 95, '%', 96, 20, 20, ''],
    ['合计', L, L, '', '', '', '', 100, 100, ''],
  ];
}

/** A whole department, its income and spending in texts merged over the money columns, and a reason written below them. */
export function departmentForm(): Form {
  const form = nationalForm();
  form[2] = ['省级预算部门名称', '县林业局', L, L, L, L, L, L, L];
  form[3] = ['填报单位：（盖章） 县林业局　填报日期：2025年3月1日', L, L, L, L, L, L, L, L];
  form[5] = [U, '年度资金总额', L, 150, 150, 120, 10, '80.00%', 8];
  form[6] = [U, '其中：一般公共预算：150', L, L, L, '其中：基本支出：100', L, L, L];
  form[7] = [U, '其他资金：', L, L, L, '项目支出：20', L, L, L];
  form[8] = ['未执行完毕原因：防火通道工程款按进度于次年支付。', L, L, L, L, L, L, L, L];
  form[18] = ['总分', L, L, L, L, L, 100, 97.05, ''];
  return form;
}

/** 预算执行率 as the first indicator row; the money has neither 分值 nor 得分. */
export function executionRowForm(): Form {
  const form = nationalForm();
  for (const [at, row] of form.entries()) if (at >= 4 && at <= 8) row.splice(6, 3, row[7] ?? '', L, L);
  form[4]![6] = '执行率';
  form.splice(12, 0, [U, '预算执行', '预算执行率', '预算执行率', '100%', '96.67%', 10, 9.67, '质保金未到期']);
  return form;
}
