// The left column: chats first, then what DingTalk collects for a person.
import type { ReactNode } from 'react';
import type { Overview, PhoneView } from './api';
import { BotAvatar } from './Avatar';
import { BellIcon, GroupIcon, StampIcon, TickIcon } from './icons';
import { endOfDay, whenSaid } from './time';

export type Pane = 'bot' | 'group' | 'notices' | 'todos' | 'approvals';

interface Entry {
  pane: Pane;
  title: string;
  line: string;
  at: number | null;
  badge: number;
  face: ReactNode;
}

interface Props {
  overview: Overview;
  phone: PhoneView;
  chosen: Pane | null;
  onChoose: (pane: Pane) => void;
  /** below the list */
  children: ReactNode;
}

export function ConversationList({ overview, phone, chosen, onChoose, children }: Props): ReactNode {
  return (
    <nav className="conversations" aria-label="会话">
      {entriesOf(overview, phone).map(({ pane, title, line, at, badge, face }) => (
        <button
          key={pane}
          type="button"
          className="conversation"
          aria-current={pane === chosen ? 'true' : undefined}
          onClick={() => onChoose(pane)}
        >
          {face}
          <span className="conversation-words">
            <span className="conversation-top">
              <strong>{title}</strong>
              {at !== null && <time>{whenSaid(at, overview.now)}</time>}
            </span>
            <span className="conversation-bottom">
              <span className="line">{line}</span>
              {badge > 0 && (
                <span className="badge" aria-label={`${badge} 条未读`}>
                  {badge > 99 ? '99+' : badge}
                </span>
              )}
            </span>
          </span>
        </button>
      ))}
      {children}
    </nav>
  );
}

function entriesOf({ app, now }: Overview, phone: PhoneView): Entry[] {
  const chats = phone.conversations.map((chat): Entry => ({
    pane: chat.kind,
    title: chat.title,
    line: chat.lastLine || (chat.kind === 'bot' ? '机器人，问它点什么' : '群聊，@它才会回答'),
    at: chat.lastAt,
    badge: chat.unread,
    face:
      chat.kind === 'bot' ? <BotAvatar name={app.name} size={40} /> : <Face colour="#15BC83" icon={<GroupIcon />} />,
  }));
  const notice = phone.notices.at(-1);
  const openTodos = phone.todos.filter(({ done }) => !done);
  const urgent = openTodos.filter(({ dueAt }) => dueAt !== null && dueAt < endOfDay(now)).length;
  const mine = phone.approvals.filter(({ myTaskId }) => myTaskId !== null);
  return [
    ...chats,
    {
      pane: 'notices',
      title: '工作通知',
      line: notice ? lineOf(notice.content) : '还没有通知',
      at: notice?.at ?? null,
      badge: phone.unreadNotices,
      face: <Face colour="#FF9200" icon={<BellIcon />} />,
    },
    {
      pane: 'todos',
      title: '待办',
      line: openTodos.length > 0 ? `${openTodos.length} 项待办` : '没有待办',
      at: null,
      badge: urgent,
      face: <Face colour="#0089FF" icon={<TickIcon />} />,
    },
    {
      pane: 'approvals',
      title: '审批',
      line: mine.length > 0 ? `${mine.length} 项等我审批` : '没有等我处理的审批',
      at: null,
      badge: mine.length,
      face: <Face colour="#7A6FF0" icon={<StampIcon />} />,
    },
  ];
}

function lineOf(content: PhoneView['notices'][number]['content']): string {
  if (content.type === 'oa') return content.body.title || content.head;
  if ('title' in content && content.title) return content.title;
  return 'text' in content && content.text ? content.text : '新通知';
}

function Face({ colour, icon }: { colour: string; icon: ReactNode }): ReactNode {
  return (
    <span className="face" style={{ background: colour }}>
      {icon}
    </span>
  );
}
