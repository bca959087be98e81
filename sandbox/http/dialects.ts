// DingTalk's two HTTP dialects: where each expects the token, and how each says yes and no.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestId } from '../state/ids';
import type { World } from '../world';
import { UnreadableBody } from './body';
import { OpenApiRefusal, TopApiRefusal } from './refusals';
import type { ApiRoute } from './routes';
import { sendJson } from './send';

export interface Dialect {
  routes: readonly ApiRoute[];
  tokenIn(request: IncomingMessage, query: URLSearchParams): string;
  /** @throws a refusal in this dialect */
  checkToken(world: World, token: string): void;
  noSuchApi(path: string): Error;
  badToken(): Error;
  noPermission(scope: string): Error;
  addressNotListed(): Error;
  /** too many calls of this app, or of all DingTalk's apps */
  tooFast(): Error;
  tooFastForAll(api: string): Error;
  quotaUsedUp(): Error;
  busy(): Error;
  /** body of a 503 */
  serverError(): object;
  success(body: object): object;
  /** @returns the status and code for the log */
  refuse(response: ServerResponse, error: unknown): { status: number; code: string };
}

const TOKEN_HEADER = 'x-acs-dingtalk-access-token';

/** `api.dingtalk.com/v1.0/*` */
export function openApiDialect(routes: readonly ApiRoute[]): Dialect {
  return {
    routes,
    tokenIn: (request) => String(request.headers[TOKEN_HEADER] ?? ''),
    checkToken: (world, token) => {
      if (!token) throw new OpenApiRefusal(400, 'AuthenticationFailed.MissingParameter', `缺少参数：${TOKEN_HEADER}`);
      if (!world.credentials.isAppToken(token)) throw wrongToken();
    },
    badToken: wrongToken,
    noPermission: (scope) =>
      new OpenApiRefusal(
        403,
        'Forbidden.AccessDenied.AccessTokenPermissionDenied',
        `应用尚未开通所需的权限：[${scope}]`,
        {
          accessdenieddetail: { requiredScopes: [scope] },
        },
      ),
    addressNotListed: () => new OpenApiRefusal(403, 'Forbidden.AccessDenied.IpNotInWhiteList', '访问ip不在白名单之中'),
    tooFastForAll: () =>
      new OpenApiRefusal(403, 'Forbidden.AccessDenied.QpsLimitForApi', '钉钉服务端调用该接口的频率超过限制'),
    serverError: () => ({ code: 'ServiceUnavailable', requestid: requestId(), message: '服务暂时不可用' }),
    noSuchApi: () =>
      new OpenApiRefusal(
        404,
        'InvalidAction.NotFound',
        'Specified api is not found, please check your url and method.',
      ),
    tooFast: () =>
      new OpenApiRefusal(403, 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi', '应用调用该接口的频率超过限制'),
    quotaUsedUp: () =>
      new OpenApiRefusal(403, 'Forbidden.AccessDenied.ApiCountLimitForOrg', '组织本月接口调用量超过限制'),
    busy: () => new OpenApiRefusal(500, 'systemBusy', '系统繁忙，请稍后重试'),
    success: (body) => body,
    refuse: (response, error) => {
      const refusal = asOpenApiRefusal(error);
      const { status, code, message, more } = refusal;
      sendJson(response, status, { code, requestid: requestId(), message, ...more });
      return { status, code };
    },
  };
}

const wrongToken = () => new OpenApiRefusal(400, 'InvalidAuthentication', '不合法的access_token');

function asOpenApiRefusal(error: unknown): OpenApiRefusal {
  if (error instanceof OpenApiRefusal) return error;
  if (error instanceof UnreadableBody) return new OpenApiRefusal(400, 'InvalidParameter', error.message);
  return new OpenApiRefusal(500, 'unknownError', error instanceof Error ? error.message : String(error));
}

/** `oapi.dingtalk.com` */
export function topApiDialect(routes: readonly ApiRoute[]): Dialect {
  return {
    routes,
    tokenIn: (_request, query) => query.get('access_token') ?? '',
    checkToken: (world, token) => {
      if (!token) throw new TopApiRefusal(88, 'access_token is blank', '40000');
      if (!world.credentials.isAppToken(token)) throw staleToken();
    },
    badToken: staleToken,
    noPermission: (scope) => new TopApiRefusal(88, `应用尚未开通所需的权限，requiredScopes=[${scope}]`, '60011'),
    addressNotListed: () => new TopApiRefusal(88, '访问ip不在白名单之中', '60020'),
    tooFastForAll: (api) => new TopApiRefusal(88, overrunWords(api), '90002'),
    serverError: () => ({ errcode: -1, errmsg: '服务暂时不可用', request_id: shortId() }),
    noSuchApi: (path) => new TopApiRefusal(22, `不合法ApiName:${path}`, '22'),
    tooFast: () => new TopApiRefusal(88, '您的应用调用该接口的频率超过限制', '90018'),
    quotaUsedUp: () => new TopApiRefusal(90020, '组织本月接口调用量超过限制'),
    busy: () => new TopApiRefusal(-1, '系统繁忙'),
    success: (body) => ({ errcode: 0, errmsg: 'ok', ...body, request_id: shortId() }),
    refuse: (response, error) => {
      const refusal = asTopApiRefusal(error);
      const { errcode, subCode, message } = refusal;
      const wire =
        subCode === null
          ? { errcode, errmsg: message }
          : {
              errcode,
              sub_code: subCode,
              sub_msg: message,
              errmsg: `ding talk error[subcode=${subCode},submsg=${message}]`,
            };
      sendJson(response, 200, { ...wire, request_id: shortId() });
      return { status: 200, code: subCode === null ? String(errcode) : `${errcode}/${subCode}` };
    },
  };
}

const staleToken = () => new TopApiRefusal(88, '不合法的access_token', '40014');

/** Names the API by its path with dots, as DingTalk does. */
function overrunWords(api: string): string {
  const name = api.replace(/^\w+ \/(topapi\/)?/, '').replaceAll('/', '.');
  return `钉钉服务端调用该接口的频率超过限制, apiPath(dingtalk.oapi.${name}), 请求总次数超过 1200 次`;
}

function asTopApiRefusal(error: unknown): TopApiRefusal {
  if (error instanceof TopApiRefusal) return error;
  if (error instanceof UnreadableBody) return new TopApiRefusal(43007, error.message);
  return new TopApiRefusal(-1, error instanceof Error ? error.message : String(error));
}

const shortId = (): string => requestId().replaceAll('-', '').slice(0, 13).toLowerCase();
