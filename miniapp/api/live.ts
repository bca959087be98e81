// Changes of others appear without asking for them: one stream of server-sent events for all that is shown, while the page
// is in view. Where the stream is cut (a proxy, a web view that was put away) the queries go on asking by themselves.
import type { QueryClient } from '@tanstack/react-query';
import type { LiveChange } from '../../shared/contracts/live';
import { noteTold } from './lookAgain';

const FIRST_RETRY_MS = 1_500;
const LONGEST_RETRY_MS = 60_000;
/** A page put away for a moment keeps its stream. */
const AWAY_MS = 30_000;
/** Changes that come together are read together. */
const TOGETHER_MS = 150;
const BETWEEN_READS_MS = 1_500;

let source: EventSource | null = null;
let missedSome = false;
let retryMs = FIRST_RETRY_MS;
let retryTimer: number | undefined;
let awayTimer: number | undefined;
let watchers = 0;
let client: QueryClient | null = null;

/**
 * Keeps the stream open as long as one page wants it.
 * @returns ends it
 */
export function followChanges(queries: QueryClient): () => void {
  client = queries;
  watchers += 1;
  if (watchers === 1) {
    document.addEventListener('visibilitychange', comeOrGo);
    window.addEventListener('online', connect);
    connect();
  }
  return () => {
    watchers -= 1;
    // The next page may want it at once.
    window.setTimeout(() => watchers === 0 && stop(), TOGETHER_MS);
  };
}

function stop(): void {
  document.removeEventListener('visibilitychange', comeOrGo);
  window.removeEventListener('online', connect);
  disconnect();
  missedSome = false;
}

function comeOrGo(): void {
  window.clearTimeout(awayTimer);
  if (document.visibilityState === 'visible') connect();
  else awayTimer = window.setTimeout(disconnect, AWAY_MS);
}

function connect(): void {
  if (source || watchers === 0 || document.visibilityState !== 'visible' || typeof EventSource === 'undefined') return;
  window.clearTimeout(retryTimer);
  source = new EventSource('api/live');
  source.addEventListener('hello', () => {
    noteTold(true);
    retryMs = FIRST_RETRY_MS;
    if (missedSome) note({ tasks: [], kinds: [], more: true });
    missedSome = true;
  });
  source.addEventListener('change', (event) => note(JSON.parse(event.data as string) as LiveChange));
  // Another page of this person has the place now: this one asks by itself until it is looked at again.
  source.addEventListener('crowded', disconnect);
  source.addEventListener('error', () => {
    disconnect();
    // Offline, the event that ends it is awaited instead.
    if (watchers > 0 && navigator.onLine) retryTimer = window.setTimeout(connect, retryMs * (0.75 + Math.random() / 2));
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  });
}

function disconnect(): void {
  window.clearTimeout(retryTimer);
  source?.close();
  source = null;
  noteTold(false);
}

const noted: LiveChange[] = [];
let readTimer: number | undefined;
let lastRead = 0;

function note(change: LiveChange): void {
  noted.push(change);
  if (readTimer !== undefined) return;
  const wait = Math.max(TOGETHER_MS, lastRead + BETWEEN_READS_MS - Date.now());
  readTimer = window.setTimeout(() => {
    const changes = noted.splice(0);
    readTimer = undefined;
    lastRead = Date.now();
    readAnew(changes);
  }, wait);
}

/** Lists that show many tasks, by the first part of their key. */
const TASK_LISTS = ['tasks', 'campaigns', 'reviews', 'insight'];
const OF_ONE_TASK = ['task', 'task-timeline', 'task-deliveries', 'task-extension'];
const OF_ONE_CAMPAIGN = ['campaign', 'campaign-tasks', 'open-extensions'];
const OF_KIND = { campaign: ['campaigns', 'campaign'], project: ['projects'], template: ['templates', 'template'] };

function readAnew(changes: LiveChange[]): void {
  const tasks = new Map<string, boolean>();
  for (const { id, drafted } of changes.flatMap((one) => one.tasks)) tasks.set(id, drafted && tasks.get(id) !== false);
  const campaigns = new Set(changes.flatMap((one) => one.tasks.map(({ campaignId }) => campaignId)));
  const others = new Set<unknown>(changes.flatMap(({ kinds }) => kinds.flatMap((kind) => OF_KIND[kind])));
  const everything = changes.some(({ more }) => more);
  const concerned = ([name, id]: readonly unknown[]): boolean => {
    if (TASK_LISTS.includes(name as string)) return everything || tasks.size > 0 || others.has(name);
    if (OF_ONE_TASK.includes(name as string)) return everything || tasks.has(id as string);
    if (OF_ONE_CAMPAIGN.includes(name as string)) return everything || campaigns.has(id as string) || others.has(name);
    return others.has(name);
  };
  void client?.invalidateQueries({
    predicate: ({ queryKey, state }) => {
      if (!concerned(queryKey)) return false;
      // A form being filled hears the server with each of its own savings; what else happened to it, it has to know.
      const filling = (state.data as { can?: { save?: boolean } } | undefined)?.can?.save === true;
      return !(queryKey[0] === 'task' && filling && (everything || tasks.get(queryKey[1] as string) === true));
    },
  });
}
