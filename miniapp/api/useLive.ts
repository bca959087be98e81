import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { followChanges } from './live';

/** A page that calls this shows what others do as they do it; queries of tasks and campaigns are read anew by themselves. */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => followChanges(queries), [queries]);
}
