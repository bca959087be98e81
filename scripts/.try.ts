import { mkdirSync, writeFileSync } from 'node:fs';
import { goldenEvaluation } from '../test/reports/goldenEvaluation';
import { compileSelfEvaluationTable } from '../server/reports/compile/selfEvaluationTable';
import { compileCompletionChecklist } from '../server/reports/compile/completionChecklist';
async function main() {
  mkdirSync('/tmp/out', { recursive: true });
  const e = goldenEvaluation();
  writeFileSync('/tmp/out/table.xlsx', await compileSelfEvaluationTable(e));
  writeFileSync('/tmp/out/checklist.xlsx', await compileCompletionChecklist(e));
}
main();
import { compileEvaluationReport } from '../server/reports/compile/evaluationReport';
compileEvaluationReport(goldenEvaluation()).then((b) => writeFileSync('/tmp/out/report.docx', b));
