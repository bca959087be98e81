// Who the browser says it is. Shapes as real clients send them.

export type Scheme = 'light' | 'dark';

const android = (scheme: Scheme): string =>
  'Mozilla/5.0 (Linux; U; Android 13; zh-CN; Sandbox) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 ' +
  'Chrome/100.0.4896.58 UWS/5.12.3.0 Mobile Safari/537.36 AliApp(DingTalk/7.8.1) com.alibaba.android.rimet/46766536 ' +
  `Channel/201200 language/zh-CN colorScheme/${scheme}`;
const WINDOWS =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0.5359.125 Safari/537.36 ' +
  'dingtalk-win/1.0.0 nw(0.14.7) DingTalk(7.6.45-Release.250241020) Mojo/1.0.0 Native AppType(release) ' +
  'Channel/201200 Architecture/x86_64';

/** The sandbox's page keeps it (page/useTheme.ts); to be read before the phone gets a storage of its own. */
export const currentScheme = (): Scheme => (localStorage.getItem('sandbox.theme') === 'dark' ? 'dark' : 'light');

export function installIdentity(platform: 'android' | 'pc', scheme: Scheme): void {
  const userAgent = platform === 'pc' ? WINDOWS : android(scheme);
  Object.defineProperty(navigator, 'userAgent', { configurable: true, get: () => userAgent });
}
