import { useEffect, useState } from 'react';
import type { EvidenceLimits } from '../../../shared/contracts/evidence';
import { KINDS_IN_WORDS, sizeInWords } from '../../../shared/evidence/fileKinds';
import { Sheet } from '../../components/Sheet';
import { deviceWord } from '../../dingtalk/dingtalk';
import { DayField } from './DayField';

interface AddSheetProps {
  /** which of the documents asked for is added; null for any other */
  requirement: string | null;
  limits: EvidenceLimits;
  open: boolean;
  onClose: () => void;
  onChoose: (files: File[], documentDate: string | null) => void;
}

/** Where the files come from, and, before anything is chosen, what is taken. */
export function AddSheet({ requirement, open, onClose, ...rest }: AddSheetProps) {
  return (
    <Sheet title={requirement ?? '添加佐证材料'} open={open} onClose={onClose}>
      <Sources {...rest} />
    </Sheet>
  );
}

const onPhone = deviceWord === '手机';

function Sources({ limits, onChoose }: Pick<AddSheetProps, 'limits' | 'onChoose'>) {
  const [day, setDay] = useState('');
  const choose = (files: File[]) => {
    if (files.length > 0) onChoose(files, day || null);
  };
  usePaste(choose);
  return (
    <>
      <p className="small muted">
        {KINDS_IN_WORDS}，每份不超过 {sizeInWords(limits.fileBytes)}，每项最多 {limits.perIndicator}{' '}
        份。照片会自动缩小。
      </p>
      <DayField value={day} onChange={setDay} />
      <div className="evidence__sources">
        {onPhone && <Pick label="拍照" accept="image/*" capture onChoose={choose} />}
        {onPhone && <Pick label="从相册选" accept="image/*" onChoose={choose} />}
        <Pick label="选择文件" onChoose={choose} />
      </div>
      {!onPhone && <p className="small muted">也可以按 Ctrl+V 粘贴截图，或直接把文件拖到指标卡片的“佐证材料”上。</p>}
    </>
  );
}

interface PickProps {
  label: string;
  /** only for pictures: Android's WebViews misbehave with narrower lists */
  accept?: 'image/*';
  capture?: boolean;
  onChoose: (files: File[]) => void;
}

function Pick({ label, accept, capture = false, onChoose }: PickProps) {
  return (
    <label className={`button evidence__pick ${capture || !onPhone ? 'button--primary' : ''}`}>
      {label}
      <input
        type="file"
        className="visually-hidden"
        accept={accept}
        capture={capture ? 'environment' : undefined}
        multiple={!capture}
        onChange={(event) => onChoose([...(event.target.files ?? [])])}
      />
    </label>
  );
}

/** A screenshot comes straight from the clipboard. */
function usePaste(onPaste: (files: File[]) => void): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => onPaste([...(event.clipboardData?.files ?? [])]);
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, [onPaste]);
}
