import { useCallback, useEffect, useRef, useState } from 'react';

const PAUSE_MS = 600;

/** A value that follows only after a pause in typing, so that fields do not unfold and fold under the fingers. */
export function useCalm<T>(value: T): [calm: T, hurry: () => void] {
  const [calm, setCalm] = useState(value);
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
    const timer = window.setTimeout(() => setCalm(value), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [value]);
  const hurry = useCallback(() => setCalm(latest.current), []);
  return [calm, hurry];
}
