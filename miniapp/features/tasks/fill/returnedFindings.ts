import type { TaskDetail } from '../../../../shared/contracts/tasks';
import { answerText } from '../../../../shared/scoring/dataStates';
import type { Finding } from '../../../../shared/scoring/types';

/** Rows that came back and say the same as then: the reviewer will see that too, marked in red. */
export function returnedFindings({ indicators }: TaskDetail): Finding[] {
  return indicators
    .filter((row) => row.returnReason && row.returnedActual !== null && answerText(row) === row.returnedActual)
    .map((row) => ({
      code: 'unchanged-since-return',
      severity: 'warning',
      place: row.id,
      field: row.kind === 'quantitative' ? 'actual' : 'band',
      message: `“${row.name}”：退回后完成情况没有改。退回原因：${row.returnReason}`,
    }));
}
