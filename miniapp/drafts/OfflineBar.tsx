import { spokenInstant } from '../../shared/calendar';
import { useConnection } from '../api/useConnection';
import { deviceWord } from '../dingtalk/dingtalk';
import { useMe } from '../features/identity/me';
import { useSendLeftDrafts } from './useDraft';
import './drafts.css';

/** On top of every page while the server does not answer: how old the page is, and that filling goes on. */
export function OfflineBar() {
  useSendLeftDrafts(useMe().id);
  const { answers, shownAsOf } = useConnection();
  if (answers) return null;
  const asOf = shownAsOf ? `，下面是 ${spokenInstant(new Date(shownAsOf))} 的内容` : '';
  return (
    <p className="offline-bar" role="status">
      没连上网{asOf}。填写照常，存在{deviceWord}里，恢复后自动上传。
    </p>
  );
}
