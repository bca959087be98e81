import { useCallback } from 'react';
import { sizeInWords } from '../../../shared/evidence/fileKinds';
import { deviceWord } from '../../dingtalk/dingtalk';
import { uploads, type Pending } from './uploads';

/** A file on its way: how far it is, or what stands in the way and what can be done. */
export function PendingRow({ file }: { file: Pending }) {
  const percent = Math.floor((file.sentBytes / Math.max(1, file.sizeBytes)) * 100);
  return (
    <div className="file file--pending">
      <LocalThumb content={file.content} />
      <div className="file__facts">
        <span className="file__name">{file.fileName}</span>
        <div
          className="bar"
          role="progressbar"
          aria-label={`${file.fileName}上传进度`}
          aria-valuenow={percent}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <div className="bar__fill file__bar" style={{ width: `${percent}%` }} />
        </div>
        <p className={file.state === 'refused' ? 'small field-error' : 'small muted'} role="status">
          {standing(file, percent)}
        </p>
        <div className="file__acts">
          {!file.refusal && (file.state === 'refused' || file.trouble) && (
            <button type="button" className="text-button" onClick={() => uploads.again(file)}>
              重试
            </button>
          )}
          <button
            type="button"
            className="text-button"
            aria-label={`不传“${file.fileName}”`}
            onClick={() => uploads.drop(file)}
          >
            不传了
          </button>
        </div>
      </div>
    </div>
  );
}

function standing({ state, trouble, sizeBytes }: Pending, percent: number): string {
  if (state === 'refused') return `${trouble?.title ?? ''}${trouble?.hint ?? ''}`;
  if (trouble) return `${trouble.title.replace(/。$/, '')}，已存在${deviceWord}里，恢复后自动接着传。`;
  return state === 'sending' ? `正在上传 ${percent}%，共 ${sizeInWords(sizeBytes)}` : '等待上传';
}

function LocalThumb({ content }: { content: Blob }) {
  const show = useCallback(
    (image: HTMLImageElement) => {
      image.src = URL.createObjectURL(content);
      // Only for as long as the picture is on the page.
      return () => URL.revokeObjectURL(image.src);
    },
    [content],
  );
  if (content.type.startsWith('image/')) return <img className="file__thumb" ref={show} alt="" />;
  return (
    <span className="file__thumb file__kind" aria-hidden="true">
      文件
    </span>
  );
}
