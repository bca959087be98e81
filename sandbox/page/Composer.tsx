// Writing a message: Enter sends, Shift+Enter breaks the line.
import { useState, type ChangeEvent, type KeyboardEvent, type ReactNode } from 'react';
import { sandbox, type ConversationView, type Overview } from './api';
import { ClipIcon } from './icons';
import { addressed } from './words';

interface Props {
  userid: string;
  chat: ConversationView;
  app: Overview['app'];
}

export function Composer({ userid, chat, app }: Props): ReactNode {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const isGroup = chat.kind === 'group';
  const mention = `@${app.name}`;

  async function act(sending: Promise<unknown>): Promise<void> {
    setProblem(null);
    await sending.catch((error: Error) => setProblem(`没有发出：${error.message}`));
  }

  function send(words: string): void {
    if (words.trim() === '') return;
    setText('');
    void act(sandbox.say(userid, chat.id, words));
  }

  function onKeyDown(event: KeyboardEvent): void {
    // While an input method is composing, Enter chooses a word.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send(text);
  }

  async function onFile({ target }: ChangeEvent<HTMLInputElement>): Promise<void> {
    const file = target.files?.[0];
    target.value = '';
    if (!file) return;
    const base64 = await base64Of(file);
    await act(sandbox.sendFile(userid, chat.id, { name: file.name, contentType: file.type, base64 }));
  }

  return (
    <div className="composer">
      <div className="phrases">
        {isGroup && (
          <button type="button" className="phrase at" onClick={() => setText((before) => `${mention} ${before}`)}>
            {mention}
          </button>
        )}
        {app.phrases.map((phrase) => (
          <button
            key={phrase}
            type="button"
            className="phrase"
            onClick={() => send(addressed(phrase, chat.kind, app.name))}
          >
            {phrase}
          </button>
        ))}
      </div>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div className="writing">
        {!isGroup && (
          <label className="attach" title="发送文件">
            <ClipIcon />
            <span className="unseen">发送文件</span>
            <input type="file" className="unseen" onChange={(event) => void onFile(event)} />
          </label>
        )}
        <textarea
          rows={1}
          value={text}
          aria-label="消息"
          placeholder={isGroup ? `@${app.name} 它才会回答` : `发消息给${app.name}`}
          title="按 Enter 发送，Shift+Enter 换行"
          onChange={({ target }) => setText(target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="send" onClick={() => send(text)}>
          发送
        </button>
      </div>
    </div>
  );
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(new Error('文件读不出来'));
    reader.readAsDataURL(file);
  });
}
