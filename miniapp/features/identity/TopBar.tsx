import { Fragment } from 'react';
import { Link, useLocation } from 'wouter';
import { DemoTag } from '../../components/marks';
import { entryOf, navigationOf } from '../../navigation';
import { useMe } from './me';
import { SignOut } from './SignOut';

/** On a wide screen only: DingTalk's own bar names the page on the phone. Above the page, or beside it for who manages. */
export function TopBar() {
  const me = useMe();
  const current = entryOf(useLocation()[0]);
  return (
    <header className="top-bar">
      <div className="top-bar__inner">
        <button type="button" className="skip" onClick={() => document.querySelector('main')?.focus()}>
          跳到正文
        </button>
        <span className="top-bar__name">绩效通</span>
        <nav className="top-bar__nav" aria-label="主要页面">
          {navigationOf(me).map(({ title, entries }) => (
            <Fragment key={title}>
              <p className="top-bar__group">{title}</p>
              {entries.map((entry) => (
                <Link key={entry.to} href={entry.to} aria-current={entry === current ? 'page' : undefined}>
                  {entry.name}
                </Link>
              ))}
            </Fragment>
          ))}
        </nav>
        <span className="top-bar__who">
          {me.name}
          <span className="muted">{me.unitName}</span>
          {me.isDemo && <DemoTag />}
          <SignOut />
        </span>
      </div>
    </header>
  );
}
