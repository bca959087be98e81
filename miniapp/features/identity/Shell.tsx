import type { ReactNode } from 'react';
import { managingPagesOf } from '../../navigation';
import { useMe } from './me';
import { TopBar } from './TopBar';

/** More pages than this stand beside the page and not above it. */
const MOST_ABOVE = 3;

/** What stays while pages change. */
export function Shell({ children }: { children: ReactNode }) {
  const beside = managingPagesOf(useMe()).length > MOST_ABOVE;
  return (
    <div className={beside ? 'shell shell--beside' : 'shell'}>
      <TopBar />
      {children}
    </div>
  );
}
