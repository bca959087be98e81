import type { TaskIndicator } from '../../../../shared/contracts/tasks';
import type { Finding } from '../../../../shared/scoring/types';
import { TextField } from '../../../components/TextField';
import { fieldId } from '../formModel';
import type { EditRow } from '../../../drafts/fields';

interface ReasonFieldsProps {
  row: TaskIndicator;
  findings: Finding[];
  editRow: EditRow;
}

/** 偏差原因 and 改进措施: only where the rules ask, or where something is written already. */
export function ReasonFields({ row, findings, editRow }: ReasonFieldsProps) {
  const asked = findings.some(
    (finding) => finding.field === 'deviationReason' || finding.field === 'correctiveMeasure',
  );
  if (!asked && !row.deviationReason && !row.correctiveMeasure) return null;
  return (
    <div className="reasons">
      <TextField
        id={fieldId(row.id, 'deviationReason')}
        label="偏差原因"
        value={row.deviationReason ?? ''}
        onChange={(text) => editRow({ deviationReason: text || null })}
        maxLength={1000}
        disabled={row.locked}
      />
      <TextField
        id={fieldId(row.id, 'correctiveMeasure')}
        label="改进措施"
        value={row.correctiveMeasure ?? ''}
        onChange={(text) => editRow({ correctiveMeasure: text || null })}
        maxLength={1000}
        disabled={row.locked}
      />
    </div>
  );
}
