import { Link, useLocation } from 'wouter';
import { DemoTag } from '../../components/marks';
import { useMe } from './me';
import { SignOut } from './SignOut';

/** Sections that are entered through another one. */
const PARENTS = { '/projects': '/campaigns', '/quota': '/deliveries' };

/** On a wide screen only: DingTalk's own bar names the page on the phone. */
export function TopBar() {
  const me = useMe();
  const [path] = useLocation();
  const parent = Object.entries(PARENTS).find(([below]) => path.startsWith(below))?.[1];
  const section =
    parent ??
    ['/insight', '/campaigns', '/templates', '/people', '/deliveries'].find((one) => path.startsWith(one)) ??
    '/';
  const current = (one: string) => (section === one ? 'page' : undefined);
  return (
    <header className="top-bar">
      <div className="top-bar__inner">
        <span className="top-bar__name">绩效通</span>
        <nav className="top-bar__nav" aria-label="主要页面">
          <Link href="/" aria-current={current('/')}>
            我的任务
          </Link>
          {me.can.viewBoard && (
            <Link href="/insight" aria-current={current('/insight')}>
              看板
            </Link>
          )}
          {me.can.viewBoard && (
            <Link href="/campaigns" aria-current={current('/campaigns')}>
              评价批次
            </Link>
          )}
          {me.can.viewDeliveries && (
            <Link href="/deliveries" aria-current={current('/deliveries')}>
              送达情况
            </Link>
          )}
          {me.can.manageTemplates && (
            <Link href="/templates" aria-current={current('/templates')}>
              指标体系
            </Link>
          )}
          {me.can.managePeople && (
            <Link href="/people" aria-current={current('/people')}>
              人员与角色
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
