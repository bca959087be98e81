import { useEffect, useState } from 'react';

const SLOW_MS = 2_000;

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
          <div className="skeleton skeleton--name" />
          <div className="skeleton skeleton--line" />
          <div className="skeleton skeleton--field" />
        </div>
      ))}
    </div>
  );
}
