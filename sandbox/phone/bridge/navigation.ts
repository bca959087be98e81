// Title bar, opening and closing pages.
import { phoneAddress } from './facts';
import { goBack, isInFrame, onFrame, tellFrame } from './frame';
import { textOf, type Method } from './method';

const open: Method = ({ url }) => {
  const address = textOf(url);
  if (isInFrame()) tellFrame({ kind: 'open', url: address });
  else location.assign(phoneAddress(address) ?? address);
  return {};
};

const close: Method = () => {
  tellFrame({ kind: 'close' });
  return {};
};

export const navigationMethods: Record<string, Method> = {
  'biz.navigation.setTitle': ({ title }) => {
    tellFrame({ kind: 'title', title: textOf(title) });
    return {};
  },
  'biz.navigation.setRight': ({ text, show, control }, again) => {
    tellFrame({ kind: 'right', text: textOf(text, '更多'), shown: show !== false });
    onFrame('right', control === false ? null : () => again({}));
    return undefined;
  },
  'biz.navigation.setLeft': ({ control }, again) => {
    onFrame('back', control === true ? () => again({}) : null);
    return {};
  },
  'biz.navigation.setIcon': () => ({}),
  'biz.navigation.setMenu': () => ({}),
  'biz.navigation.goBack': () => {
    goBack();
    return {};
  },
  'biz.navigation.replace': ({ url }) => {
    location.replace(phoneAddress(textOf(url)) ?? textOf(url));
    return {};
  },
  'biz.navigation.close': close,
  'biz.navigation.quit': close,
  'biz.util.openLink': open,
  'biz.util.openSlidePanel': open,
  'biz.util.openModal': open,
};
