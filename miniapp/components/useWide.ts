import { useSyncExternalStore } from 'react';

const wide = window.matchMedia('(min-width: 900px)');

function subscribe(listener: () => void): () => void {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
}

/** True on a screen wide enough for tables and panels at the side. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => wide.matches);
}
