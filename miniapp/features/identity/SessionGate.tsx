import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Message } from '../../components/Message';
import { Page } from '../../components/Page';
import { Failure } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import { MeContext } from './me';
import { NotInDingTalk, SignInFailed, sessionQuery, signInInBrowser } from './session';

/** Nothing of the app shows before we know who is here. */
export function SessionGate({ children }: { children: ReactNode }) {
  // It was asked before there was anything to draw: what did not work is told, and not tried a second time unasked.
  const session = useQuery({ ...sessionQuery, retryOnMount: false, refetchOnWindowFocus: false });
  if (session.data) return <MeContext value={session.data}>{children}</MeContext>;
  const retry = () => void session.refetch();
  return (
    <Page title="绩效通">
      {session.isPending && <CardsSkeleton />}
      {session.isError && <SignInTrouble failure={session.error} retry={retry} busy={session.isFetching} />}
    </Page>
  );
}

function SignInTrouble(props: { failure: unknown; retry: () => void; busy: boolean }) {
  if (props.failure instanceof NotInDingTalk) return <Outside />;
  if (!(props.failure instanceof SignInFailed)) return <Failure {...props} />;
  return (
    <Message mood="bad" title={props.failure.text.title} hint={props.failure.text.hint}>
      <button
        type="button"
        className="button button--primary button--block"
        onClick={props.retry}
        disabled={props.busy}
      >
        {props.busy ? '正在登录……' : '重试'}
      </button>
    </Message>
  );
}

function Outside() {
  return (
    <Message
      mood="calm"
      title="请用钉钉登录绩效通"
      hint="在钉钉的工作台或消息里打开，会自动登录。在浏览器里，可以用钉钉账号登录后继续。"
    >
      <button type="button" className="button button--primary button--block" onClick={() => void signInInBrowser()}>
        用钉钉账号登录
      </button>
    </Message>
  );
}
