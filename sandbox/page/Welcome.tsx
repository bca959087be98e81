// Shown until dismissed: what to try first.
import { useState, type ReactNode } from 'react';

const SEEN = 'sandbox.welcomed';

/** @returns whether to welcome, and what ends it */
export function useWelcome(): [boolean, () => void] {
  const [isNew, setNew] = useState(() => localStorage.getItem(SEEN) === null);
  const dismiss = () => {
    localStorage.setItem(SEEN, '1');
    setNew(false);
  };
  return [isNew, dismiss];
}

interface Props {
  app: string;
  className: string;
  onDismiss: () => void;
}

export function Welcome({ app, className, onDismiss }: Props): ReactNode {
  return (
    <aside className={`welcome ${className}`}>
      <strong>这是一个在本机运行的钉钉，可以先这样试：</strong>
      <ol>
        <li>在“工作通知”或“待办”里点一条，手机里会打开它。</li>
        <li>给“{app}”发一句话，例如“进度”。</li>
        <li>在上面换一个人，看看同一件事在别人那里的样子。</li>
      </ol>
      <button type="button" className="secondary" onClick={onDismiss}>
        知道了
      </button>
    </aside>
  );
}
