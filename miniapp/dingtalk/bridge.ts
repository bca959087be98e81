// The modules of DingTalk's client library that we use; loaded apart from the app because a plain browser needs none of it.
import { requestAuthCode$ as requestOldAuthCode } from 'dingtalk-jsapi/api/runtime/permission/requestAuthCode';
import { requestAuthCode$ as requestAuthCode } from 'dingtalk-jsapi/api/union/requestAuthCode';
import { setNavigationTitle$ as setNavigationTitle } from 'dingtalk-jsapi/api/union/setNavigationTitle';
import dd from 'dingtalk-jsapi/entry/union';

export const platform: string = dd.env.platform;

export { requestAuthCode, requestOldAuthCode, setNavigationTitle };
