import { useState } from 'react';
import { addDays, spokenDay, spokenInstant } from '../../../shared/calendar';
import type { ExtensionRequestView, TaskExtension } from '../../../shared/contracts/extensions';
import { extensionStateLabels } from '../../../shared/extensions';
import { DayInput } from '../../components/DayInput';
import { TextField } from '../../components/TextField';
import { Trouble } from '../../components/Trouble';
import './extensions.css';
import { useAskExtension, useWithdrawExtension } from './queries';

/** What most ask for. */
const USUAL_DAYS = 7;

interface ExtensionSheetProps {
  taskId: string;
  extension: TaskExtension;
  onDone: () => void;
}

/** What became of the last request, and the form for the next one. */
export default function ExtensionSheet({ taskId, extension, onDone }: ExtensionSheetProps) {
  const { latest, canAsk } = extension;
  return (
    <div className="extension">
      {latest && <Standing request={latest} onDone={onDone} />}
      {canAsk && <AskForm taskId={taskId} extension={extension} onDone={onDone} />}
    </div>
  );
}

/** Where the last request stands. */
function Standing({ request, onDone }: { request: ExtensionRequestView; onDone: () => void }) {
  const withdrawal = useWithdrawExtension();
  const { wantedDay, reason, state, askedByName, askedAt, decidedByName, decidedAt, answer } = request;
  return (
    <section className="extension__standing">
      <p>
        <strong>{extensionStateLabels[state]}</strong>：申请延至{spokenDay(wantedDay)}
      </p>
      <p className="muted small">
        {spokenInstant(new Date(askedAt))} {askedByName}：{reason}
      </p>
      {answer && decidedAt && (
        <p className="muted small">
          {spokenInstant(new Date(decidedAt))} {decidedByName}：{answer}
        </p>
      )}
      {request.can.withdraw && (
        <button
          type="button"
          className="button button--block"
          disabled={withdrawal.isPending}
          onClick={() => withdrawal.mutate(request.id, { onSuccess: onDone })}
        >
          {withdrawal.isPending ? '正在撤回……' : '撤回申请'}
        </button>
      )}
      {withdrawal.isError && <Trouble failure={withdrawal.error} />}
    </section>
  );
}

function AskForm({ taskId, extension: { earliest, furthest }, onDone }: ExtensionSheetProps) {
  const [day, setDay] = useState(addDays(earliest, USUAL_DAYS - 1));
  const [reason, setReason] = useState('');
  const ask = useAskExtension(taskId);
  const said = reason.trim();
  const missing = whatIsMissing(day, earliest, furthest, said);
  return (
    <>
      <p className="muted small">由绩效管理员答复，同意之前截止日期不变；已填的内容不受影响。</p>
      <div>
        <label className="field-label" htmlFor="extension-day">
          希望延到哪一天
        </label>
        <DayInput id="extension-day" min={earliest} max={furthest} value={day} onChange={setDay} />
      </div>
      <TextField
        id="extension-reason"
        label="理由（绩效管理员会看到）"
        example="例如：第三方验收报告下月中旬才能出"
        value={reason}
        onChange={setReason}
        maxLength={500}
      />
      {ask.isError && <Trouble failure={ask.error} />}
      <button
        type="button"
        className="button button--primary button--block"
        disabled={missing !== null || ask.isPending}
        onClick={() => ask.mutate({ wantedDay: day, reason: said }, { onSuccess: onDone })}
      >
        {missing ?? (ask.isPending ? '正在提交……' : `申请延至${spokenDay(day)}`)}
      </button>
    </>
  );
}

function whatIsMissing(day: string, earliest: string, furthest: string, reason: string): string | null {
  if (!day) return '请选择希望的日期';
  if (day < earliest) return `请选${spokenDay(earliest)}或以后`;
  if (day > furthest) return '最多可延一年';
  return reason ? null : '请写明理由';
}
