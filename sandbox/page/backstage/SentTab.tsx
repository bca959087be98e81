// What the app has sent, and who has read it.
import { useCallback, useState, type ReactNode } from 'react';
import { sandbox, type Overview, type RecipientView, type SentView } from '../api';
import { whenSaid } from '../time';
import { useFresh } from '../useFresh';

const STATES: Record<RecipientView['state'], { words: string; tone: string }> = {
  read: { words: '已读', tone: 'good' },
  unread: { words: '未读', tone: 'muted' },
  missed: { words: '没收到', tone: 'bad' },
};

export function SentTab({ overview, version }: { overview: Overview; version: number }): ReactNode {
  const [state] = useFresh(sandbox.sent, version);
  if (!state) return null;
  const beyond = state.total - state.sent.length;
  return (
    <>
      {state.sent.length === 0 && (
        <p className="muted none">应用发出的工作通知和机器人消息，谁看了谁没看，会列在这里。</p>
      )}
      <ul className="log sent">
        {state.sent.map((message) => (
          <Sent key={message.id} message={message} now={overview.now} version={version} />
        ))}
      </ul>
      {beyond > 0 && <p className="muted none">还有 {beyond} 条</p>}
    </>
  );
}

function Sent({ message, now, version }: { message: SentView; now: number; version: number }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const { read, unread, missed } = message;
  // Taken with success and dropped: DingTalk names nobody at all.
  const reachedNobody = !message.isQueued && read + unread + missed === 0;
  return (
    <li>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <span className="sent-words">
            <span className="log-name">{message.line || '消息'}</span>
            <span className="muted">
              {message.kind === 'notice' ? '工作通知' : '机器人'} · {whenSaid(message.at, now)}
              {message.isQueued && ' · 还在排队'}
              {message.recalled && ' · 已撤回'}
            </span>
          </span>
          <span className="figures">
            {reachedNobody ? (
              <span className="bad">没有人收到</span>
            ) : (
              <>
                <span className="good">已读 {read}</span> · 未读 {unread}
                {missed > 0 && <span className="bad"> · 没收到 {missed}</span>}
              </>
            )}
          </span>
        </summary>
        {isOpen && <Recipients id={message.id} version={version} />}
      </details>
    </li>
  );
}

function Recipients({ id, version }: { id: string; version: number }): ReactNode {
  const read = useCallback(() => sandbox.recipients(id), [id]);
  const [state] = useFresh(read, version);
  if (!state) return null;
  const beyond = state.total - state.people.length;
  return (
    <ul className="recipients">
      {state.people.map(({ userid, name, state: outcome, reason }) => (
        <li key={userid}>
          {name} <span className={STATES[outcome].tone}>{reason || STATES[outcome].words}</span>
        </li>
      ))}
      {state.people.length === 0 && <li className="muted">没有送达任何人</li>}
      {beyond > 0 && <li className="muted">还有 {beyond} 人</li>}
    </ul>
  );
}
