import type { TaskIndicator } from '../../../../shared/contracts/tasks';
import { deviationPhrases } from '../../../../shared/phrases/fillPhrases';
import type { Finding } from '../../../../shared/scoring/types';
import { fieldId } from '../formModel';
import type { EditRow } from '../../../drafts/fields';
import { PhraseField } from './PhraseField';

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
  const { reasons, measures } = deviationPhrases(row);
  return (
    <div className="reasons">
      <PhraseField
        id={fieldId(row.id, 'deviationReason')}
        label="偏差原因"
        value={row.deviationReason}
        onChange={(deviationReason) => editRow({ deviationReason })}
        phrases={reasons}
        disabled={row.locked}
      />
      <PhraseField
        id={fieldId(row.id, 'correctiveMeasure')}
        label="改进措施"
        value={row.correctiveMeasure}
        onChange={(correctiveMeasure) => editRow({ correctiveMeasure })}
        phrases={measures}
        disabled={row.locked}
      />
    </div>
  );
}
