// The phone (or PC window) in which the app's pages open.
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Overview } from './api';
import { BackIcon, HomeIcon, ReloadIcon } from './icons';
import type { Platform } from './links';

const MARK = 'dingtalk-sandbox';

/** A page in the frame; a new `turn` opens it anew even when the address is the same. */
export interface Visit {
  address: string;
  turn: string;
}

interface Props {
  overview: Overview;
  platform: Platform;
  /** null when the page has closed itself */
  visit: Visit | null;
  onPlatform: (platform: Platform) => void;
  onHome: () => void;
  onReload: () => void;
  onOpen: (url: string) => void;
  onClose: () => void;
  onHide: () => void;
}

interface FromPage {
  kind: 'opened' | 'title' | 'right' | 'open' | 'close';
  title?: string;
  text?: string;
  shown?: boolean;
  url?: string;
}

export function Phone({
  overview,
  platform,
  visit,
  onPlatform,
  onHome,
  onReload,
  onOpen,
  onClose,
  onHide,
}: Props): ReactNode {
  const frame = useRef<HTMLIFrameElement>(null);
  const [title, setTitle] = useState(overview.app.name);
  const [right, setRight] = useState<string | null>(null);

  useEffect(() => {
    const onMessage = ({ source, origin, data }: MessageEvent<unknown>) => {
      if (source !== frame.current?.contentWindow || origin !== location.origin || !isFromPage(data)) return;
      if (data.kind === 'opened') {
        setTitle(overview.app.name);
        setRight(null);
      } else if (data.kind === 'title') setTitle(data.title ?? '');
      else if (data.kind === 'right') setRight(data.shown ? (data.text ?? '更多') : null);
      else if (data.kind === 'open') onOpen(data.url ?? '');
      else onClose();
    };
    window.addEventListener('message', onMessage);
    return () => window.removeEventListener('message', onMessage);
  }, [overview.app.name, onOpen, onClose]);

  const { aheadMs } = overview;
  useEffect(() => {
    frame.current?.contentWindow?.postMessage({ mark: MARK, toPage: true, kind: 'clock', aheadMs }, location.origin);
  }, [aheadMs]);

  const tellPage = (kind: 'back' | 'right') =>
    frame.current?.contentWindow?.postMessage({ mark: MARK, toPage: true, kind }, location.origin);

  return (
    <section className={`device ${platform}`} aria-label={platform === 'phone' ? '手机' : '电脑窗口'}>
      <div className="device-tools">
        <div className="segments" role="group" aria-label="屏幕">
          <button type="button" aria-pressed={platform === 'phone'} onClick={() => onPlatform('phone')}>
            手机
          </button>
          <button type="button" aria-pressed={platform === 'pc'} onClick={() => onPlatform('pc')}>
            电脑
          </button>
        </div>
        <button type="button" className="tool" onClick={onHome}>
          <HomeIcon />
          首页
        </button>
        {platform === 'pc' && (
          <button type="button" className="tool hide" onClick={onHide}>
            收起
          </button>
        )}
      </div>
      <div className="screen">
        <div className="title-bar">
          <button type="button" className="tool" aria-label="返回" title="返回" onClick={() => tellPage('back')}>
            <BackIcon />
          </button>
          <strong>{title}</strong>
          <span className="title-right">
            {right !== null && (
              <button type="button" className="tool" onClick={() => tellPage('right')}>
                {right}
              </button>
            )}
            <button type="button" className="tool" aria-label="刷新" title="刷新" onClick={onReload}>
              <ReloadIcon />
            </button>
          </span>
        </div>
        {visit ? (
          <iframe key={visit.turn} ref={frame} src={visit.address} title="应用页面" allow="clipboard-write" />
        ) : (
          <div className="empty">
            <p>页面已关闭。点“首页”，或在消息里点一条链接，再打开应用。</p>
          </div>
        )}
      </div>
    </section>
  );
}

function isFromPage(data: unknown): data is FromPage {
  return typeof data === 'object' && data !== null && 'mark' in data && data.mark === MARK && !('toPage' in data);
}
