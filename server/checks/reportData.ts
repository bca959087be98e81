import type { ReportData } from '../../shared/report-checks/types';
import type { SelfEvaluationJson } from '../reports/compile/resultJson';

/** What a report is held against, taken from the result it was compiled from (`result.json`). */
export function reportDataOf(result: SelfEvaluationJson): ReportData {
  return {
    projectName: result.project.name,
    fiscalYear: result.fiscalYear,
    annualBudget: result.funds.annualBudget,
    executed: result.funds.executed,
    ratePercent: result.funds.ratePercent,
    total: result.total,
    grade: result.grade,
  };
}
