/** A page for managing, opened by its address: whose it is, instead of tools that would refuse one by one. */
export function NotForYou({ children }: { children: string }) {
  return (
    <section className="card empty">
      <p>{children}</p>
      <p className="muted small">您的任务都在“我的任务”里。</p>
      <a className="button button--primary" href="#/">
        返回我的任务
      </a>
    </section>
  );
}
