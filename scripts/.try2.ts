import { writeFileSync } from 'node:fs';
import { goldenEvaluation } from '../test/reports/goldenEvaluation';
import { compileSelfEvaluationTable } from '../server/reports/compile/selfEvaluationTable';
import { compileCompletionChecklist } from '../server/reports/compile/completionChecklist';
import { compileEvaluationReport } from '../server/reports/compile/evaluationReport';
async function main() {
  const e = goldenEvaluation();
  e.project.name = '市级行政事业单位数字化综合管理平台及其配套网络安全等级保护测评与运行维护服务（含机房改造一期二期）';
  e.project.code = '51092324T000010263357';
  e.assumptions = [];
  e.fiscalYearAssumed = false;
  e.sheet.goalTarget = '第一，保障系统运行，提高公共服务能力和财政管理效率。\n'.repeat(25);
  e.sheet.goalActual = '已完成。'.repeat(400);
  e.sheet.funds.executed = '150';
  e.sheet.funds.executionReason = null;
  e.sheet.funds.executionMeasure = null;
  e.scored.funds.ratePercent = '102.04';
  e.scored.funds.score = '10.00';
  e.sheet.indicators = Array.from({ length: 4 }, (_, k) =>
    e.sheet.indicators.map((i) => ({
      ...i,
      id: i.id + k,
      deviationReason: k === 1 ? '采购流程延长，验收推迟到下一年度。'.repeat(k * 12) : null,
      correctiveMeasure: k === 1 ? '提前编制采购计划' : null,
    })),
  )
    .flat()
    .sort((a, b) => (a.level1 + a.level2).localeCompare(b.level1 + b.level2, 'zh'));
  e.indicators = e.sheet.indicators.map((i) => ({
    id: i.id,
    targetText: i.target + (i.unit ?? ''),
    actualText: i.actual + (i.unit ?? ''),
    assumed: false,
  }));
  e.scored.indicators = e.sheet.indicators.map((i) => ({
    id: i.id,
    score: '3.00',
    explanation: e.scored.funds.explanation,
  }));
  e.narrative.experience = null;
  e.narrative.problems = null;
  e.narrative.suggestions = null;
  writeFileSync('/tmp/out/x-report.docx', await compileEvaluationReport(e));
  writeFileSync('/tmp/out/x-table.xlsx', await compileSelfEvaluationTable(e));
  writeFileSync('/tmp/out/x-list.xlsx', await compileCompletionChecklist(e));
}
main();
