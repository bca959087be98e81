// Light or dark: the page's own look, and what the phone tells the app (the client's `colorScheme`).
import { useEffect, useState } from 'react';

export type Theme = 'light' | 'dark';

/** The phone's bridge reads it too (phone/bridge/identity.ts). */
const KEPT_AS = 'sandbox.theme';

function keep(theme: Theme): Theme {
  localStorage.setItem(KEPT_AS, theme);
  return theme;
}

function firstTheme(): Theme {
  const kept = localStorage.getItem(KEPT_AS);
  if (kept === 'light' || kept === 'dark') return kept;
  return keep(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(firstTheme);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return [theme, (wanted) => setTheme(keep(wanted))];
}
