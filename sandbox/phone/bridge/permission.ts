// Signing in without a password (免登), and the check of `dd.config`.
import type { Method } from './method';
import { askServer } from './server';

const requestAuthCode: Method = async ({ corpId, clientId }) => {
  const { code } = await askServer<{ code: string }>('auth-code', { corpId, clientId });
  // Clients differ in the name; both are read in the wild.
  return { code, authCode: code };
};

const checkConfig: Method = (config) => askServer('jsapi-config', { ...config, url: location.href.split('#')[0] });

export const permissionMethods: Record<string, Method> = {
  'runtime.permission.requestAuthCode': requestAuthCode,
  'runtime.permission.requestAuthCodeV2': requestAuthCode,
  'runtime.permission.requestJsApis': checkConfig,
  config: checkConfig,
};
