// Who, what, when: K48, K41 and, against the data, K35.
import type { Report, ReportData, ReportFinding } from '../types';
import { finding } from './finding';

/** 某县司法局2020年度…报告: the title begins with whose report it is. */
const UNIT_IN_TITLE =
  /^(关于)?[\p{Script=Han}]{2,20}(局|委员会|委|院|学校|中学|小学|大学|中心|办公室|政府|街道办事处|厅|处|队|馆|公司|协会|联合会|残联)(?=\d{4}|关于|[\p{Script=Han}“”]{2,}(项目|经费|资金))/u;

/** K48: year, unit and date stand somewhere; without them nobody knows what was evaluated. */
export function identityStated(report: Report): ReportFinding[] {
  const text = report.passages.map((passage) => passage.text).join('\n');
  const missing = [
    ...(/\d{4}\s*年(?:度)?/.test(text) ? [] : ['评价年度']),
    ...(/(?:实施单位|项目单位|填报单位|主管部门|评价单位)[为是：:]|由.{2,20}(?:实施|负责)|主管部门/.test(text) ||
    UNIT_IN_TITLE.test(report.title?.text ?? '')
      ? []
      : ['实施单位']),
    ...(/\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日/.test(text) ? [] : ['成文日期']),
  ];
  const at = report.title ?? report.passages[0];
  if (missing.length === 0 || !at) return [];
  return [finding('K48', 'error', at, `没有写明${missing.join('、')}，请补充。`, { expected: missing.join('、') })];
}

/** 绩效自评报告 says it in its name. */
const isTitledSelf = (text: string) => /自评(价)?(工作)?报告$/.test(text.trim());

/** K41: which of the three kinds of evaluation this is. */
export function kindStated(report: Report): ReportFinding[] {
  const at = report.title ?? report.passages[0];
  if (!at || report.passages.some(({ text }) => /单位自评|部门评价|财政评价/.test(text) || isTitledSelf(text)))
    return [];
  return [finding('K41', 'warning', at, '没有写明是单位自评、部门评价还是财政评价。')];
}

/** K35: the report is about the project and the year of the data. */
export function subjectAgreesWithData(report: Report, data: ReportData | null): ReportFinding[] {
  if (!data || !report.title) return [];
  const found: ReportFinding[] = [];
  if (!report.title.text.includes(data.projectName))
    found.push(
      finding('K35', 'error', report.title, `标题中的项目与数据不一致，数据为“${data.projectName}”。`, {
        expected: data.projectName,
      }),
    );
  const years = report.passages.filter(({ text }) => /(\d{4})\s*年度/.test(text));
  const wrong = years.find(({ text }) => Number(/(\d{4})\s*年度/.exec(text)![1]) !== data.fiscalYear);
  if (wrong)
    found.push(
      finding('K35', 'error', wrong, `年度与数据不一致，数据为${data.fiscalYear}年度。`, {
        expected: `${data.fiscalYear}`,
      }),
    );
  return found;
}
