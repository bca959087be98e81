// What the page shows, kept fresh by the live channel.
import { useEffect, useState } from 'react';
import { Refused, sandbox, type Overview, type PhoneView } from './api';

/** Changes come in bursts: one message is read once. */
const GATHER_MS = 60;

export interface Live {
  /** who is looked at; the default person when nobody was chosen, or the chosen one has left */
  userid: string | null;
  overview: Overview | null;
  phone: PhoneView | null;
  /** grows with every change; for lists that are read only while they are open */
  version: number;
  /** grows when the app's address changes */
  appVersion: number;
}

export function useSandbox(chosen: string | null): Live {
  const [overview, setOverview] = useState<Overview | null>(null);
  const [phone, setPhone] = useState<PhoneView | null>(null);
  const [gone, setGone] = useState<string | null>(null);
  const [version, setVersion] = useState(0);
  const [appVersion, setAppVersion] = useState(0);
  const userid = chosen !== null && chosen !== gone ? chosen : (overview?.defaultUser ?? null);

  useEffect(() => {
    let timer = 0;
    const refresh = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setVersion((count) => count + 1), GATHER_MS);
    };
    const live = new EventSource('/__sandbox/api/live');
    live.onopen = refresh;
    live.onmessage = ({ data }: MessageEvent<string>) => {
      if ((JSON.parse(data) as { kind: string }).kind === 'app') setAppVersion((count) => count + 1);
      refresh();
    };
    return () => {
      live.close();
      window.clearTimeout(timer);
    };
  }, []);

  // What fails for want of an answer is asked again when the channel is back.
  useEffect(() => {
    sandbox.overview().then(setOverview, () => undefined);
  }, [version]);
  useEffect(() => {
    if (userid === null) return;
    let isStale = false;
    sandbox.phone(userid).then(
      (view) => isStale || setPhone(view),
      (error: unknown) => {
        if (!isStale && error instanceof Refused && error.status === 404) setGone(userid);
      },
    );
    return () => {
      isStale = true;
    };
  }, [userid, version]);

  return { userid, overview, phone: phone?.person.userid === userid ? phone : null, version, appVersion };
}
