// The old API's token. Free of quota.
import { TopApiRefusal } from '../http/refusals';
import type { ApiRoute } from '../http/routes';
import { TOKEN_SECONDS } from '../state/credentials';

export const tokenRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/gettoken',
    free: true,
    open: true,
    answer: ({ world, query }) => {
      const { appkey, appsecret } = query;
      if (!appkey || !appsecret) throw new TopApiRefusal(40035, '不合法的参数');
      if (!world.credentials.isApp(appkey, appsecret)) throw new TopApiRefusal(40096, '不合法的appKey或appSecret');
      return { access_token: world.credentials.appToken(), expires_in: TOKEN_SECONDS };
    },
  },
];
