// The one door: every address of the sandbox, and who answers it.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clientRoutes } from '../control/clientRoutes';
import { serveControl } from '../control/control';
import { serveLive } from '../control/live';
import { platformRoutes } from '../control/platformRoutes';
import { controlRoutes } from '../control/routes';
import { cardRoutes } from '../openapi/card';
import { gatewayRoutes, oauth2Routes } from '../openapi/oauth2';
import { robotRoutes } from '../openapi/robot';
import { todoRoutes } from '../openapi/todo';
import { workflowRoutes } from '../openapi/workflow';
import { createPhone } from '../phone/proxy';
import { CONNECT_PATH } from '../stream/gateway';
import { contactRoutes } from '../topapi/contacts';
import { failedEventRoutes } from '../topapi/failedEvents';
import { mediaRoutes } from '../topapi/media';
import { sessionRoutes } from '../topapi/sessionReplies';
import { tokenRoutes } from '../topapi/tokens';
import { workNoticeRoutes } from '../topapi/workNotices';
import { serveAsset } from '../web/assets';
import { LOGIN_PATH, serveLogin } from '../web/loginPage';
import type { World } from '../world';
import { openApiDialect, topApiDialect } from './dialects';
import { sendHtml } from './send';
import { serveApi } from './serveApi';

const openApi = openApiDialect([
  ...oauth2Routes,
  ...gatewayRoutes,
  ...todoRoutes,
  ...robotRoutes,
  ...workflowRoutes,
  ...cardRoutes,
]);
const topApi = topApiDialect([
  ...tokenRoutes,
  ...contactRoutes,
  ...workNoticeRoutes,
  ...mediaRoutes,
  ...sessionRoutes,
  ...failedEventRoutes,
]);
const allControlRoutes = [...controlRoutes, ...platformRoutes, ...clientRoutes];

const KEEP_ALIVE_MS = 65_000;
const TOP_API = /^\/(topapi\/|gettoken$|media\/|robot\/|call_back\/)/;

/** @returns the server, listening on this machine only */
export async function listen(world: World, port: number): Promise<Server> {
  const phone = createPhone(world);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', world.origin);
    const path = url.pathname;
    if (path.startsWith('/v1.0/')) return serveApi(world, openApi, request, response, url);
    if (TOP_API.test(path)) return serveApi(world, topApi, request, response, url);
    if (path === LOGIN_PATH) return serveLogin(world, response, url);
    if (path === '/__sandbox/api/live') return serveLive(world, response);
    if (phone.serve(request, response, url)) return;
    if (await serveControl(world, allControlRoutes, request, response, url)) return;
    if (serveAsset(world, response, path)) return;
    sendHtml(response, 404, '<meta charset="utf-8"><p>沙箱没有这个地址。</p>');
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (response.headersSent) return void response.destroy();
      sendHtml(response, 500, `<meta charset="utf-8"><pre>${String(error).replaceAll('<', '&lt;')}</pre>`);
    });
  });
  // Node's own five seconds break calls that are just being made on a connection kept open.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (new URL(request.url ?? '/', world.origin).pathname === CONNECT_PATH)
      world.stream.acceptUpgrade(request, socket, head);
    else socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return server;
}
