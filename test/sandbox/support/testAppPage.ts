// The page of the test app. It hands the library to the test, which calls it as an app would.
import dd from 'dingtalk-jsapi';

Object.assign(window, { dd });
dd.ready(() => {
  document.querySelector('output')!.textContent = `ready on ${dd.env.platform}`;
});
