import { useState, type DragEvent } from 'react';
import type { EvidenceItem } from '../../../shared/contracts/evidence';
import type { TaskIndicator } from '../../../shared/contracts/tasks';
import { evidenceTally } from '../../../shared/evidence/proof';
import { Trouble } from '../../components/Trouble';
import { fieldId } from '../tasks/formModel';
import { AddSheet } from './AddSheet';
import './evidence.css';
import { FileRow } from './FileRow';
import { FileSheet } from './FileSheet';
import { PendingRow } from './PendingRow';
import { useEvidenceAct } from './queries';
import type { Pending } from './uploads';
import { useAddFiles, useRowFiles, type RowFiles } from './useEvidence';

interface EvidenceFieldProps {
  taskId: string;
  row: TaskIndicator;
  /** unfolded from the start, because a check has asked for it */
  open: boolean;
}

/** 佐证材料 of one indicator, folded to a line with its count until somebody wants it. Files can be dropped on it at any time. */
export function EvidenceField({ taskId, row, open }: EvidenceFieldProps) {
  const has = useRowFiles(taskId, row);
  const { add, refusals, working } = useAddFiles(taskId, row, has);
  const [unfolded, setUnfolded] = useState(open && has.evidence.missing.length > 0);
  const [over, setOver] = useState(false);
  const canEdit = !row.locked;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    setUnfolded(true);
    const requirement = (event.target as Element).closest<HTMLElement>('[data-document]')?.dataset.document ?? null;
    add([...event.dataTransfer.files], { requirement, documentDate: null });
  };
  const dropping = canEdit && {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: drop,
  };
  return (
    <details
      className={over ? 'evidence evidence--over' : 'evidence'}
      open={unfolded}
      onToggle={(event) => setUnfolded(event.currentTarget.open)}
      {...dropping}
    >
      <summary id={fieldId(row.id, 'evidence')} className="evidence__summary opens">
        <span>
          佐证材料 <Tally has={has} />
        </span>
      </summary>
      {unfolded && <Files taskId={taskId} row={row} has={has} add={add} canEdit={canEdit} />}
      {working > 0 && (
        <p className="small muted" role="status">
          正在准备 {working} 个文件……
        </p>
      )}
      {refusals.map((refusal) => (
        <p key={refusal} className="field-error" role="alert">
          {refusal}
        </p>
      ))}
    </details>
  );
}

function Tally({ has: { evidence, pending } }: { has: RowFiles }) {
  const is = (state: Pending['state']) => pending.some((file) => file.state === state);
  const waiting = `${pending.length} 份${is('sending') ? '正在上传' : '等待上传'}`;
  return (
    <>
      <span className="num evidence__tally">{evidenceTally(evidence)}</span>
      {is('refused') && <span className="tag tag--bad">有文件没有传成</span>}
      {pending.length > 0 && !is('refused') && <span className="tag tag--warn">{waiting}</span>}
    </>
  );
}

interface FilesProps {
  taskId: string;
  row: TaskIndicator;
  has: RowFiles;
  add: ReturnType<typeof useAddFiles>['add'];
  canEdit: boolean;
}

/** The checklist: each document asked for with its files, then all others. */
function Files({ taskId, row, has, add, canEdit }: FilesProps) {
  const { required } = row.evidence;
  const [adding, setAdding] = useState<{ requirement: string | null } | null>(null);
  const [shownId, setShownId] = useState<string | null>(null);
  const [removed, setRemoved] = useState<EvidenceItem | null>(null);
  const shown = has.files.find(({ id }) => id === shownId);
  // A document that is not asked for any more stands with the others.
  const placeOf = ({ requirement }: { requirement: string | null }) =>
    requirement !== null && required.includes(requirement) ? requirement : null;
  const groups = [...required, null].map((document) => ({
    document,
    files: has.files.filter((file) => placeOf(file) === document),
    pending: has.pending.filter((file) => placeOf(file) === document),
  }));
  return (
    <div className="evidence__files">
      {groups.map(({ document, files, pending }) => (
        <section key={document ?? ''} className="evidence__group" data-document={document ?? undefined}>
          <GroupHead
            document={document}
            isThere={files.length > 0}
            isOnly={required.length === 0}
            onAdd={canEdit ? () => setAdding({ requirement: document }) : null}
          />
          {files.map((file) => (
            <FileRow key={file.id} file={file} onOpen={() => setShownId(file.id)} />
          ))}
          {pending.map((file) => (
            <PendingRow key={file.id} file={file} />
          ))}
        </section>
      ))}
      {removed && <Removed taskId={taskId} file={removed} onBack={() => setRemoved(null)} />}
      <AddSheet
        requirement={adding?.requirement ?? null}
        limits={has.limits}
        open={adding !== null}
        onClose={() => setAdding(null)}
        onChoose={(files, documentDate) => {
          add(files, { requirement: adding?.requirement ?? null, documentDate });
          setAdding(null);
        }}
      />
      {shown && (
        <FileSheet
          file={shown}
          taskId={taskId}
          required={required}
          canEdit={canEdit}
          onClose={() => setShownId(null)}
          onRemoved={() => {
            setShownId(null);
            setRemoved(shown);
          }}
        />
      )}
    </div>
  );
}

interface GroupHeadProps {
  document: string | null;
  isThere: boolean;
  isOnly: boolean;
  onAdd: (() => void) | null;
}

function GroupHead({ document, isThere, isOnly, onAdd }: GroupHeadProps) {
  const name = document ?? (isOnly ? '能证明完成值的材料，如验收单、台账、截图' : '其他材料');
  return (
    <div className="evidence__head">
      <p className={document ? 'evidence__document' : 'muted'}>
        {document && <span className={isThere ? 'tag tag--good' : 'tag tag--warn'}>{isThere ? '已有' : '还缺'}</span>}{' '}
        {name}
      </p>
      {onAdd && (
        <button type="button" className="text-button" onClick={onAdd} aria-label={`添加${document ?? '佐证材料'}`}>
          添加
        </button>
      )}
    </div>
  );
}

/** What was just removed can be brought back. */
function Removed({ taskId, file, onBack }: { taskId: string; file: EvidenceItem; onBack: () => void }) {
  const act = useEvidenceAct(taskId, onBack);
  return (
    <div className="evidence__removed" role="status">
      <p>已移除“{file.fileName}”。</p>
      <button
        type="button"
        className="text-button"
        disabled={act.isPending}
        onClick={() => act.mutate({ id: file.id, verb: 'restoration' })}
      >
        撤销
      </button>
      {act.isError && <Trouble failure={act.error} />}
    </div>
  );
}
