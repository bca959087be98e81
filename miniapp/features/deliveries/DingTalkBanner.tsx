import { useQuery } from '@tanstack/react-query';
import { spokenInstant } from '../../../shared/calendar';
import type { DingTalkStatus } from '../../../shared/contracts/deliveries';
import { dingtalkStatusQuery } from '../../api/queries';
import { useMe } from '../identity/me';

/** For admins, and only while something is wrong: what waits, why, and that nobody's work is held up by it. */
export function DingTalkBanner() {
  const { can } = useMe();
  const { data } = useQuery({ ...dingtalkStatusQuery, enabled: can.watchDingTalk });
  const trouble = data && troubleOf(data);
  if (!trouble) return null;
  return (
    <section className="notice notice--warn" role="status">
      <p className="notice__title">{trouble.title}</p>
      {trouble.details.map((detail) => (
        <p key={detail} className="small">
          {detail}
        </p>
      ))}
    </section>
  );
}

function troubleOf(status: DingTalkStatus): { title: string; details: string[] } | null {
  const details = status.reasons.map(({ why, count }) => `${count} 条：${why}`);
  const unhurt = '填报和审核不受影响。';
  if (!status.reachable) {
    const since = status.since ? `${spokenInstant(new Date(status.since), new Date(status.at))} 起` : '';
    const queue = status.waiting > 0 ? `${status.waiting} 条消息排队等待，恢复后自动补发，` : '';
    return { title: `${since}暂时连接不上钉钉，${queue}${unhurt}`, details };
  }
  if (details.length > 0) return { title: `有 ${status.waiting} 条消息暂时没有发出去，${unhurt}`, details };
  if (status.stream?.connected === false)
    return { title: `暂时收不到钉钉推送的消息，机器人可能答复得慢，${unhurt}`, details: ['正在自动重连。'] };
  return null;
}
