import { useSyncExternalStore } from 'react';

/** The page's own colours and letters, as a canvas needs them. */
export interface Paint {
  text: string;
  faint: string;
  line: string;
  track: string;
  surface: string;
  brand: string;
  good: string;
  warn: string;
  bad: string;
  font: string;
}

const NAMES: Record<keyof Paint, string> = {
  text: '--text',
  faint: '--text-2',
  line: '--line-strong',
  track: '--line',
  surface: '--surface',
  brand: '--brand',
  good: '--good',
  warn: '--warn',
  bad: '--bad',
  font: '--font',
};

export function readPaint(): Paint {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(
    Object.entries(NAMES).map(([name, token]) => [name, style.getPropertyValue(token).trim()]),
  ) as unknown as Paint;
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** light or dark, as the page is; a canvas does not follow by itself. */
export function useTheme(): string {
  return useSyncExternalStore(subscribe, () => document.documentElement.dataset.theme ?? 'light');
}
