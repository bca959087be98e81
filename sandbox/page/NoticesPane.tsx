// Work notifications (工作通知), newest last as in a chat.
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { sandbox, type NoticeView, type Overview } from './api';
import { BotAvatar } from './Avatar';
import { MessageContent, type ContentActions } from './MessageContent';
import { whenSaid } from './time';

interface Props extends ContentActions {
  overview: Overview;
  userid: string;
  notices: NoticeView[];
}

export function NoticesPane({ overview, userid, notices, ...actions }: Props): ReactNode {
  const end = useRef<HTMLDivElement>(null);
  const unread = notices.filter(({ read }) => !read).length;
  // `scrollIntoView` returns a promise in newer browsers, which must not become the effect's clean-up.
  useLayoutEffect(() => void end.current?.scrollIntoView({ block: 'end' }), [notices.length, userid]);
  useEffect(() => {
    if (unread > 0) void sandbox.readNotices(userid);
  }, [unread, userid]);

  if (notices.length === 0)
    return (
      <div className="empty">
        <p>应用发来的工作通知会出现在这里，点一下就在手机里打开。</p>
      </div>
    );
  return (
    <div className="messages notices" role="log" aria-label="工作通知">
      {notices.map((notice) => (
        <article key={notice.id} className="notice">
          <header>
            <BotAvatar name={overview.app.name} size={24} />
            <strong>{overview.app.name}</strong>
            <time>{whenSaid(notice.at, overview.now)}</time>
          </header>
          <div className="card">
            <MessageContent content={notice.content} {...actions} />
          </div>
        </article>
      ))}
      <div ref={end} />
    </div>
  );
}
