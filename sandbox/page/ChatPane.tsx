// A chat: with the bot, or in the group.
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { sandbox, type ConversationView, type MessageView, type Overview } from './api';
import { Avatar, BotAvatar } from './Avatar';
import { Composer } from './Composer';
import { isCard, MessageContent, type ContentActions } from './MessageContent';
import { destinationOf } from './links';
import { whenSaid } from './time';
import { addressed } from './words';

/** A pause after which the time is said again. */
const PAUSE_MS = 5 * 60_000;

interface Props extends ContentActions {
  overview: Overview;
  userid: string;
  me: string;
  chat: ConversationView;
  onTrouble: (words: string) => void;
}

export function ChatPane({ overview, userid, me, chat, onTrouble, onOpen, onPress }: Props): ReactNode {
  /** A button may say something in one's name instead of opening a page. */
  const follow = (link: string) => {
    const destination = destinationOf(link, overview, 'phone');
    if (destination.kind !== 'say') return onOpen(link);
    const words = addressed(destination.words, chat.kind, overview.app.name);
    sandbox.say(userid, chat.id, words).catch((error: Error) => onTrouble(`没有发出：${error.message}`));
  };
  const end = useRef<HTMLDivElement>(null);
  const count = chat.messages.length;
  // `scrollIntoView` returns a promise in newer browsers, which must not become the effect's clean-up.
  useLayoutEffect(() => void end.current?.scrollIntoView({ block: 'end' }), [count, chat.id]);
  useEffect(() => {
    if (chat.unread > 0) void sandbox.readConversation(userid, chat.id);
  }, [chat.unread, chat.id, userid]);

  return (
    <>
      <div className="messages" role="log" aria-label={chat.title}>
        {count === 0 && <EmptyChat chat={chat} app={overview.app.name} />}
        {chat.messages.map((message, index) => (
          <Fragmented key={message.id} message={message} before={chat.messages[index - 1]} now={overview.now}>
            <Line message={message} me={me} app={overview.app.name} onOpen={follow} onPress={onPress} />
          </Fragmented>
        ))}
        <div ref={end} className="end" />
      </div>
      <Composer userid={userid} chat={chat} app={overview.app} />
    </>
  );
}

interface FragmentedProps {
  message: MessageView;
  before: MessageView | undefined;
  now: number;
  children: ReactNode;
}

function Fragmented({ message, before, now, children }: FragmentedProps): ReactNode {
  const isApart = !before || message.at - before.at > PAUSE_MS;
  return (
    <>
      {isApart && <time className="said-at">{whenSaid(message.at, now)}</time>}
      {children}
    </>
  );
}

function Line({
  message,
  me,
  app,
  ...actions
}: { message: MessageView; me: string; app: string } & ContentActions): ReactNode {
  const { from, content, name } = message;
  if (message.recalled) return <p className="system-line">{from === 'me' ? '您' : name}撤回了一条消息</p>;
  if (from === 'system') return <p className="system-line">{content.type === 'text' && content.text}</p>;
  return (
    <div className={`message ${from === 'me' ? 'own' : ''}`}>
      {from === 'bot' ? <BotAvatar name={app} /> : <Avatar name={from === 'me' ? me : name} />}
      <div className="said">
        {from !== 'me' && (
          <span className="author">
            {name}
            {from === 'bot' && <span className="tag">机器人</span>}
          </span>
        )}
        <div className={isCard(content) ? 'card' : 'bubble'}>
          <MessageContent content={content} {...actions} />
        </div>
      </div>
    </div>
  );
}

function EmptyChat({ chat, app }: { chat: ConversationView; app: string }): ReactNode {
  return (
    <div className="empty">
      <p>
        {chat.kind === 'bot'
          ? `在下面给${app}发一句话，它的回答会出现在这里。`
          : `群里的话会出现在这里。@${app} 它才会回答。`}
      </p>
    </div>
  );
}
