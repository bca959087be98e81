import { useEffect } from 'react';
import { useMe } from '../identity/me';
import { uploads } from './uploads';

/** Sends what an earlier visit left on this device, wherever the person goes, and again when the network is back. */
export function useGoOnUploading(): void {
  const { id } = useMe();
  useEffect(() => {
    void uploads.open(id);
    const whenSeen = () => document.visibilityState === 'visible' && uploads.goOn();
    window.addEventListener('online', uploads.goOn);
    document.addEventListener('visibilitychange', whenSeen);
    return () => {
      window.removeEventListener('online', uploads.goOn);
      document.removeEventListener('visibilitychange', whenSeen);
    };
  }, [id]);
}
