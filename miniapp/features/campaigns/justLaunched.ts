import { useEffect, useState } from 'react';

/** What a launch did. */
interface Launched {
  campaignId: string;
  tasks: number;
  people: number;
}

let last: Launched | null = null;

export function rememberLaunched(launched: Launched): void {
  last = launched;
}

/** The launch that led to this board; told until somebody leaves it. */
export function useJustLaunched(campaignId: string): Launched | null {
  const [launched] = useState(() => (last?.campaignId === campaignId ? last : null));
  useEffect(
    () => () => {
      last = null;
    },
    [],
  );
  return launched;
}
