// How commands find their settings beside the server.
import { readConfig, type Config } from '../server/config';
import { demoEnvironment } from './demo-app';

/** Where nothing of DingTalk is set, this is the demo: its data lies in DATA_DIR. @throws ConfigInvalid */
export function configuration(): { config: Config; isDemo: boolean } {
  const isDemo = !Object.keys(process.env).some((name) => name.startsWith('DINGTALK_') && process.env[name]);
  const demo = { ...demoEnvironment, PUBLIC_BASE_URL: 'http://127.0.0.1:8080/' };
  return { config: readConfig(isDemo ? { ...demo, ...process.env } : process.env), isDemo };
}
