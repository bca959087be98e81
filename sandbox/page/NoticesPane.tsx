// Work notifications (工作通知), newest last as in a chat.
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { sandbox, type Overview, type PhoneView } from './api';
import { BotAvatar } from './Avatar';
import { MessageContent, type ContentActions } from './MessageContent';
import { whenSaid } from './time';

interface Props extends ContentActions {
  overview: Overview;
  phone: PhoneView;
}

export function NoticesPane({ overview, phone, ...actions }: Props): ReactNode {
  const { notices, more, unreadNotices } = phone;
  const { userid } = phone.person;
  const end = useRef<HTMLDivElement>(null);
  const fresh = useFreshOnes(phone);
  // `scrollIntoView` returns a promise in newer browsers, which must not become the effect's clean-up.
  useLayoutEffect(() => void end.current?.scrollIntoView({ block: 'end' }), [notices.length, userid]);
  useEffect(() => {
    if (unreadNotices > 0) void sandbox.readNotices(userid);
  }, [unreadNotices, userid]);

  if (notices.length === 0)
    return (
      <div className="empty">
        <p>应用发来的工作通知会出现在这里，点一下就在手机里打开。</p>
      </div>
    );
  return (
    <div className="messages notices" role="log" aria-label="工作通知">
      {more.notices > 0 && <p className="muted none">还有更早的 {more.notices} 条</p>}
      {notices.map((notice) => (
        <article key={notice.id} className="notice">
          <header>
            <BotAvatar name={overview.app.name} size={24} />
            <strong>{overview.app.name}</strong>
            <time>{whenSaid(notice.at, overview.now)}</time>
            <span className={`read-state ${fresh.has(notice.id) ? 'fresh' : ''}`}>
              {fresh.has(notice.id) ? '新' : notice.read ? '已读' : '未读'}
            </span>
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

/** Opening the list makes everything read; what was not read before keeps its mark while one looks. */
function useFreshOnes({ notices }: PhoneView): ReadonlySet<string> {
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const news = notices.filter(({ id, read }) => !read && !fresh.has(id));
  if (news.length > 0) setFresh(new Set([...fresh, ...news.map(({ id }) => id)]));
  return fresh;
}
