import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { ReviewFacts } from '../../../shared/contracts/reviews';
import type { TaskDetail, TaskIndicator } from '../../../shared/contracts/tasks';
import { headNames } from '../../../shared/reviews/differences';
import { TextField } from '../../components/TextField';
import { keepInTab, keptInTab } from '../../drafts/tabStore';
import { useMe } from '../identity/me';
import { RowList } from '../results/RowList';
import { Phrases } from './Phrases';
import { rowsWithMarks } from './ReviewRows';
import { useDecide } from './useDecide';
import { useNextAddress } from './useNext';

/** By the id of a row, `goal` or `funds`. */
type Reasons = Record<string, string>;

const HEAD = ['goal', 'funds'] as const;

interface ReturnFormProps {
  detail: TaskDetail;
  marks: ReviewFacts['marks'];
  at: string;
}

/** 退回: mark the rows, say why for each, then once for the whole. Without rows the whole sheet goes back. */
export function ReturnForm({ detail, marks, at }: ReturnFormProps) {
  const { reasons, setReasons, reason, setReason, forget } = useTypedReasons(detail);
  const { sendBack, isPending, trouble } = useReturn(detail, at, forget);
  const marked = Object.keys(reasons);
  const overall = reason.trim() || summaryOf(detail, marked);
  const whyNot = whyNotYet(reasons, overall);
  return (
    <>
      <h1 className="return-title">退回：{detail.project.name}</h1>
      <RowList
        detail={detail}
        rows={riskyFirst(detail, marks)}
        title="退回哪几项"
        hint="不勾选就整张表退回"
        below={(row) => <MarkRow row={row} reasons={reasons} onChange={setReasons} />}
      />
      <section className="card">
        <h2 className="card__title">目标和资金</h2>
        {HEAD.map((place) => (
          <MarkRow
            key={place}
            row={{ id: place, name: headNames[place] }}
            label={`退回“${headNames[place]}”`}
            reasons={reasons}
            onChange={setReasons}
          />
        ))}
      </section>
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
        {trouble && (
          <p className="field-error" role="alert">
            {trouble}
          </p>
        )}
      </section>
      <ReturnBar
        backHref={`#${at}`}
        label={marked.length > 0 ? `退回 ${marked.length} 项` : '整张表退回'}
        whyNot={whyNot}
        busy={isPending}
        onSend={() => sendBack(overall, reasons)}
      />
    </>
  );
}

/** Sends back what was marked and goes on to the next one; a refusal stays where it was. */
function useReturn(detail: TaskDetail, at: string, forget: () => void) {
  const [, navigate] = useLocation();
  const next = useNextAddress(detail.id);
  const [trouble, setTrouble] = useState<string | null>(null);
  const decide = useDecide();
  const sendBack = (reason: string, reasons: Reasons) => {
    setTrouble(null);
    const said = (ids: string[]) => ids.filter((id) => id in reasons).map((id) => [id, reasons[id]!.trim()] as const);
    const rows = said(detail.indicators.map(({ id }) => id));
    const decision = {
      decision: 'return' as const,
      taskId: detail.id,
      version: detail.version,
      reason,
      indicators: rows.map(([indicatorId, why]) => ({ indicatorId, reason: why })),
      head: HEAD.filter((place) => place in reasons).map((place) => ({ place, reason: reasons[place]!.trim() })),
    };
    decide.mutate(
      { decisions: [decision], backTo: at },
      {
        onSuccess: ([result]) => {
          if (result?.outcome !== 'done') return setTrouble(result?.message ?? null);
          forget();
          navigate(next);
        },
        onError: () => setTrouble('没连上网，还没有退回，写的原因都在，请再试一次。'),
      },
    );
  };
  return { sendBack, isPending: decide.isPending, trouble };
}

/** What is typed, kept while the tab is open: a look back at the sheet or a reload loses none of it. */
function useTypedReasons({ id, version }: TaskDetail) {
  const key = `return:${useMe().id}:${id}:${version}`;
  const [kept] = useState(() => keptInTab<{ reasons: Reasons; reason: string }>(key));
  const [reasons, setReasons] = useState<Reasons>(kept?.reasons ?? {});
  const [reason, setReason] = useState(kept?.reason ?? '');
  const isBlank = reason === '' && Object.keys(reasons).length === 0;
  useEffect(() => keepInTab(key, isBlank ? null : { reasons, reason }), [key, isBlank, reasons, reason]);
  const forget = () => keepInTab(key, null);
  return { reasons, setReasons, reason, setReason, forget };
}

interface MarkRowProps {
  row: Pick<TaskIndicator, 'id' | 'name'>;
  label?: string;
  reasons: Reasons;
  onChange: (reasons: Reasons) => void;
}

function MarkRow({ row, label = '退回这一项', reasons, onChange }: MarkRowProps) {
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
        {label}
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
function riskyFirst(detail: TaskDetail, marks: ReviewFacts['marks']): TaskIndicator[] {
  const first = rowsWithMarks(detail, { marks });
  return [...first, ...detail.indicators.filter((row) => !first.includes(row))];
}

function whyNotYet(reasons: Reasons, overall: string): string | null {
  const silent = Object.values(reasons).filter((text) => !text.trim()).length;
  if (silent > 0) return `还有 ${silent} 项没有写退回原因。`;
  return overall ? null : '请写明退回原因，或勾选要退回的指标。';
}

function summaryOf(detail: TaskDetail, marked: string[]): string {
  const names = [...HEAD.map((id) => ({ id, name: headNames[id] })), ...detail.indicators];
  const first = names.find(({ id }) => id === marked[0]);
  if (!first) return '';
  return marked.length === 1 ? `请修改“${first.name}”。` : `请修改“${first.name}”等 ${marked.length} 项。`;
}

function joined(text: string, phrase: string): string {
  return text.trim() ? `${text.trim()}${phrase}` : phrase;
}
