import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiProblem, describeFailure, isProblem, isWorthRepeating } from '../api/problems';
import { Message } from './Message';

interface QueryViewProps<T> {
  query: UseQueryResult<T>;
  skeleton: ReactNode;
  children: (data: T) => ReactNode;
}

/** Shape of the content while it loads, the content, or what went wrong with a way to try again. */
export function QueryView<T>({ query, skeleton, children }: QueryViewProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return skeleton;
  return <Failure failure={query.error} retry={() => void query.refetch()} busy={query.isFetching} />;
}

/** A page asks by nothing but its address. */
const BROKEN_LINK = { title: '链接不完整，打不开这一页', hint: '请从“我的任务”或“评价批次”重新打开。' };

export function Failure({ failure, retry, busy }: { failure: unknown; retry: () => void; busy: boolean }) {
  const { title, hint } = isProblem(failure, 'invalid-input') ? BROKEN_LINK : describeFailure(failure);
  const again = !(failure instanceof ApiProblem) || isWorthRepeating(failure);
  return (
    <Message mood={again ? 'bad' : 'calm'} title={title} hint={hint}>
      {again && (
        <button type="button" className="button button--primary button--block" onClick={retry} disabled={busy}>
          {busy ? '正在重试……' : '重试'}
        </button>
      )}
      <a className={again ? 'button button--block' : 'button button--primary button--block'} href="#/">
        返回我的任务
      </a>
    </Message>
  );
}
