import { Component, type ReactNode } from 'react';
import { Message } from './Message';

/** The last net: whatever breaks below, the page says so and offers a way on. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main>
        <Message
          mood="bad"
          title="页面出了点问题"
          hint="已填写的内容都在本机保存着。请重新打开，如果还是这样，请告诉绩效管理员。"
        >
          <button type="button" className="button button--primary button--block" onClick={() => location.reload()}>
            重新打开
          </button>
          <button
            type="button"
            className="button button--block"
            onClick={() => {
              location.hash = '#/';
              location.reload();
            }}
          >
            返回我的任务
          </button>
        </Message>
      </main>
    );
  }
}
