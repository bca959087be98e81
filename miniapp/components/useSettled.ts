import { useEffect, useState } from 'react';

const PAUSE_MS = 250;

/** What is typed, once the typing pauses: the server is not asked about every letter. */
export function useSettled(typed: string, pauseMs = PAUSE_MS): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(typed), pauseMs);
    return () => window.clearTimeout(timer);
  }, [typed, pauseMs]);
  return settled;
}
