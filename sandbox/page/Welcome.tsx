// Shown once: what to try first.
import { useState, type ReactNode } from 'react';

const SEEN = 'sandbox.welcomed';

export function Welcome({ app }: { app: string }): ReactNode {
  const [isSeen, setSeen] = useState(() => localStorage.getItem(SEEN) !== null);
  if (isSeen) return null;
  const dismiss = () => {
    localStorage.setItem(SEEN, '1');
    setSeen(true);
  };
  return (
    <aside className="welcome">
      <strong>这是一个在本机运行的钉钉，可以先这样试</strong>
      <ol>
        <li>在“工作通知”或“待办”里点一条，右边的手机会打开它。</li>
        <li>给“{app}”发一句话，例如“进度”。</li>
        <li>在上面换一个人，看看同一件事在别人那里的样子。</li>
      </ol>
      <button type="button" className="secondary" onClick={dismiss}>
        知道了
      </button>
    </aside>
  );
}
