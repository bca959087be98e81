import { useCallback, useInsertionEffect, useRef } from 'react';

/** A callback that stays the same while what it does follows the latest drawing: for pieces that are drawn again rarely. */
export function useSteady<Arguments extends unknown[], Result>(
  act: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  const latest = useRef(act);
  useInsertionEffect(() => {
    latest.current = act;
  });
  return useCallback((...given) => latest.current(...given), []);
}
