// The bridge of DingTalk for PC: requests are messages to a window of dingtalk.com. The library is told that this very window is it,
// and `postMessage` hands over what is meant for that origin.
import type { Params } from './method';
import { answerMethod } from './methods';
import { onFrame } from './frame';
import type { Scheme } from './identity';

const HOST = 'https://im.dingtalk.com';
/** The library asks for a channel for events once, and knows them by that request. */
const EVENT_CHANNEL = 'SYS_openAPIContainerInitEvent';

interface Request {
  msgId: number;
  methodName: string;
  body?: Params;
  type: 'request';
}

export function installPc(scheme: Scheme): void {
  const config = {
    hostOrigin: HOST,
    containerId: 'sandbox',
    hostVersion: '7.6.45',
    language: 'zh_CN',
    corsIframe: true,
  };
  Object.assign(window, {
    dd_bridge_config: JSON.stringify(config),
    dingtalk: { platform: { invokeAPI: () => undefined, getCurrentTheme: () => ({ name: scheme }) } },
  });
  const post = window.postMessage.bind(window);
  const intercept = (message: unknown, ...rest: unknown[]): void => {
    if (rest[0] === HOST && isRequest(message)) answer(message);
    else Reflect.apply(post, window, [message, ...rest]);
  };
  Object.defineProperty(window, 'postMessage', { configurable: true, writable: true, value: intercept });
}

function answer({ msgId, methodName, body = {} }: Request): void {
  const reply = (success: boolean) => (result: unknown) => say({ type: 'response', msgId, success, body: result });
  if (methodName === EVENT_CHANNEL) {
    onFrame('left', () => say({ type: 'event', msgId, eventName: 'leftBtnClick', body: {} }));
    return;
  }
  const again = (event: unknown) => say({ type: 'event', msgId, eventName: 'onSuccess', body: event });
  answerMethod(methodName, body, again).then(reply(true), reply(false));
}

function say(data: object): void {
  window.dispatchEvent(new MessageEvent('message', { data, origin: HOST, source: window }));
}

function isRequest(message: unknown): message is Request {
  return typeof message === 'object' && message !== null && 'methodName' in message && 'msgId' in message;
}
