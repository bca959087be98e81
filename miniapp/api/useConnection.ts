import { useSyncExternalStore } from 'react';
import { connectionNow, onConnection, type Connection } from './connection';

/** Whether the server answers, for what has to show it. */
export const useConnection = (): Connection => useSyncExternalStore(onConnection, connectionNow);
