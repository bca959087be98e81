import { useState } from 'react';
import { bandLabels } from '../../../../shared/labels';
import type { Band } from '../../../../shared/contracts/common';
import { Sheet } from '../../../components/Sheet';
import type { Conflict, FieldValue } from '../../../drafts/fields';
import type { Draft } from '../../../drafts/useDraft';
import { useMe } from '../../identity/me';

/** Two people, or two devices, changed the same field: both values, and the filler picks. Nothing is lost meanwhile. */
export function ConflictSheet({ draft }: { draft: Draft }) {
  const { conflicts, changedBy } = draft.state;
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const [hidden, setHidden] = useState(false);
  const me = useMe();
  const isMine = changedBy === null || changedBy === me.name;
  const pick = (path: string, takeTheirs: boolean) => {
    const next = new Set(theirs);
    if (takeTheirs) next.add(path);
    else next.delete(path);
    setTheirs(next);
  };
  const save = () => {
    draft.session.resolve((path) => !theirs.has(path));
    setTheirs(new Set());
    setHidden(false);
  };
  if (conflicts.length === 0) return null;
  if (hidden) return <Reminder count={conflicts.length} onOpen={() => setHidden(false)} />;
  return (
    <Sheet
      title="两边填的不一样"
      open
      onClose={() => setHidden(true)}
      footer={
        <button type="button" className="button button--primary button--block" onClick={save}>
          按所选保存
        </button>
      }
    >
      <p className="muted">
        {isMine ? '您在另一台设备上' : changedBy}刚刚也改了下面 {conflicts.length}{' '}
        处。请逐项选择保留哪一个，其他内容不受影响。
      </p>
      {conflicts.map((conflict) => (
        <ConflictChoice
          key={conflict.path}
          conflict={conflict}
          theirs={theirs.has(conflict.path)}
          isMine={isMine}
          onPick={pick}
        />
      ))}
    </Sheet>
  );
}

interface ConflictChoiceProps {
  conflict: Conflict;
  theirs: boolean;
  /** the other side is another device of the same person */
  isMine: boolean;
  onPick: (path: string, theirs: boolean) => void;
}

function ConflictChoice({ conflict, theirs, isMine, onPick }: ConflictChoiceProps) {
  const option = (label: string, value: FieldValue, isTheirs: boolean) => (
    <label className={theirs === isTheirs ? 'choice choice--picked' : 'choice'}>
      <input
        type="radio"
        name={conflict.path}
        checked={theirs === isTheirs}
        onChange={() => onPick(conflict.path, isTheirs)}
      />
      <span>
        <span className="muted small">{label}</span>
        <br />
        {inWords(value)}
      </span>
    </label>
  );
  return (
    <fieldset className="conflict">
      <legend>{conflict.label}</legend>
      {option(isMine ? '在这里填的' : '我填的', conflict.yours, false)}
      {option(isMine ? '在另一台设备上填的' : '对方填的', conflict.theirs, true)}
    </fieldset>
  );
}

function Reminder({ count, onOpen }: { count: number; onOpen: () => void }) {
  return (
    <section className="notice notice--warn" role="alert">
      <p className="notice__title">有 {count} 处两边填的不一样，选好后才能继续上传。</p>
      <div className="notice__actions">
        <button type="button" className="button button--primary" onClick={onOpen}>
          去选择
        </button>
      </div>
    </section>
  );
}

function inWords(value: FieldValue): string {
  if (value === true) return '是';
  if (value === false) return '否';
  if (value === null || value === '') return '（空）';
  return bandLabels[value as Band] ?? value;
}
