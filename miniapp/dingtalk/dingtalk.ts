// What the app asks of the DingTalk client. Everything here ends: the client's own calls may never answer.

const ANSWER_MS = 8_000;

const bridge = () => import('./bridge');

export class ClientSilent extends Error {}

/**
 * True where nothing that DingTalk's library goes by is there (the user agent, what a client puts into the window, a
 * frame around the page): a browser then need not fetch the library to hear that it is none of DingTalk's.
 */
const isPlainBrowser =
  !/DingTalk|dd-web|TaurusApp/i.test(navigator.userAgent) &&
  window.name === '' &&
  window.top === window &&
  !['dingtalk', 'dd', 'nuva', 'weex', '__dingtalk_jsapi_top_platfrom_config__'].some((name) => name in window);

/** True inside DingTalk, on a phone or a PC. */
export async function isInsideDingTalk(): Promise<boolean> {
  return !isPlainBrowser && (await bridge()).platform !== 'notInDingTalk';
}

/** 专有钉钉 (浙政钉 and its kin): other bridges and other APIs, on which nothing of ours has been tried. */
export const isDedicatedDingTalk = /TaurusApp/.test(navigator.userAgent);

/**
 * A one-time code for 免登, valid five minutes.
 *
 * @throws ClientSilent when the client does not answer; anything else the client rejects with
 */
export async function requestSignInCode(corpId: string, clientId: string): Promise<string> {
  const { requestAuthCode, requestOldAuthCode } = await bridge();
  try {
    return codeIn(await inTime(requestAuthCode({ corpId, clientId })));
  } catch (failure) {
    if (failure instanceof ClientSilent) throw failure;
    // Clients before 7.0.45 only know the older call.
    return codeIn(await inTime(requestOldAuthCode({ corpId })));
  }
}

/** Clients differ in what they call the code. */
function codeIn(answer: { code?: string; authCode?: string }): string {
  const code = answer.code ?? answer.authCode;
  if (!code) throw new ClientSilent();
  return code;
}

/** The title in DingTalk's own bar and in the document. */
export async function showTitle(title: string): Promise<void> {
  document.title = title;
  if (isPlainBrowser) return;
  try {
    const { platform, setNavigationTitle } = await bridge();
    if (platform !== 'notInDingTalk') await inTime(setNavigationTitle({ title }));
  } catch {
    // A title that cannot be set, without a network for one, is no reason to trouble the user.
  }
}

function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = window.setTimeout(() => reject(new ClientSilent()), ANSWER_MS);
    answer.then(resolve, reject).finally(() => window.clearTimeout(timer));
  });
}

/** 手机 or 电脑, for sentences that say where something is kept. */
export const deviceWord = /Android|iPhone|iPad|Mobile|OpenHarmony/.test(navigator.userAgent) ? '手机' : '电脑';

/** DingTalk's phone client names its colour scheme in the user agent; elsewhere the system's choice holds. */
export function colorScheme(): 'light' | 'dark' | null {
  const named = /colorScheme\/(light|dark)/.exec(navigator.userAgent)?.[1];
  return named === 'light' || named === 'dark' ? named : null;
}
