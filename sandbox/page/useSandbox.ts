// What the page shows, kept fresh by the live channel.
import { useEffect, useRef, useState } from 'react';
import { Refused, sandbox, type Overview, type PhoneView } from './api';

/** Changes come in bursts: the first is read at once, the rest together. */
const GATHER_MS = 250;
/** Kinds of change that a person sees on their own screen. */
const ON_SCREEN = new Set(['chat', 'notice', 'todo', 'approval', 'directory']);

interface Change {
  kind: string;
  users: string[];
}

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
  const [screenVersion, setScreenVersion] = useState(0);
  const [appVersion, setAppVersion] = useState(0);
  const userid = chosen !== null && chosen !== gone ? chosen : (overview?.defaultUser ?? null);
  const looked = useRef(userid);
  useEffect(() => {
    looked.current = userid;
  }, [userid]);

  useEffect(() => {
    const everything = gathered(() => setVersion((count) => count + 1));
    const screen = gathered(() => setScreenVersion((count) => count + 1));
    const live = new EventSource('/__sandbox/api/live');
    live.onopen = () => {
      everything.tell();
      screen.tell();
    };
    live.onmessage = ({ data }: MessageEvent<string>) => {
      const { kind, users } = JSON.parse(data) as Change;
      if (kind === 'app') setAppVersion((count) => count + 1);
      everything.tell();
      const concerns = users.length === 0 || (looked.current !== null && users.includes(looked.current));
      if (ON_SCREEN.has(kind) && concerns) screen.tell();
    };
    return () => {
      live.close();
      everything.stop();
      screen.stop();
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
  }, [userid, screenVersion]);

  return { userid, overview, phone: phone?.person.userid === userid ? phone : null, version, appVersion };
}

/** Acts at once, and once more after a while for all that was told meanwhile. */
function gathered(act: () => void): { tell: () => void; stop: () => void } {
  let timer = 0;
  let isWaiting = false;
  const rest = () => {
    timer = window.setTimeout(() => {
      timer = 0;
      if (!isWaiting) return;
      isWaiting = false;
      act();
      rest();
    }, GATHER_MS);
  };
  return {
    tell: () => {
      if (timer !== 0) {
        isWaiting = true;
        return;
      }
      act();
      rest();
    },
    stop: () => window.clearTimeout(timer),
  };
}
