import { deviceWord } from '../../../dingtalk/dingtalk';
import { strandedEdits, type DraftState } from '../../../drafts/draftState';
import { fieldLabel, isMark } from '../../../drafts/fields';
import type { Draft } from '../../../drafts/useDraft';
import { SignInAgain } from '../../identity/SignInAgain';

/** What keeps the draft from the server and needs the user; nothing while it mends itself. Hangs below the head. */
export function SaveNotice({ draft }: { draft: Draft }) {
  const { status, keptOnDevice } = draft.state;
  return (
    <div className="save-notice">
      {status.kind === 'refused' && (
        <section className="notice notice--warn" role="alert">
          <p className="notice__title">{status.message.title}</p>
          <p>{status.message.hint}</p>
          {status.signedOut && <SignInAgain onDone={draft.session.retryNow} />}
        </section>
      )}
      <RefusedFields state={draft.state} />
      <StrandedFields draft={draft} />
      {!keptOnDevice && (
        <section className="notice notice--warn">
          <p>这台{deviceWord}不允许网页存储，填写的内容只随时上传到服务器。请保持联网，看到“已保存”后再离开。</p>
        </section>
      )}
    </div>
  );
}

/** Fields the server does not take as they are; the others are stored. */
function RefusedFields({ state }: { state: DraftState }) {
  const { refused, edits, detail } = state;
  const still = Object.entries(refused).filter(([path, { value }]) => edits[path] && edits[path].value === value);
  if (still.length === 0) return null;
  return (
    <section className="notice notice--warn" role="alert">
      <p className="notice__title">有 {still.length} 处没有上传，请改一改</p>
      {still.map(([path, { message }]) => (
        <p key={path}>
          {fieldLabel(detail, path)}：{message}
        </p>
      ))}
    </section>
  );
}

/** Typed here before a reviewer accepted the row as it was. */
function StrandedFields({ draft: { state, session } }: { draft: Draft }) {
  const stranded = Object.entries(strandedEdits(state));
  const told = stranded.filter(([path]) => !isMark(path));
  if (stranded.length === 0) return null;
  return (
    <section className="notice notice--warn">
      <p className="notice__title">这台{deviceWord}上填的有些内容没有上传：这几项已审核认可，不能再改。</p>
      {told.map(([path, { value }]) => (
        <p key={path}>
          {fieldLabel(state.detail, path)}：{value || '（空）'}
        </p>
      ))}
      <div className="notice__actions">
        <button type="button" className="button" onClick={() => session.discard(stranded.map(([path]) => path))}>
          知道了，清除
        </button>
      </div>
    </section>
  );
}
