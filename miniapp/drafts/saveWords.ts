import { timeOf } from '../../shared/calendar';
import { deviceWord } from '../dingtalk/dingtalk';
import type { DraftState } from './draftState';
import { isClosed } from './fields';

export interface SaveWords {
  text: string;
  /** not on the server, and not about to be */
  late: boolean;
  /** trying again now may help */
  retry: boolean;
}

/** Where everything typed is at this moment, in a few words; never more than is true. */
export function saveWords(state: DraftState): SaveWords {
  const { status, edits, conflicts, detail } = state;
  const words = (text: string, retry = false): SaveWords => ({ text, late: true, retry });
  const kept = state.keptOnDevice ? `已存在${deviceWord}里` : '请不要离开这一页';
  const open = Object.keys(edits).length;
  if (open === 0) {
    const saved = detail.savedAt ? `已保存 ${timeOf(new Date(detail.savedAt))}` : '填写后自动保存';
    return { text: saved, late: false, retry: false };
  }
  if (status.kind === 'waiting') return words(`${status.offline ? '没连上网' : '服务器没有回应'}，${kept}`, true);
  if (status.kind === 'refused') {
    return status.signedOut ? words('登录过期，重新登录后自动上传') : words(`还没有上传，${kept}`, true);
  }
  if (conflicts.length > 0) return words(`有 ${conflicts.length} 处等您选择，${kept}`);
  const stuck = Object.keys(edits).filter((path) => waitsForUser(state, path)).length;
  if (stuck === open) return words(`有 ${stuck} 处没有上传，${kept}`);
  return { text: '正在保存……', late: false, retry: false };
}

function waitsForUser({ edits, refused, detail }: DraftState, path: string): boolean {
  return refused[path]?.value === edits[path]?.value || isClosed(detail, path);
}
