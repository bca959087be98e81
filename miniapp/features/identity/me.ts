import { createContext, use } from 'react';
import type { Me } from '../../../shared/contracts/identity';

export const MeContext = createContext<Me | null>(null);

/** Who is signed in. Only inside the session gate. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('useMe outside the session gate');
  return me;
}
