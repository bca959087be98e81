// From an evaluation to the values of the template's tags. Only text, lists and conditions: nothing in the data can
// bring markup into the document.
import { ASSUMED_LABEL } from '../../../shared/labels';
import { benefits, goalResult, goals, outputs, overview } from './analysisParts';
import { checklistRows, completion } from './checklistRows';
import type { CompiledEvaluation } from './evaluation';
import { fullPoints, groupRuns, indicatorRows, officialFundsRows, ratePercent, remarkOf, unexecuted } from './facts';
import * as parts from './narrativeParts';
import { amount, officialDate, paragraphsOf, phrase, points, printable, projectTitle } from './printable';
import { ANNEXES, conclusionSentences, executionRemark, moneySentence, ruleName } from './sentences';

export type ReportRow = Record<string, string | boolean>;
/** Value of each tag of `reportTags`, by name. */
export type ReportData = Record<string, string | boolean | ReportRow[]>;

const DASH = '—';
const ASSUMED_NOTE = `3.标有【${ASSUMED_LABEL}】的内容是演示用的假设，不是实际数据，逐项列在第八部分。`;

/** The values of all tags for one evaluation. */
export function reportData(e: CompiledEvaluation): ReportData {
  return { ...identityTags(e), ...moneyTags(e), ...resultTags(e), ...proseTags(e), ...tableTags(e) };
}

/** Paragraphs as rows of a list; never empty, so that no part of the report stays blank. */
function prose(paragraphs: string[]): ReportRow[] {
  return (paragraphs.length > 0 ? paragraphs : ['无。']).map((paragraph) => ({ 段落: paragraph }));
}

function identityTags(e: CompiledEvaluation): ReportData {
  const { project, workflow } = e;
  return {
    报告标题: `${projectTitle(project.name)}绩效评价报告`,
    项目名称: phrase(project.name),
    项目编码: phrase(project.code) || '无',
    主管部门: phrase(project.competentDepartment),
    实施单位: phrase(project.unit),
    评价年度: `${e.fiscalYear}年度${e.fiscalYearAssumed ? `【${ASSUMED_LABEL}】` : ''}`,
    评价方式: '单位自评',
    编制日期: officialDate(e.compiledAt),
    填报人: phrase(workflow.fillerName),
    提交日期: officialDate(workflow.submittedAt),
  };
}

function moneyTags(e: CompiledEvaluation): ReportData {
  const { funds } = e.sheet;
  return {
    年初预算数: amount(funds.initialBudget),
    全年预算数: amount(funds.annualBudget),
    全年执行数: amount(funds.executed),
    未执行金额: amount(unexecuted(e)),
    执行率: percent(e.scored.funds.ratePercent),
    执行率分值: points(funds.points),
    执行率得分: e.scored.funds.score ?? DASH,
    资金情况: moneySentence(e),
    预算执行说明: executionRemark(e),
  };
}

function percent(value: string | null): string {
  return value === null ? DASH : `${value}%`;
}

function resultTags(e: CompiledEvaluation): ReportData {
  return {
    年度总体目标: paragraphsOf(e.sheet.goalTarget).join('\n') || '无',
    目标完成情况: goalResult(e),
    指标数量: String(e.sheet.indicators.length),
    系统数量: String(e.project.systems.length),
    满分: fullPoints(e),
    总分: e.scored.total ?? DASH,
    等级: printable(e.scored.grade) || '未评定',
    评分规则: ruleName(e),
    自评表编号: ANNEXES.table.number,
    完成清单编号: ANNEXES.checklist.number,
    系统清单编号: ANNEXES.systems.number,
    有演示假设: e.assumptions.length > 0,
    有运维系统: e.project.systems.length > 0,
  };
}

function proseTags(e: CompiledEvaluation): ReportData {
  const where = `完成情况见${ANNEXES.checklist.number}。`;
  const summary = `本年度设定绩效指标${e.sheet.indicators.length}项，${completion(indicatorRows(e))}${where}`;
  return {
    项目概况: prose(overview(e)),
    项目绩效目标: prose(goals(e)),
    评价目的对象范围: prose(parts.aims(e)),
    评价原则方法标准: prose(parts.methods(e)),
    评价工作过程: prose(parts.processSteps(e)),
    目标完成说明: prose([summary]),
    评价结论: prose(conclusionSentences(e)),
    项目决策情况: prose(parts.decision(e)),
    项目过程情况: prose(parts.management(e)),
    项目产出情况: prose(outputs(e)),
    项目效益情况: prose(benefits(e)),
    主要经验及做法: prose(parts.experience(e)),
    存在问题及原因: prose(parts.problems(e)),
    有关建议: prose(parts.suggestions(e)),
    其他问题: prose(parts.otherMatters(e)),
    附表目录: prose(annexList(e)),
    假设说明: e.assumptions.length > 0 ? [{ 段落: ASSUMED_NOTE }] : [],
  };
}

function annexList(e: CompiledEvaluation): string[] {
  const annexes = [ANNEXES.table, ANNEXES.checklist, ...(e.project.systems.length > 0 ? [ANNEXES.systems] : [])];
  return annexes.map(({ number, title }, at) => `${at === 0 ? '附：' : '　　'}${at + 1}.${title}（${number}）`);
}

function tableTags(e: CompiledEvaluation): ReportData {
  return {
    资金列表: officialFundsRows(e.fundsRows).map((row, at) => ({
      资金来源: `${at === 0 ? '其中：' : '　　　'}${phrase(row.source)}`,
      年初预算数: amount(row.initialBudget),
      全年预算数: amount(row.annualBudget),
      全年执行数: amount(row.executed),
      执行率: percent(ratePercent(row)),
    })),
    指标列表: indicatorTableRows(e),
    清单列表: checklistRows(e).map((row) => ({
      序号: row.number,
      绩效目标设定情况: row.target,
      绩效目标完成情况: row.actual,
      备注: row.remark,
    })),
    系统列表: e.project.systems.map((name, at) => ({ 序号: String(at + 1), 系统名称: phrase(name) })),
  };
}

/** One row per indicator; three conditions tell the template which row opens a merged cell and which continues it. */
function indicatorTableRows(e: CompiledEvaluation): ReportRow[] {
  return groupRuns(indicatorRows(e), (row) => row.level1).flatMap(({ rows }) =>
    groupRuns(rows, (row) => row.level2).flatMap((level2, groupAt) =>
      level2.rows.map((row, at) => ({
        一级指标: row.level1,
        二级指标: row.level2,
        三级指标: row.name,
        年度指标值: row.target,
        实际完成值: row.actual,
        分值: row.points,
        得分: row.score ?? DASH,
        偏差原因及改进措施: remarkOf(row),
        评分说明: row.explanation,
        一级首行: at === 0 && groupAt === 0,
        二级首行: at === 0 && groupAt > 0,
        二级续行: at > 0,
      })),
    ),
  );
}
