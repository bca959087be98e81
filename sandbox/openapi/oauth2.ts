// Tokens, jsapi tickets and the browser sign-in (new API). Free of quota.
import { z } from 'zod';
import { OpenApiRefusal, readParameters } from '../http/refusals';
import type { ApiRoute } from '../http/routes';
import { TOKEN_SECONDS } from '../state/credentials';

const anything = z.record(z.string(), z.unknown()).catch({});

const badCredentials = () => new OpenApiRefusal(400, 'invalidClientIdOrSecret', '无效的clientId或者clientSecret');

export const oauth2Routes: ApiRoute[] = [
  {
    method: 'POST',
    path: '/v1.0/oauth2/accessToken',
    free: true,
    open: true,
    answer: ({ world, fields }) => {
      const { appKey, appSecret } = anything.parse(fields);
      if (!world.credentials.isApp(appKey, appSecret)) throw badCredentials();
      return { accessToken: world.credentials.appToken(), expireIn: TOKEN_SECONDS };
    },
  },
  {
    method: 'POST',
    path: '/v1.0/oauth2/userAccessToken',
    free: true,
    open: true,
    answer: ({ world, fields }) => {
      const { clientId, clientSecret, code, refreshToken, grantType } = anything.parse(fields);
      if (!world.credentials.isApp(clientId, clientSecret)) throw badCredentials();
      const userid =
        grantType === 'refresh_token'
          ? world.credentials.userOfRefreshToken(String(refreshToken))
          : world.credentials.redeemCode(String(code), 'browser');
      if (!userid) throw new OpenApiRefusal(400, 'invalidParameter.authCode.notFound', '不合法的临时授权码');
      return { ...world.credentials.issueUserTokens(userid), expireIn: TOKEN_SECONDS, corpId: world.directory.corpId };
    },
  },
  {
    method: 'POST',
    path: '/v1.0/oauth2/jsapiTickets',
    free: true,
    answer: ({ world }) => ({ jsapiTicket: world.credentials.jsapiTicket(), expireIn: TOKEN_SECONDS }),
  },
  {
    method: 'POST',
    path: '/v1.0/oauth2/:corpId/token',
    free: true,
    open: true,
    answer: ({ world, params, fields }) => {
      const { client_id, client_secret, grant_type } = anything.parse(fields);
      if (params.corpId !== world.directory.corpId) throw new OpenApiRefusal(500, 'unknownError', '未知错误');
      if (grant_type !== 'client_credentials')
        throw new OpenApiRefusal(400, 'unsupported.grant.type', '不支持的grant_type');
      if (client_id !== world.app.clientId) throw new OpenApiRefusal(400, 'invalid.client', '无效的client_id');
      if (!world.credentials.isApp(client_id, client_secret))
        throw new OpenApiRefusal(401, 'unauthorized.client', '未授权的client');
      return { access_token: world.credentials.appToken(), expires_in: TOKEN_SECONDS };
    },
  },
  {
    method: 'GET',
    path: '/v1.0/contact/users/:unionId',
    free: true,
    scope: 'Contact.User.Read',
    // Takes the user's own token, not the app's.
    open: true,
    answer: ({ world, params, token }) => {
      const notFound = () => new OpenApiRefusal(404, 'invalidParameter.user.notFound', '用户不存在');
      const userid = world.credentials.userOfToken(token);
      if (!userid) throw new OpenApiRefusal(400, 'InvalidAuthentication', '不合法的access_token');
      const user = world.directory.person(userid);
      if (!user || (params.unionId !== 'me' && params.unionId !== user.unionid)) throw notFound();
      return {
        nick: user.name,
        avatarUrl: '',
        mobile: world.permissions.has('Contact.User.mobile') ? (user.mobile ?? '') : '',
        openId: `open${user.unionid}`,
        unionId: user.unionid,
        email: '',
        stateCode: '86',
      };
    },
  },
];

const openSchema = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  subscriptions: z.array(z.object({ type: z.string(), topic: z.string() })).default([]),
});

/** Where a Stream connection begins. */
export const gatewayRoutes: ApiRoute[] = [
  {
    method: 'POST',
    path: '/v1.0/gateway/connections/open',
    free: true,
    open: true,
    answer: ({ world, fields }) => {
      const denied = () => new OpenApiRefusal(401, 'authFailed', '鉴权失败');
      const { clientId, clientSecret, subscriptions } = readParameters(openSchema, fields, denied);
      if (!world.credentials.isApp(clientId, clientSecret)) throw denied();
      const endpoint = `${world.origin.replace(/^http/, 'ws')}/connect`;
      return { endpoint, ticket: world.stream.issueTicket(subscriptions) };
    },
  },
];
