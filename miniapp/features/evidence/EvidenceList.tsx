import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TaskIndicator } from '../../../shared/contracts/tasks';
import { evidenceTally } from '../../../shared/evidence/proof';
import { Trouble } from '../../components/Trouble';
import './evidence.css';
import { FileRow } from './FileRow';
import { FileSheet } from './FileSheet';
import { evidenceQuery } from './queries';

/** 佐证材料 of one row for whoever reads the sheet: what is there, and what was asked for and is not. */
export function EvidenceList({ taskId, row }: { taskId: string; row: Pick<TaskIndicator, 'id' | 'evidence'> }) {
  const { required, count, missing } = row.evidence;
  if (count === 0 && required.length === 0) return null;
  return (
    <div className="evidence evidence--read">
      <p className="reason">
        <span className="muted">佐证材料 </span>
        <span className="num">{evidenceTally(row.evidence)}</span>
        {missing.length > 0 && <span className="evidence__missing">，还缺：{missing.join('、')}</span>}
      </p>
      {count > 0 && <Files taskId={taskId} row={row} />}
    </div>
  );
}

function Files({ taskId, row }: { taskId: string; row: Pick<TaskIndicator, 'id' | 'evidence'> }) {
  const { data, error } = useQuery(evidenceQuery(taskId));
  const [shownId, setShownId] = useState<string | null>(null);
  if (!data) return error ? <Trouble failure={error} /> : null;
  const files = data.items.filter(({ indicatorId }) => indicatorId === row.id);
  const shown = files.find(({ id }) => id === shownId);
  return (
    <>
      {files.map((file) => (
        <FileRow key={file.id} file={file} onOpen={() => setShownId(file.id)} />
      ))}
      {shown && (
        <FileSheet
          file={shown}
          taskId={taskId}
          required={row.evidence.required}
          canEdit={false}
          onClose={() => setShownId(null)}
          onRemoved={() => setShownId(null)}
        />
      )}
    </>
  );
}
