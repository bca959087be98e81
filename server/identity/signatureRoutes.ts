import type Router from '@koa/router';
import { pageToSignSchema, type PageSignatureAnswer } from '../../shared/contracts/identity';
import { problems } from '../../shared/problems';
import type { DingTalk } from '../dingtalk/port';
import { exchange, type Platform } from '../http/endpoint';
import { askDingTalk } from './askDingTalk';

/** What a page needs for `dd.config`; asked for only by pages that use client APIs which want it. */
export function signatureRoutes(router: Router, platform: Platform, dingtalk: Pick<DingTalk, 'signPage'>): void {
  router.get(
    '/api/page-signature',
    exchange(platform, { who: 'signed-in', query: pageToSignSchema }, (_koa, { query }) => sign(query.url)),
  );

  async function sign(url: string): Promise<PageSignatureAnswer> {
    try {
      return await askDingTalk(() => dingtalk.signPage(url), problems.pageNotSigned);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw problems.invalidInput({ issues: [{ field: 'url', message: '这个网址不是绩效通的页面，不能签名。' }] });
    }
  }
}
