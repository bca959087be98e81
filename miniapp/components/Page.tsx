import { useEffect, useRef, type ReactNode } from 'react';
import { showTitle } from '../dingtalk/dingtalk';

interface PageProps {
  title: string;
  children: ReactNode;
  /** pages for managing use the whole of a wide screen */
  wide?: boolean;
  /** leaves room for a bar fixed to the bottom */
  withBar?: boolean;
}

export function Page({ title, children, wide = false, withBar = false }: PageProps) {
  const main = useRef<HTMLElement>(null);
  useEffect(() => void showTitle(title), [title]);
  useFocusOnArrival(main);
  const classes = ['page', wide && 'page--wide', withBar && 'page--with-bar'].filter(Boolean).join(' ');
  return (
    <main className={classes} ref={main} tabIndex={-1}>
      {children}
    </main>
  );
}

let isFirst = true;

/**
 * Whoever reads by ear or goes by keyboard arrives in the new page; the link that led there may be gone. A page that
 * changes by itself beside something else, as in DingTalk's side panel, takes nobody away from there.
 */
function useFocusOnArrival(main: { current: HTMLElement | null }): void {
  useEffect(() => {
    const arrives = !isFirst && document.hasFocus() && !main.current?.contains(document.activeElement);
    if (arrives) main.current?.focus({ preventScroll: true });
    isFirst = false;
  }, [main]);
}
