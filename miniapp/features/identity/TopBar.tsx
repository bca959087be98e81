import { Link, useLocation } from 'wouter';
import { DemoTag } from '../../components/marks';
import { useMe } from './me';
import { SignOut } from './SignOut';

/** On a wide screen only: DingTalk's own bar names the page on the phone. */
export function TopBar() {
  const me = useMe();
  const [path] = useLocation();
  const managing = path.startsWith('/campaigns') || path.startsWith('/projects');
  return (
    <header className="top-bar">
      <div className="top-bar__inner">
        <span className="top-bar__name">绩效通</span>
        <nav className="top-bar__nav" aria-label="主要页面">
          <Link href="/" aria-current={managing ? undefined : 'page'}>
            我的任务
          </Link>
          {me.can.viewBoard && (
            <Link href="/campaigns" aria-current={managing ? 'page' : undefined}>
              评价批次
            </Link>
          )}
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
