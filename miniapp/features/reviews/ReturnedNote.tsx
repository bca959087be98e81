import type { TaskIndicator } from '../../../shared/contracts/tasks';
import { answerText } from '../../../shared/scoring/dataStates';

/** At a row that came back: why, what stood there then, and what stands there now. */
export function ReturnedNote({ row }: { row: TaskIndicator }) {
  if (!row.returnReason) return null;
  const now = answerText(row);
  const was = row.returnedActual;
  return (
    <div className="indicator__returned">
      <p>退回原因：{row.returnReason}</p>
      {was !== null && (
        <p>
          {now === was
            ? `退回时填的是“${was || '空白'}”，还没有改。`
            : `退回时填的是“${was || '空白'}”，现在是“${now || '空白'}”。`}
        </p>
      )}
    </div>
  );
}
