// DingTalk calling us over HTTP instead of the Stream: three addresses, each answered only after what came is stored.
import { answerPress } from '../cardPress';
import type {
  CallbackAnswer,
  CallbackKind,
  CallbackRequest,
  Callbacks,
  CallbackSettings,
  DingTalkConfig,
  IncomingHandlers,
} from '../port';
import type { Calls } from '../calls';
import { readCardCallback, registerCardAddress } from './cards';
import { createEventCipher } from './eventCipher';
import { readEvent, sealedSuccess } from './events';
import { CallbackRefused } from './genuine';
import { readRobotCallback } from './robot';

/** In the shape of DingTalk's own refusals; its console shows the text to whoever saves the address. */
const WORDS: Record<CallbackRefused['reason'], string> = {
  signature: '签名不正确，请核对 Token 或密钥',
  stale: '时间戳已过期',
  undecipherable: '无法解密，请核对加密 aes_key 和应用的 Client ID',
  unreadable: '内容无法识别',
};

/** @param settings of the HTTP callbacks; without a card secret the cards' address refuses everything */
export function receiveCallbacks(
  config: DingTalkConfig,
  settings: CallbackSettings,
  calls: Calls,
  handlers: IncomingHandlers,
): Callbacks {
  const { log, clientId, clientSecret, card = null, now = Date.now } = config;
  const cipher = createEventCipher(settings.eventToken, settings.eventAesKey, clientId);
  const refused = new Map<string, number>();
  let lastSeenAt: number | null = null;

  const takers: Record<CallbackKind, (request: CallbackRequest) => Promise<object>> = {
    async events(request) {
      const event = readEvent(request, cipher, now());
      if (event) await handlers.onEvent(event);
      return sealedSuccess(cipher, now());
    },
    async robot(request) {
      await handlers.onBotMessage(readRobotCallback(request, clientSecret, now()));
      return { msgtype: 'empty' };
    },
    async cards(request) {
      if (settings.cardSecret === null) throw new CallbackRefused(401, 'signature');
      return answerPress(handlers, readCardCallback(request, settings.cardSecret, now()), card, log);
    },
  };

  async function refuse(kind: CallbackKind, { status, reason, staleId }: CallbackRefused): Promise<CallbackAnswer> {
    const key = `${kind}:${reason}`;
    refused.set(key, (refused.get(key) ?? 0) + 1);
    log.warn({ kind, reason }, 'a callback was refused');
    if (staleId !== null) await handlers.onStale(kind, staleId);
    return { status, body: { errcode: status, errmsg: WORDS[reason] } };
  }

  return {
    async announce() {
      if (settings.cardSecret === null || !config.card?.callbackRouteKey) return;
      await registerCardAddress(config, calls, config.card.callbackRouteKey, settings.cardSecret).catch(
        (error: unknown) =>
          log.error({ err: error }, 'the address of cards could not be registered; buttons may stay without effect'),
      );
    },
    async receive(kind, request) {
      try {
        const body = await takers[kind](request);
        lastSeenAt = now();
        return { status: 200, body };
      } catch (error) {
        if (error instanceof CallbackRefused) return refuse(kind, error);
        log.error({ err: error, kind }, 'a callback was not stored; DingTalk will bring an event again');
        return { status: 500, body: { errcode: -1, errmsg: '暂时无法保存，请稍后重试' } };
      }
    },
    get lastSeenAt() {
      return lastSeenAt;
    },
    refused: () => new Map(refused),
  };
}
