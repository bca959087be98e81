// Reads something from the sandbox, and again whenever the page is told that things have changed.
import { useEffect, useState } from 'react';

/** @returns null until it has been read once; what cannot be read keeps its last state */
export function useFresh<T>(read: () => Promise<T>, version: unknown): [T | null, (state: T) => void] {
  const [state, setState] = useState<T | null>(null);
  useEffect(() => {
    let isStale = false;
    read().then(
      (fresh) => isStale || setState(fresh),
      () => undefined,
    );
    return () => {
      isStale = true;
    };
  }, [read, version]);
  return [state, setState];
}
