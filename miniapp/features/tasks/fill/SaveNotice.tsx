import { deviceWord } from '../../../dingtalk/dingtalk';
import type { Draft } from '../../../drafts/useDraft';
import { signInInBrowser } from '../../identity/session';

/** What keeps the draft from the server and needs the user; nothing while it mends itself. Hangs below the head. */
export function SaveNotice({ draft }: { draft: Draft }) {
  const { status, keptOnDevice } = draft.state;
  if (status.kind === 'refused') {
    return (
      <section className="notice notice--warn save-notice" role="alert">
        <p className="notice__title">{status.message.title}</p>
        <p>{status.message.hint}</p>
        {status.signedOut && (
          <div className="notice__actions">
            <button type="button" className="button button--primary" onClick={() => void signInInBrowser()}>
              用钉钉账号登录
            </button>
          </div>
        )}
      </section>
    );
  }
  if (keptOnDevice) return null;
  return (
    <section className="notice notice--warn save-notice">
      <p>这台{deviceWord}不允许网页存储，填写的内容只随时上传到服务器。请保持联网，看到“已保存”后再离开。</p>
    </section>
  );
}
