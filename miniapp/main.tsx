// Styles first: what the features add must come after what they build on.
import './styles/tokens.css';
import './styles/base.css';
import './styles/pieces.css';
import './styles/fields.css';
import './components/components.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { colorScheme } from './dingtalk/dingtalk';
import { healLapsedSessions, returnToRememberedScreen } from './features/identity/session';

const FRESH_MS = 10_000;

function followColorScheme(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    document.documentElement.dataset.theme = colorScheme() ?? (dark.matches ? 'dark' : 'light');
  };
  apply();
  dark.addEventListener('change', apply);
}

/** After an upgrade the parts an open page has yet to load are gone: the new page has its own. Never twice in a row. */
function reloadAfterUpgrade(): void {
  window.addEventListener('vite:preloadError', () => {
    if (performance.now() < FRESH_MS) return;
    void fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).then(
      ({ ok }) => ok && location.reload(),
      () => undefined,
    );
  });
}

/** Where the web view has service workers; elsewhere the device's drafts and answers have to do. */
function openWithoutNetwork(): void {
  if (!('serviceWorker' in navigator)) return;
  // After the page has what it needs: the first opening must not share its network.
  window.addEventListener('load', () => {
    navigator.serviceWorker.register('./sw.js', { updateViaCache: 'none' }).catch(() => undefined);
  });
}

followColorScheme();
reloadAfterUpgrade();
openWithoutNetwork();
returnToRememberedScreen();
healLapsedSessions();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
