import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RecordDeductionInput } from '../../../shared/contracts/deductions';
import type { TaskDetail, TaskIndicator } from '../../../shared/contracts/tasks';
import {
  compareDecimals,
  differenceOf,
  isDecimal,
  maxDecimal,
  plainDecimal,
  roundHalfUp,
} from '../../../shared/decimal';
import { deductionCost } from '../../../shared/scoring/deductions';
import { PhraseChips } from '../../components/PhraseChips';
import { TextField } from '../../components/TextField';
import { Trouble } from '../../components/Trouble';
import { evidenceQuery } from '../evidence/queries';
import { useDeduct } from './queries';

interface DeductFormProps {
  detail: TaskDetail;
  row: TaskIndicator;
  onDone: () => void;
}

type Draft = Record<'line' | 'points' | 'times' | 'fact' | 'basis', string>;
const BLANK: Draft = { line: '', points: '', times: '1', fact: '', basis: '' };

/** 记扣分: under which line, how much, what was found and what shows it; what becomes of the score before it is done. */
export function DeductForm({ detail, row, onDone }: DeductFormProps) {
  const [draft, setDraft] = useState(BLANK);
  const deduct = useDeduct(detail.id, onDone);
  const change = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes });
  const read = inputOf(draft, detail, row);
  return (
    <div className="deduct-form">
      <p>
        {row.name}
        <span className="muted">（{plainDecimal(row.points)} 分）</span>
      </p>
      <TextField
        id="deduct-line"
        label="扣分条款"
        value={draft.line}
        onChange={(line) => change({ line })}
        example="评分标准里的原话，例如：缺少验收资料的，每项扣 0.5 分"
        maxLength={200}
      />
      <div className="deduct-form__figures">
        <Figure
          id="deduct-points"
          label="每次扣（分）"
          value={draft.points}
          onChange={(points) => change({ points })}
        />
        <Figure id="deduct-times" label="次数" value={draft.times} onChange={(times) => change({ times })} />
      </div>
      <TextField
        id="deduct-fact"
        label="认定的事实（填报人会看到）"
        value={draft.fact}
        onChange={(fact) => change({ fact })}
        maxLength={500}
      />
      <TextField
        id="deduct-basis"
        label="依据（材料名称或文号）"
        value={draft.basis}
        onChange={(basis) => change({ basis })}
        maxLength={200}
      />
      <Files taskId={detail.id} rowId={row.id} value={draft.basis} onChange={(basis) => change({ basis })} />
      {'input' in read && <p className="muted">{outcome(read.input, detail, row)}</p>}
      {deduct.isError && <Trouble failure={deduct.error} />}
      <button
        type="button"
        className="button button--danger button--block"
        disabled={!('input' in read) || deduct.isPending}
        onClick={() => 'input' in read && deduct.mutate(read.input)}
      >
        {'missing' in read ? read.missing : deduct.isPending ? '正在记录……' : `扣 ${costOf(read.input)} 分`}
      </button>
      <p className="muted small">办结以前可以撤回。退回修改后，这笔扣分仍然保留。</p>
    </div>
  );
}

interface FigureProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function Figure({ id, label, value, onChange }: FigureProps) {
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input num"
        inputMode="decimal"
        maxLength={8}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

/** Files that were handed in for the row, to be named with one tap. */
function Files(props: { taskId: string; rowId: string; value: string; onChange: (value: string) => void }) {
  const { data } = useQuery(evidenceQuery(props.taskId));
  const names = [...new Set(data?.items.flatMap((one) => (one.indicatorId === props.rowId ? [one.fileName] : [])))];
  const phrases = names.map((name) => ({ short: name, sentence: `佐证材料“${name}”` }));
  return <PhraseChips phrases={phrases} value={props.value} onChange={props.onChange} />;
}

/** Full-width figures are figures. */
const figureOf = (text: string) => text.normalize('NFKC').trim();

function inputOf(
  draft: Draft,
  detail: TaskDetail,
  row: TaskIndicator,
): { input: RecordDeductionInput } | { missing: string } {
  const line = draft.line.trim();
  const points = figureOf(draft.points);
  const times = Number(figureOf(draft.times));
  const fact = draft.fact.trim();
  const basis = draft.basis.trim();
  if (!line) return { missing: '请写明扣分条款' };
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(points) || !isDecimal(points) || compareDecimals(points, '0') === 0)
    return { missing: '请填写每次扣多少分，例如 0.5' };
  if (compareDecimals(points, row.points) > 0) return { missing: `这一项只有 ${plainDecimal(row.points)} 分` };
  if (!Number.isInteger(times) || times < 1 || times > 99) return { missing: '次数请填 1 到 99 的整数' };
  if (!fact) return { missing: '请写明认定的事实' };
  if (!basis) return { missing: '请写明依据' };
  return { input: { version: detail.version, indicatorId: row.id, line, points, times, fact, basis } };
}

const costOf = (input: RecordDeductionInput) => plainDecimal(deductionCost(input));

function outcome(input: RecordDeductionInput, detail: TaskDetail, row: TaskIndicator): string {
  const score = detail.result.indicators.find(({ id }) => id === row.id)?.score ?? null;
  if (score === null) return `扣 ${costOf(input)} 分。`;
  const left = roundHalfUp(maxDecimal(differenceOf(score, deductionCost(input)), '0'));
  return `这一项由 ${score} 分变为 ${left} 分${left === '0.00' ? '，扣完为止' : ''}。`;
}
