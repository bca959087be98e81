import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { TaskDetail, TaskIndicator } from '../../../shared/contracts/tasks';
import { TextField } from '../../components/TextField';
import { Trouble } from '../../components/Trouble';
import { keepInTab, keptInTab } from '../../drafts/tabStore';
import { useMe } from '../identity/me';
import { RowList } from '../results/RowList';
import { useTaskDecision } from '../tasks/useTaskDecision';
import { Phrases } from './Phrases';
import { rowsToLookAt } from './reviewMarks';

type Reasons = Record<string, string>;

/** 退回: mark the rows, say why for each, then once for the whole. Without rows the whole sheet goes back. */
export function ReturnForm({ detail }: { detail: TaskDetail }) {
  const { reasons, setReasons, reason, setReason } = useTypedReasons(detail);
  const [, navigate] = useLocation();
  const returning = useTaskDecision(detail.id, 'return', () =>
    navigate(`/tasks/${detail.id}/returned`, { replace: true }),
  );
  const marked = Object.keys(reasons);
  const overall = reason.trim() || summaryOf(detail, marked);
  const whyNot = whyNotYet(reasons, overall);
  const send = () =>
    returning.mutate({
      version: detail.version,
      reason: overall,
      indicators: marked.map((indicatorId) => ({ indicatorId, reason: reasons[indicatorId]!.trim() })),
    });
  return (
    <>
      <h1 className="return-title">退回：{detail.project.name}</h1>
      <RowList
        detail={detail}
        rows={inReviewOrder(detail)}
        title="退回哪几项"
        hint="不勾选就整张表退回"
        below={(row) => <MarkRow row={row} reasons={reasons} onChange={setReasons} />}
      />
      <section className="card">
        <TextField
          id="return-reason"
          label={marked.length > 0 ? '总的说明（可不填）' : '退回原因'}
          value={reason}
          onChange={setReason}
          example={summaryOf(detail, marked)}
          maxLength={1000}
        />
        <Phrases onPick={(phrase) => setReason(joined(reason, phrase))} />
        {returning.isError && <Trouble failure={returning.error} />}
      </section>
      <ReturnBar
        backHref={`#/tasks/${detail.id}`}
        label={marked.length > 0 ? `退回 ${marked.length} 项` : '整张表退回'}
        whyNot={whyNot}
        busy={returning.isPending}
        onSend={send}
      />
    </>
  );
}

/** What is typed, kept while the tab is open: a look back at the sheet or a reload loses none of it. */
function useTypedReasons({ id, version }: TaskDetail) {
  const key = `return:${useMe().id}:${id}:${version}`;
  const [kept] = useState(() => keptInTab<{ reasons: Reasons; reason: string }>(key));
  const [reasons, setReasons] = useState<Reasons>(kept?.reasons ?? {});
  const [reason, setReason] = useState(kept?.reason ?? '');
  const isBlank = reason === '' && Object.keys(reasons).length === 0;
  useEffect(() => keepInTab(key, isBlank ? null : { reasons, reason }), [key, isBlank, reasons, reason]);
  return { reasons, setReasons, reason, setReason };
}

interface MarkRowProps {
  row: TaskIndicator;
  reasons: Reasons;
  onChange: (reasons: Reasons) => void;
}

function MarkRow({ row, reasons, onChange }: MarkRowProps) {
  const marked = row.id in reasons;
  const toggle = () => {
    const { [row.id]: dropped, ...rest } = reasons;
    onChange(dropped === undefined ? { ...rest, [row.id]: '' } : rest);
  };
  const say = (text: string) => onChange({ ...reasons, [row.id]: text });
  return (
    <div className="mark-row">
      <label className="mark-row__label">
        <input type="checkbox" checked={marked} onChange={toggle} aria-label={`退回“${row.name}”`} />
        退回这一项
      </label>
      {marked && (
        <>
          <Phrases onPick={(phrase) => say(joined(reasons[row.id]!, phrase))} />
          <TextField
            id={`return-${row.id}`}
            label="这一项的退回原因"
            value={reasons[row.id]!}
            onChange={say}
            maxLength={1000}
          />
        </>
      )}
    </div>
  );
}

interface ReturnBarProps {
  backHref: string;
  label: string;
  whyNot: string | null;
  busy: boolean;
  onSend: () => void;
}

function ReturnBar({ backHref, label, whyNot, busy, onSend }: ReturnBarProps) {
  return (
    <div className="bottom-bar">
      <div className="bottom-bar__row">
        <a className="button" href={backHref}>
          不退回了
        </a>
        <button type="button" className="button button--primary" disabled={whyNot !== null || busy} onClick={onSend}>
          {busy ? '正在退回……' : label}
        </button>
      </div>
      {whyNot && <p className="why-not">{whyNot}</p>}
    </div>
  );
}

/** Rows that deserve a look first: those are the likely ones. */
function inReviewOrder(detail: TaskDetail): TaskIndicator[] {
  const risky = new Set(rowsToLookAt(detail).map((row) => row.id));
  return [...detail.indicators].sort((one, other) => Number(risky.has(other.id)) - Number(risky.has(one.id)));
}

function whyNotYet(reasons: Reasons, overall: string): string | null {
  const silent = Object.values(reasons).filter((text) => !text.trim()).length;
  if (silent > 0) return `还有 ${silent} 项没有写退回原因。`;
  return overall ? null : '请写明退回原因，或勾选要退回的指标。';
}

function summaryOf(detail: TaskDetail, marked: string[]): string {
  const first = detail.indicators.find((row) => row.id === marked[0]);
  if (!first) return '';
  return marked.length === 1 ? `请修改“${first.name}”。` : `请修改“${first.name}”等 ${marked.length} 项。`;
}

function joined(text: string, phrase: string): string {
  return text.trim() ? `${text.trim()}${phrase}` : phrase;
}
