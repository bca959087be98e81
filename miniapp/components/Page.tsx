import { useEffect, type ReactNode } from 'react';
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
  useEffect(() => void showTitle(title), [title]);
  const classes = ['page', wide && 'page--wide', withBar && 'page--with-bar'].filter(Boolean).join(' ');
  return <main className={classes}>{children}</main>;
}
