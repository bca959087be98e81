import { managingPagesOf } from '../../navigation';
import { useMe } from './me';

/** Every page for managing and what is one's own, on the phone's home; a wide screen has them in its bar. */
export function ManagingLinks() {
  const pages = managingPagesOf(useMe());
  return (
    <>
      {pages.length > 0 && (
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
      )}
      <p className="personal-links">
        <a className="text-button" href="#/reminders">
          提醒设置
        </a>
      </p>
    </>
  );
}
