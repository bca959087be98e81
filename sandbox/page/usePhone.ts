// Which page of the app is open in the phone, and for whom.
import { useCallback, useState } from 'react';
import type { Overview } from './api';
import { destinationOf, frameAddress, type Platform } from './links';
import type { Visit } from './Phone';

export interface PhoneControl {
  platform: Platform;
  visit: Visit | null;
  /** @returns what to tell the user when the link leads nowhere */
  open: (link: string) => string | null;
  home: () => void;
  reload: () => void;
  close: () => void;
  setPlatform: (platform: Platform) => void;
}

interface Opened {
  owner: string;
  /** null: the page has closed itself */
  path: string | null;
}

export function usePhone(userid: string | null, overview: Overview | null, appVersion: number): PhoneControl {
  const [platform, setPlatform] = useState<Platform>('phone');
  const [opened, setOpened] = useState<Opened | null>(null);
  const [turn, setTurn] = useState(0);
  const again = () => setTurn((count) => count + 1);

  // What was opened is forgotten when the phone is another person's, or the app another one: it then shows the home page.
  const owner = `${userid} ${overview?.app.homeUrl} ${appVersion}`;
  const path = opened?.owner === owner ? opened.path : homePath(overview, platform);

  const show = useCallback(
    (wanted: string | null) => {
      setOpened({ owner, path: wanted });
      setTurn((count) => count + 1);
    },
    [owner],
  );

  const open = useCallback(
    (link: string): string | null => {
      if (!overview) return null;
      const destination = destinationOf(link, overview, platform);
      if (destination.kind === 'unknown') return '沙箱打不开这个链接。';
      if (destination.kind === 'say') return '这个按钮只在与机器人的聊天里有用。';
      if (destination.kind === 'outside') window.open(destination.url, '_blank', 'noopener');
      else show(destination.path);
      return null;
    },
    [overview, platform, show],
  );

  const isOpen = path !== null && userid !== null;
  return {
    platform,
    visit: isOpen ? { address: frameAddress(platform, userid, path), turn: `${owner} ${turn}` } : null,
    open,
    home: () => show(homePath(overview, platform)),
    reload: again,
    close: () => show(null),
    setPlatform: (wanted) => {
      setPlatform(wanted);
      again();
    },
  };
}

function homePath(overview: Overview | null, platform: Platform): string | null {
  if (!overview) return null;
  const destination = destinationOf(overview.app.homeUrl, overview, platform);
  return destination.kind === 'app' ? destination.path : '/';
}
