import type { ReturnedHead } from '../../../shared/contracts/tasks';

/** The goal or the money was accepted by a reviewer who returned other places only: it cannot be edited now. */
export const isHeadLocked = (head: ReturnedHead | null, place: 'goal' | 'funds'): boolean =>
  head !== null && head[place] === null;

/** Why the goal or the money came back, or that it is accepted; nothing while all is open. */
export function HeadNote({ head, place }: { head: ReturnedHead | null; place: 'goal' | 'funds' }) {
  if (head === null) return null;
  const reason = head[place];
  if (reason === null) return <p className="indicator__locked">这一项已审核认可，不用改。</p>;
  return <p className="indicator__returned">退回原因：{reason}</p>;
}
