import { useState } from 'react';
import type { TaskDetail } from '../../../shared/contracts/tasks';
import { deviceWord } from '../../dingtalk/dingtalk';
import { fieldLabel, isMark, mergeEdits } from '../../drafts/fields';
import { draftKey, forgetEdits } from '../../drafts/localDrafts';
import { useLocalDraft } from '../../drafts/useDraft';
import { useMe } from '../identity/me';

/** Typed on this device, but the task moved on before it could be stored: shown, not thrown away. */
export function LeftoverNotice({ detail }: { detail: TaskDetail }) {
  const me = useMe();
  const local = useLocalDraft(me.id, detail.id);
  const [dropped, setDropped] = useState(false);
  const left = Object.entries(mergeEdits(local?.edits ?? {}, detail).edits).filter(([path]) => !isMark(path));
  if (left.length === 0 || dropped) return null;
  const drop = () => {
    setDropped(true);
    void forgetEdits(draftKey(me.id, detail.id), local?.edits ?? {});
  };
  return (
    <section className="notice notice--warn">
      <p className="notice__title">
        这台{deviceWord}上还有 {left.length} 处没有上传的修改
      </p>
      <p>任务现在是“{detail.stateLabel}”，不能再保存。需要时请撤回或请审核人退回后再填。</p>
      <ul className="leftover">
        {left.map(([path, edit]) => (
          <li key={path}>
            {fieldLabel(detail, path)}：{edit.value || '（空）'}
          </li>
        ))}
      </ul>
      <button type="button" className="button" onClick={drop}>
        不需要了，清除
      </button>
    </section>
  );
}
