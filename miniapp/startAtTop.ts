import { useLayoutEffect } from 'react';
import { useLocation } from 'wouter';

/** The views of one task or one campaign are one page: choosing a filter or opening the check must not lose the place. */
const ONE_PAGE = /^\/(tasks|campaigns)\/[^/]+/;

/** A page opened anew begins at its top; one gone back to stays where the browser puts it, where it was left. */
export function useStartAtTop(): void {
  const [path] = useLocation();
  const page = ONE_PAGE.exec(path)?.[0] ?? path;
  useLayoutEffect(() => {
    // Only an entry of the history that was shown before carries the mark.
    const state = history.state as { shown?: boolean } | null;
    if (state?.shown) return;
    history.replaceState({ ...state, shown: true }, '');
    window.scrollTo(0, 0);
  }, [page]);
}
