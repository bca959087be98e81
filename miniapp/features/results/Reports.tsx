import type { ReportFile, TaskDetail } from '../../../shared/contracts/tasks';
import { dayOf, spokenDay, timeOf } from '../../../shared/calendar';
import { Trouble } from '../../components/Trouble';
import { useTaskDecision } from '../tasks/useTaskDecision';
import { SendToDingTalk } from './SendToDingTalk';

/** 报告: compiled on request, then three plain downloads, each of which can also be sent into the chat. */
export function Reports({ detail }: { detail: TaskDetail }) {
  const compile = useTaskDecision(detail.id, 'reports');
  if (!detail.can.compile && detail.reports.length === 0) return null;
  const again = detail.reports.length > 0;
  return (
    <section className="card">
      <h2 className="card__title">报告</h2>
      {detail.reports.map((file) => (
        <div key={file.id} className="report">
          <Download file={file} />
          <SendToDingTalk file={file} />
        </div>
      ))}
      {detail.can.compile && (
        <button
          type="button"
          className={`button button--block reports__make ${again ? '' : 'button--primary'}`}
          disabled={compile.isPending}
          onClick={() => compile.mutate({})}
        >
          {compile.isPending ? '正在生成，约需几秒……' : again ? '重新生成' : '生成报告'}
        </button>
      )}
      {compile.isError && <Trouble failure={compile.error} />}
    </section>
  );
}

function Download({ file }: { file: ReportFile }) {
  return (
    <a className="download" href={file.url} download={file.fileName}>
      <span className="download__label">{file.label}</span>
      <span className="muted small num">
        {kindOf(file.fileName)} · {kilobytes(file.sizeBytes)} · {spokenDay(dayOf(new Date(file.createdAt)))}{' '}
        {timeOf(new Date(file.createdAt))}
      </span>
      <span className="download__go">下载</span>
    </a>
  );
}

const kindOf = (fileName: string) => (fileName.endsWith('.docx') ? 'Word 文档' : 'Excel 表格');

function kilobytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
