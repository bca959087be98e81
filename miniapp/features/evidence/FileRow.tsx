import { officialDay } from '../../../shared/calendar';
import type { EvidenceItem } from '../../../shared/contracts/evidence';
import { isImageType, kindOfMediaType, sizeInWords } from '../../../shared/evidence/fileKinds';

/** One file in a line: what it looks like, what it is, and whether it stands elsewhere too. */
export function FileRow({ file, onOpen }: { file: EvidenceItem; onOpen: () => void }) {
  return (
    <button type="button" className="file" onClick={onOpen}>
      <Thumb file={file} />
      <span className="file__facts">
        <span className="file__name">{file.fileName}</span>
        <span className="small muted num">{factsOf(file)}</span>
        {file.alsoUsed.length > 0 && (
          <span className="small file__also">同一文件还用于：{file.alsoUsed.join('；')}</span>
        )}
        {file.mayNeedPassword && (
          <span className="small file__also">
            这个 PDF 加了密。打开时要输密码的，请去掉密码再传一份，否则审核时看不到内容。
          </span>
        )}
      </span>
    </button>
  );
}

function factsOf({ sizeBytes, documentDate }: EvidenceItem): string {
  return [sizeInWords(sizeBytes), documentDate && officialDay(documentDate)].filter(Boolean).join(' · ');
}

function Thumb({ file }: { file: EvidenceItem }) {
  if (isImageType(file.mediaType))
    return <img className="file__thumb" src={viewUrl(file)} alt="" loading="lazy" decoding="async" />;
  return (
    <span className="file__thumb file__kind" aria-hidden="true">
      {(kindOfMediaType(file.mediaType) ?? '').toUpperCase()}
    </span>
  );
}

export const viewUrl = ({ url }: EvidenceItem) => `${url}?view=1`;
