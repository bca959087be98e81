import './pages.css';

interface PagesProps {
  page: number;
  total: number;
  perPage: number;
  /** what is counted, e.g. 个项目 */
  unit: string;
  onPage: (page: number) => void;
}

/** 翻页: how many there are, and the way to the next ones. */
export function Pages({ page, total, perPage, unit, onPage }: PagesProps) {
  const pages = Math.max(1, Math.ceil(total / perPage));
  return (
    <nav className="pages" aria-label="翻页">
      <button type="button" className="button" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        上一页
      </button>
      <span className="muted num">
        共 {total} {unit}，第 {page} / {pages} 页
      </span>
      <button type="button" className="button" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        下一页
      </button>
    </nav>
  );
}
