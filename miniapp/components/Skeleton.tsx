import { useEffect, useState } from 'react';

const SLOW_MS = 2_000;

function Block({ height, width = '100%' }: { height: number; width?: string }) {
  return <div className="skeleton" style={{ height, width, marginBottom: 10 }} />;
}

/** Cards in the shape of what is coming; after two seconds it also says so. */
export function CardsSkeleton({ cards = 3 }: { cards?: number }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setSlow(true), SLOW_MS);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <div role="status">
      <span className="visually-hidden">正在加载</span>
      {slow && <p className="muted skeleton__slow">网络有点慢，正在加载……</p>}
      {Array.from({ length: cards }, (_, index) => (
        <div className="card" key={index} aria-hidden="true">
          <Block height={20} width="62%" />
          <Block height={16} width="38%" />
          <Block height={44} />
        </div>
      ))}
    </div>
  );
}
