// What runs first, small enough to come with the first packets: it sends for all the rest at once.
// Styles first: what the features add must come after what they build on.
import './styles/tokens.css';
import './styles/base.css';
import './styles/pieces.css';
import './styles/fields.css';
import './components/components.css';
import { colorScheme } from './dingtalk/dingtalk';
import { returnToRememberedScreen } from './features/identity/rememberedScreen';
import { openedBy, resultPart, taskPart } from './parts';

const FRESH_MS = 10_000;
/** How long what is there waits for what is to be shown. */
const PATIENCE_MS = 1_000;
/** How long a slow phone draws. */
const DRAWN_MS = 1_500;

const after = (ms: number) => new Promise<void>((resolve) => window.setTimeout(resolve, ms));

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

async function draw(): Promise<void> {
  const opened = openedBy(location.hash);
  const page = opened.taskId ? taskPart.fetch() : null;
  const asked = import('./askAhead').then(({ askAhead }) => askAhead(opened));
  const app = await import('./main');
  // Drawn once with everything rather than three times with more and more; what keeps waiting the app has words for.
  await Promise.race([Promise.allSettled([page, asked]), after(PATIENCE_MS)]);
  app.draw();
  // After the page has what it needs: the first opening must not share its network.
  openWithoutNetwork();
  window.setTimeout(fetchWhatComesNext, DRAWN_MS);
}

/** Where the web view has service workers; elsewhere the device's drafts and answers have to do. */
function openWithoutNetwork(): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('./sw.js', { updateViaCache: 'none' }).catch(() => undefined);
}

/** So that it opens at once, and where there is no service worker without a network, too. */
function fetchWhatComesNext(): void {
  for (const part of [taskPart, resultPart]) part.fetch().catch(() => undefined);
}

followColorScheme();
reloadAfterUpgrade();
returnToRememberedScreen();
draw().catch(sayNotOpened);

/** As far as it can be told without the app. */
function sayNotOpened(): void {
  const words = document.createElement('h1');
  words.className = 'opening';
  words.textContent = '没连上网，绩效通没有打开。请检查网络后重试。';
  const again = document.createElement('button');
  again.className = 'button button--primary button--block';
  again.textContent = '重新打开';
  again.addEventListener('click', () => location.reload());
  document.querySelector('main')?.replaceChildren(words, again);
}
