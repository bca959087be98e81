import { managingPagesOf } from '../../navigation';
import { useMe } from './me';

/** Every page for managing, on the phone's home; a wide screen has them in its bar. */
export function ManagingLinks() {
  const pages = managingPagesOf(useMe());
  if (pages.length === 0) return null;
  return (
    <nav className="managing" aria-label="管理">
      <h2 className="group__title">管理</h2>
      <div className="managing__grid">
        {pages.map(({ to, name, hint }) => (
          <a className="managing__one" key={to} href={`#${to}`}>
            {name}
            <span className="muted small">{hint}</span>
          </a>
        ))}
      </div>
    </nav>
  );
}
