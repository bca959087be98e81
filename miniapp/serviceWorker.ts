// Lets the app open without a network, where the web view has service workers. Keeps the app itself and nothing of
// anybody's data: that is kept by the page, under its owner's name (api/answers.ts, drafts/).

/** The files of the filler's path, hashed; put in by the build. */
declare const __SHELL__: string[];

// The page's types know no worker's globals; these are the ones used.
interface Waiting {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  registration: { scope: string };
}
const worker = self as unknown as Worker;

/** How long a weak network is waited for before the kept page opens. */
const PATIENCE_MS = 4_000;
const SHELL = __SHELL__;
const HOME = worker.registration.scope;
/** Several installations may share a host, each below its own prefix. */
const OURS = `shell ${HOME} `;
/** Of this build alone: a page and its parts must fit. */
const CACHE = OURS + SHELL.join(' ');

worker.addEventListener('install', (event) => event.waitUntil(keepShell().then(() => worker.skipWaiting())));
worker.addEventListener('activate', (event) => event.waitUntil(dropOthers().then(() => worker.clients.claim())));

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, href } = new URL(request.url);
  if (request.method !== 'GET' || origin !== new URL(HOME).origin) return;
  // Pictures among the evidence are somebody's data: the next person on this phone must not find them.
  if (href.startsWith(`${HOME}api/`)) return;
  if (request.mode === 'navigate') {
    if (pathname === new URL(HOME).pathname) event.respondWith(page(request));
  } else if (href.startsWith(`${HOME}assets/`)) event.respondWith(keptFirst(request));
  else if (['script', 'style', 'image'].includes(request.destination)) event.respondWith(keptLast(request));
});

async function keepShell(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([new Request(HOME, { cache: 'no-cache' }), ...SHELL.map((file) => new Request(HOME + file))]);
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Always fresh when there is a network: an upgrade reaches everybody with their next opening. */
async function page(request: Request): Promise<Response> {
  const fresh = fetch(request.url, { cache: 'no-cache', credentials: 'same-origin' });
  const kept = () => caches.open(CACHE).then((cache) => cache.match(HOME));
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
  const first = await Promise.race([fresh.catch(() => undefined), late]);
  // A gateway whose server is gone answers for it.
  if (first && first.status < 500) return first;
  return (await kept()) ?? fresh;
}

/** Hashed files never change. */
async function keptFirst(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(request)) ?? keep(cache, request);
}

async function keptLast(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  try {
    return await keep(cache, request);
  } catch (failure) {
    const kept = await cache.match(request);
    if (!kept) throw failure;
    return kept;
  }
}

async function keep(cache: Cache, request: Request): Promise<Response> {
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}
