import { deviceWord } from '../../../dingtalk/dingtalk';
import type { Draft } from '../../../drafts/useDraft';
import { signInInBrowser } from '../../identity/session';

/** What keeps the draft from the server, and what to do; nothing while all is well. */
export function SaveNotice({ draft }: { draft: Draft }) {
  const { status, keptOnDevice } = draft.state;
  if (status.kind === 'kept-here') {
    const title = status.message?.title ?? `没连上网，已存在${deviceWord}里`;
    const hint = status.message?.hint ?? '可以接着填，恢复后会自动上传。';
    return (
      <section className="notice notice--warn" role="alert">
        <p className="notice__title">{title}</p>
        <p>{hint}</p>
        <div className="notice__actions">
          {status.signedOut && (
            <button type="button" className="button button--primary" onClick={() => void signInInBrowser()}>
              用钉钉账号登录
            </button>
          )}
          <button type="button" className="button" onClick={draft.session.retryNow}>
            现在重试
          </button>
        </div>
      </section>
    );
  }
  if (keptOnDevice) return null;
  return (
    <section className="notice notice--warn">
      <p>这台{deviceWord}不允许网页存储，填写的内容只随时上传到服务器。请保持联网，看到“已保存”后再离开。</p>
    </section>
  );
}
