// How the approval in DingTalk (钉钉审批) stands beside our own chain, worked out from what is known of it.

export const mirrorStateLabels = {
  waiting: '等待同步',
  running: '审批中',
  synced: '已同步',
  failed: '未能同步',
} as const;

export type MirrorState = keyof typeof mirrorStateLabels;

export interface MirrorFacts {
  /** `open`: followed both ways; `closed`: our chain has left it behind; `detached`: it went another way */
  state: 'open' | 'closed' | 'detached';
  /** why it is detached */
  reason: string | null;
  /** what was sent about it, oldest first, beginning with the start */
  messages: {
    status: 'waiting' | 'sending' | 'sent' | 'unknown' | 'failed' | 'cancelled';
    reason: string | null;
  }[];
}

/** The state with its reason: a Chinese sentence, or null when there is nothing to explain. */
export function mirrorStateOf({ state, reason, messages }: MirrorFacts): { state: MirrorState; reason: string | null } {
  if (state === 'detached') return { state: 'failed', reason };
  const failed = messages.find(({ status }) => status === 'failed' || status === 'unknown');
  if (failed) return { state: 'failed', reason: failed.reason };
  const waiting = messages.find(({ status }) => status === 'waiting' || status === 'sending');
  if (waiting) return { state: 'waiting', reason: waiting.reason };
  return { state: state === 'open' ? 'running' : 'synced', reason: null };
}
