// Files the sandbox serves to browsers: its page, the phone's bridge, and what people uploaded.
import type { ServerResponse } from 'node:http';
import { send, sendHtml } from '../http/send';
import type { World } from '../world';
import { bundleOf } from './bundle';

const PAGE = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <title>钉钉沙箱</title>
    <link rel="icon" href="/__sandbox/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/__sandbox/page.css" />
  </head>
  <body>
    <div id="root"></div>
    <noscript>钉钉沙箱需要启用 JavaScript。</noscript>
    <script src="/__sandbox/page.js" defer></script>
  </body>
</html>`;

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0089ff"/>
<path d="M8 11a3 3 0 0 1 3-3h10a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3h-5l-5 4v-4a3 3 0 0 1-3-3z" fill="#fff"/></svg>`;

/** On a real phone the bridge is there without a network, too. */
const PART_OF_THE_CLIENT = 'max-age=600';
const JS = 'text/javascript;charset=utf-8';

/** @returns false when there is no such file */
export function serveAsset(world: World, response: ServerResponse, path: string): boolean {
  if (path === '/') sendHtml(response, 200, PAGE);
  else if (path === '/__sandbox/page.js') send(response, 200, JS, bundleOf('page/main.tsx').js);
  else if (path === '/__sandbox/page.css') send(response, 200, 'text/css;charset=utf-8', bundleOf('page/main.tsx').css);
  else if (path === '/__sandbox/bridge.js') send(response, 200, JS, bridge(world), PART_OF_THE_CLIENT);
  else if (path === '/__sandbox/icon.svg') send(response, 200, 'image/svg+xml', ICON);
  else return serveUpload(world, response, path);
  return true;
}

function bridge({ app, directory }: World): string {
  const { js } = bundleOf('phone/bridge/main.ts');
  const facts = { appOrigin: new URL(app.homeUrl).origin, corpId: directory.corpId };
  return `(() => {\nconst sandboxFacts = ${JSON.stringify(facts)};\n${js}\n})();\n`;
}

function serveUpload({ media }: World, response: ServerResponse, path: string): boolean {
  const [, id] = /^\/__sandbox\/media\/([^/]+?)(?:\.file)?$/.exec(path) ?? [];
  const file = id === undefined ? undefined : media.file(decodeURIComponent(id));
  if (!file) return false;
  const type = file.contentType || 'application/octet-stream';
  // Only pictures are shown; anything else could be a page that acts in the sandbox's name.
  const disposition = type.startsWith('image/') ? 'inline' : 'attachment';
  response.setHeader('Content-Disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  send(response, 200, type, file.bytes);
  return true;
}
