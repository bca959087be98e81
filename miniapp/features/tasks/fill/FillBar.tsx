interface FillBarProps {
  openCount: number;
  previous: (() => void) | null;
  next: (() => void) | null;
  onIndex: () => void;
  checkHref: string;
}

export function FillBar({ openCount, previous, next, onIndex, checkHref }: FillBarProps) {
  return (
    <nav className="bottom-bar" aria-label="填报">
      <button type="button" className="fill-bar__index" onClick={onIndex}>
        {openCount > 0 ? `还差 ${openCount} 项，看目录` : '都填好了，看目录'}
      </button>
      <div className="bottom-bar__row">
        {previous && (
          <button type="button" className="button" onClick={previous}>
            上一项
          </button>
        )}
        {next && (
          <button type="button" className="button button--quiet" onClick={next}>
            下一项缺失
          </button>
        )}
        <a className={openCount > 0 ? 'button' : 'button button--primary'} href={checkHref}>
          检查并提交
        </a>
      </div>
    </nav>
  );
}
