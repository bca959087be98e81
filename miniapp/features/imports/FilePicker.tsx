import { useState, type DragEvent } from 'react';
import { IMPORT_LIMIT_BYTES } from '../../../shared/contracts/projectImports';

interface FilePickerProps {
  onChoose: (file: File) => void;
  /** name of the file already chosen; the picker then only offers another one */
  current: string | null;
}

/** One workbook, by dialog or dropped. What cannot be one is refused at once, in words. */
export function FilePicker({ onChoose, current }: FilePickerProps) {
  const [over, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const choose = (files: FileList | null) => {
    const [file] = files ?? [];
    if (!file) return;
    const reason = files!.length > 1 ? '一次只能导入一个文件。' : refusalOf(file);
    setRefusal(reason);
    if (reason === null) onChoose(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files);
  };
  return (
    <section
      className={`card drop${over ? ' drop--over' : ''}${current === null ? '' : ' drop--small'}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {current === null ? (
        <p className="drop__words drop__words--drag">把 Excel 文件拖到这里，或者</p>
      ) : (
        <p className="drop__words">{current}</p>
      )}
      <label className={`button drop__button${current === null ? ' button--primary' : ''}`}>
        {current === null ? '选择文件' : '换一个文件'}
        <input
          type="file"
          className="visually-hidden"
          accept=".xlsx"
          onChange={(event) => {
            choose(event.target.files);
            // The same file, mended, can be chosen again.
            event.target.value = '';
          }}
        />
      </label>
      {current === null && <p className="muted small">.xlsx，不超过 5 MB，最多 1000 个项目、每张表 5000 行</p>}
      {refusal && (
        <p className="field-error" role="alert">
          {refusal}
        </p>
      )}
    </section>
  );
}

function refusalOf({ name, size }: File): string | null {
  if (!/\.xlsx$/i.test(name)) return `“${name}”不是 .xlsx 文件，请用 Excel 或 WPS 另存为“Excel 工作簿（*.xlsx）”。`;
  return size > IMPORT_LIMIT_BYTES ? '文件超过 5 MB，请分成几个文件导入。' : null;
}
