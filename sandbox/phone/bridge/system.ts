// The device, its storage and clipboard, and what the sandbox only nods to.
import { refusal, textOf, type Method } from './method';

const nod: Method = () => ({});

const phoneInfo: Method = () => ({
  screenWidth: screen.width,
  screenHeight: screen.height,
  brand: 'Sandbox',
  model: 'Sandbox',
  version: '13',
  netInfo: navigator.onLine ? 'wifi' : 'none',
  operatorType: '',
});

export const systemMethods: Record<string, Method> = {
  'device.connection.getNetworkType': () => ({ result: navigator.onLine ? 'wifi' : 'none' }),
  'device.base.getPhoneInfo': phoneInfo,
  'device.notification.vibrate': nod,
  'biz.clipboardData.setData': async ({ text }) => {
    await navigator.clipboard.writeText(textOf(text)).catch(() => {
      throw refusal('3', '没有剪贴板权限');
    });
    return {};
  },
  'util.domainStorage.getItem': ({ name }) => ({ value: localStorage.getItem(textOf(name)) ?? '' }),
  'util.domainStorage.setItem': ({ name, value }) => {
    localStorage.setItem(textOf(name), textOf(value));
    return {};
  },
  'util.domainStorage.removeItem': ({ name }) => {
    localStorage.removeItem(textOf(name));
    return {};
  },
  'biz.util.previewImage': nod,
  'biz.util.openDocument': nod,
  'biz.util.share': nod,
  'biz.cspace.preview': nod,
  'biz.ding.create': nod,
  'ui.webViewBounce.disable': nod,
  'ui.webViewBounce.enable': nod,
  'ui.pullToRefresh.disable': nod,
  'ui.pullToRefresh.enable': nod,
  'ui.pullToRefresh.stop': nod,
};
