import type { ReactNode } from 'react';
import './pageHead.css';

interface PageHeadProps {
  title: ReactNode;
  /** the page it belongs to; left out where the bar of a wide screen leads to it, so that only the phone needs a way home */
  back?: { href: string; label: string };
  /** what can be done on the whole page: buttons, the primary one last */
  acts?: ReactNode;
  /** below the title: a sentence, lesser ways */
  children?: ReactNode;
}

/** The head of a page for managing: where one came from, what it is, what can be done. */
export function PageHead({ title, back, acts, children }: PageHeadProps) {
  return (
    <header className="page-head">
      <div className="page-head__words">
        {back ? (
          <a className="back-link" href={back.href}>
            {back.label}
          </a>
        ) : (
          <a className="back-link back-link--narrow" href="#/">
            我的任务
          </a>
        )}
        <h1 className="page-head__title">{title}</h1>
        {children}
      </div>
      {acts && <div className="page-head__acts">{acts}</div>}
    </header>
  );
}

/** What the page is about, in one line under its title. */
export function PageSentence({ children }: { children: ReactNode }) {
  return <p className="page-head__sentence">{children}</p>;
}
