import { useCallback, useEffect, useRef, useState } from 'react';

const PAUSE_MS = 600;
const AFTER_TAP_MS = 50;

/**
 * A value that follows only after a pause in typing, so that fields do not unfold and fold under the fingers. While a
 * finger is down it waits as well: if the form moved between down and up, the tap would land on nothing.
 */
export function useCalm<T>(value: T): [calm: T, hurry: () => void] {
  const [calm, setCalm] = useState(value);
  const latest = useRef(value);
  const touching = useRef(false);
  const waiting = useRef(false);

  const follow = useCallback(() => {
    if (touching.current) waiting.current = true;
    else setCalm(latest.current);
  }, []);

  useEffect(() => {
    latest.current = value;
    const timer = window.setTimeout(follow, PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [value, follow]);

  useEffect(() => {
    const down = () => {
      touching.current = true;
    };
    const up = () => {
      touching.current = false;
      if (waiting.current) window.setTimeout(follow, AFTER_TAP_MS);
      waiting.current = false;
    };
    window.addEventListener('pointerdown', down, true);
    window.addEventListener('pointerup', up, true);
    window.addEventListener('pointercancel', up, true);
    return () => {
      window.removeEventListener('pointerdown', down, true);
      window.removeEventListener('pointerup', up, true);
      window.removeEventListener('pointercancel', up, true);
    };
  }, [follow]);

  return [calm, follow];
}
