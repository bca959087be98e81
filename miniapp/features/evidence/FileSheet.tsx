import { useState } from 'react';
import { spokenInstant } from '../../../shared/calendar';
import type { EvidenceItem } from '../../../shared/contracts/evidence';
import { evidenceKinds, isImageType, kindOfMediaType, sizeInWords } from '../../../shared/evidence/fileKinds';
import { Sheet } from '../../components/Sheet';
import { Trouble } from '../../components/Trouble';
import { DayField } from './DayField';
import { viewUrl } from './FileRow';
import { useEvidenceAct } from './queries';

interface FileSheetProps {
  file: EvidenceItem;
  taskId: string;
  required: string[];
  canEdit: boolean;
  onClose: () => void;
  onRemoved: () => void;
}

/** One file large, with what is known of it; its filler says what it is, or takes it out. */
export function FileSheet({ file, taskId, required, canEdit, onClose, onRemoved }: FileSheetProps) {
  const isImage = isImageType(file.mediaType);
  return (
    <Sheet title={file.fileName} open onClose={onClose} footer={<Downloads file={file} />}>
      {isImage && <img className="evidence__large" src={viewUrl(file)} alt={file.fileName} />}
      <p className="small muted num">
        {sizeInWords(file.sizeBytes)} · {file.uploadedByName} {spokenInstant(new Date(file.uploadedAt))}上传
      </p>
      {file.alsoUsed.length > 0 && (
        <p className="notice notice--warn evidence__also">
          同一文件还用于：{file.alsoUsed.join('；')}。请核对是否放错了地方。
        </p>
      )}
      {canEdit && <Describe file={file} taskId={taskId} required={required} onRemoved={onRemoved} />}
    </Sheet>
  );
}

function Downloads({ file }: { file: EvidenceItem }) {
  const kind = kindOfMediaType(file.mediaType);
  const isShown = kind !== null && evidenceKinds[kind].inline;
  return (
    <div className="bottom-bar__row">
      {isShown && (
        <a className="button" href={viewUrl(file)} target="_blank" rel="noreferrer">
          打开看
        </a>
      )}
      <a className="button" href={file.url} download={file.fileName}>
        下载
      </a>
    </div>
  );
}

/** 材料日期 and which document it is, kept as soon as they are chosen. */
function Describe({ file, taskId, required, onRemoved }: Omit<FileSheetProps, 'canEdit' | 'onClose'>) {
  const [day, setDay] = useState(file.documentDate ?? '');
  const describing = useEvidenceAct(taskId);
  const removing = useEvidenceAct(taskId, onRemoved);
  const describe = (changes: Partial<Pick<EvidenceItem, 'documentDate' | 'requirement'>>) => {
    const { documentDate, requirement } = file;
    describing.mutate({ id: file.id, verb: 'describe', input: { documentDate, requirement, ...changes } });
  };
  return (
    <>
      {required.length > 0 && (
        <Which required={required} value={file.requirement} onChange={(requirement) => describe({ requirement })} />
      )}
      <DayField
        value={day}
        onChange={(value) => {
          setDay(value);
          describe({ documentDate: value || null });
        }}
      />
      {describing.isError && <Trouble failure={describing.error} />}
      <button
        type="button"
        className="button button--danger button--block evidence__remove"
        disabled={removing.isPending}
        onClick={() => removing.mutate({ id: file.id, verb: 'removal' })}
      >
        {removing.isPending ? '正在移除……' : '移除'}
      </button>
      {removing.isError && <Trouble failure={removing.error} />}
    </>
  );
}

interface WhichProps {
  required: string[];
  value: string | null;
  onChange: (requirement: string | null) => void;
}

function Which({ required, value, onChange }: WhichProps) {
  const chosen = value !== null && required.includes(value) ? value : '';
  return (
    <label className="evidence__which">
      <span className="field-label">这是哪份材料</span>
      <select className="input" value={chosen} onChange={(event) => onChange(event.target.value || null)}>
        {required.map((document) => (
          <option key={document}>{document}</option>
        ))}
        <option value="">其他材料</option>
      </select>
    </label>
  );
}
