import type { TaskDetail } from '../../../shared/contracts/tasks';
import { useMe } from '../identity/me';

/** On a wide screen: back to the list the task was opened from. On the phone DingTalk's own bar has it. */
export function BackLink({ detail }: { detail: TaskDetail }) {
  const { can } = useMe();
  const managing = can.viewBoard && !detail.can.approve;
  return (
    <a className="back-link back-link--wide" href={managing ? `#/campaigns/${detail.campaign.id}` : '#/'}>
      {managing ? detail.campaign.name : '我的任务'}
    </a>
  );
}
