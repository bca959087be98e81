import { useState } from 'react';
import type { TaskIndicator } from '../../../../shared/contracts/tasks';
import { statePhrases } from '../../../../shared/phrases/fillPhrases';
import { dataStateEffects, dataStateLabels } from '../../../../shared/scoring/dataStates';
import { getProfile } from '../../../../shared/scoring/profiles';
import type { DataState } from '../../../../shared/scoring/types';
import type { EditRow } from '../../../drafts/fields';
import { fieldId } from '../formModel';
import { PhraseField } from './PhraseField';

interface DataStateFieldProps {
  row: TaskIndicator;
  profileId: string;
  editRow: EditRow;
}

/** What a filler may declare; a blank needs no declaration. */
const CHOICES: DataState[] = ['done', 'partly', 'not-due', 'not-applicable', 'unobtainable'];

/** 数据情况: out of the way while there is a value, and explicit where there is none. */
export function DataStateField({ row, profileId, editRow }: DataStateFieldProps) {
  const [choosing, setChoosing] = useState(false);
  if (row.locked && row.dataState === null) return null;
  if (choosing)
    return (
      <Choices
        row={row}
        profileId={profileId}
        onPick={(state) => {
          editRow({ dataState: state === 'done' ? null : state });
          setChoosing(false);
        }}
      />
    );
  if (row.dataState === null)
    return (
      <button type="button" className="text-button data-state__open" onClick={() => setChoosing(true)}>
        没有数据或不适用？
      </button>
    );
  return <Declared row={row} profileId={profileId} editRow={editRow} onChange={() => setChoosing(true)} />;
}

interface ChoicesProps {
  row: TaskIndicator;
  profileId: string;
  onPick: (state: DataState) => void;
}

function Choices({ row, profileId, onPick }: ChoicesProps) {
  const effects = dataStateEffects(getProfile(profileId));
  const current = row.dataState ?? 'done';
  return (
    <fieldset className="data-state">
      <legend className="field-label">这项指标的数据情况</legend>
      {CHOICES.map((state) => (
        <button
          key={state}
          type="button"
          className="data-state__one"
          aria-pressed={state === current}
          onClick={() => onPick(state)}
        >
          <b>{state === 'done' ? '有数据，照实填写' : dataStateLabels[state]}</b>
          <span className="muted small">{effects[state]}</span>
        </button>
      ))}
    </fieldset>
  );
}

function Declared({ row, profileId, editRow, onChange }: DataStateFieldProps & { onChange: () => void }) {
  const state = row.dataState!;
  return (
    <div className="data-state data-state--declared">
      <p className="data-state__head">
        <span>
          <b>{dataStateLabels[state]}</b>
          <span className="muted small data-state__effect">{dataStateEffects(getProfile(profileId))[state]}</span>
        </span>
        {!row.locked && (
          <button type="button" className="text-button" onClick={onChange}>
            更改
          </button>
        )}
      </p>
      {state !== 'partly' && <WhyAndWho row={row} state={state} editRow={editRow} />}
    </div>
  );
}

/** The reason, and for what does not apply who approved that. The place a finding about the state leads to. */
function WhyAndWho({ row, state, editRow }: { row: TaskIndicator; state: DataState; editRow: EditRow }) {
  const needsApproval = state === 'not-applicable';
  const approvalId = fieldId(row.id, 'data');
  return (
    <>
      <PhraseField
        id={needsApproval ? fieldId(row.id, 'dataReason') : approvalId}
        label={REASON_LABELS[state] ?? '原因'}
        value={row.dataReason}
        onChange={(dataReason) => editRow({ dataReason })}
        phrases={statePhrases(state)}
        disabled={row.locked}
      />
      {needsApproval && (
        <div className="text-field">
          <label className="field-label" htmlFor={approvalId}>
            批准的人和文件
          </label>
          <input
            id={approvalId}
            className="input"
            value={row.dataApproval ?? ''}
            onChange={(event) => editRow({ dataApproval: event.target.value || null })}
            placeholder="例如：市财政局3月的调整批复"
            autoComplete="off"
            maxLength={200}
            disabled={row.locked}
          />
        </div>
      )}
    </>
  );
}

const REASON_LABELS: Partial<Record<DataState, string>> = {
  'not-applicable': '为什么不适用',
  unobtainable: '为什么无法取得',
  'not-due': '为什么尚未到期，预计什么时候完成',
};
