import type { Place } from '../formModel';

interface FillBarProps {
  places: Place[];
  previous: (() => void) | null;
  next: (() => void) | null;
  onIndex: () => void;
  checkHref: string;
}

export function FillBar({ places, previous, next, onIndex, checkHref }: FillBarProps) {
  const openCount = places.filter((place) => place.open).length;
  return (
    <nav className="bottom-bar" aria-label="填报">
      <button type="button" className="fill-bar__index" onClick={onIndex}>
        {summaryOf(places, openCount)}，看目录
      </button>
      <div className="bottom-bar__row">
        {previous && (
          <button type="button" className="button" onClick={previous}>
            上一项
          </button>
        )}
        {next && (
          <button type="button" className="button button--quiet" onClick={next}>
            {openCount > 0 ? '下一项缺失' : '下一项退回'}
          </button>
        )}
        <a className={openCount > 0 ? 'button' : 'button button--primary'} href={checkHref}>
          检查并提交
        </a>
      </div>
    </nav>
  );
}

function summaryOf(places: Place[], openCount: number): string {
  if (openCount > 0) return `还差 ${openCount} 项`;
  const returned = places.filter((place) => place.returned).length;
  return returned > 0 ? `退回了 ${returned} 项` : '都填好了';
}
