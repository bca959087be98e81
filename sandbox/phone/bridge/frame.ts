// Words between this page and the phone's frame around it (title bar, back button, time).
import { setAhead } from './clock';

export type ToFrame =
  | { kind: 'opened'; address: string }
  | { kind: 'title'; title: string }
  | { kind: 'right'; text: string; shown: boolean }
  | { kind: 'open'; url: string }
  | { kind: 'close' };

export type FromFrame =
  | { kind: 'back' | 'right' | 'left' }
  /** the sandbox's clock was moved */
  | { kind: 'clock'; aheadMs: number };

const MARK = 'dingtalk-sandbox';
const handlers: Partial<Record<FromFrame['kind'], () => void>> = {};

export function tellFrame(message: ToFrame): void {
  window.parent.postMessage({ ...message, mark: MARK }, location.origin);
}

export const isInFrame = (): boolean => window.parent !== window;

/** What the app wants to happen when a button of the frame is pressed. */
export function onFrame(kind: FromFrame['kind'], handler: (() => void) | null): void {
  if (handler) handlers[kind] = handler;
  else delete handlers[kind];
}

export function listenToFrame(): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.origin !== location.origin || event.source !== window.parent || !isFromFrame(event.data)) return;
    const { data } = event;
    if (data.kind === 'back') goBack();
    else if (data.kind === 'clock') setAhead(data.aheadMs);
    else handlers[data.kind]?.();
  });
}

/** Android's back button: the page may keep it for itself. */
export function goBack(): void {
  const event = new Event('backbutton', { cancelable: true });
  if (!document.dispatchEvent(event)) return;
  if (handlers.back) return handlers.back();
  if (canGoBack()) history.back();
  else tellFrame({ kind: 'close' });
}

/** `history` counts what the surrounding page opened as well; stepping back there would leave the sandbox. */
function canGoBack(): boolean {
  const { navigation } = window as Window & { navigation?: { canGoBack: boolean } };
  return navigation?.canGoBack ?? history.length > 1;
}

function isFromFrame(data: unknown): data is FromFrame {
  return typeof data === 'object' && data !== null && 'mark' in data && data.mark === MARK && 'toPage' in data;
}
