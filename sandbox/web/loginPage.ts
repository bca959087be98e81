// Signing in from a browser (`login.dingtalk.com/oauth2/auth`): whoever sits there picks a person.
import type { ServerResponse } from 'node:http';
import { sendHtml } from '../http/send';
import { peopleFound } from '../people/views';
import type { World } from '../world';

export const LOGIN_PATH = '/oauth2/auth';

export function serveLogin(world: World, response: ServerResponse, url: URL): void {
  const { searchParams: query } = url;
  const redirectUri = query.get('redirect_uri');
  const problem = problemWith(world, query, redirectUri);
  if (problem || !redirectUri) return sendHtml(response, 400, page('无法登录', `<p>${escape(problem ?? '')}</p>`));
  const userid = query.get('sandbox_user');
  if (userid === null || !world.directory.person(userid)) return sendHtml(response, 200, choice(world, url));
  const target = new URL(redirectUri);
  const code = world.credentials.issueCode(userid, 'browser');
  target.searchParams.set('code', code);
  target.searchParams.set('authCode', code);
  const state = query.get('state');
  if (state !== null) target.searchParams.set('state', state);
  response.writeHead(302, { Location: target.href, 'Cache-Control': 'no-store' });
  response.end();
}

function problemWith({ app }: World, query: URLSearchParams, redirectUri: string | null): string | null {
  if (query.get('client_id') !== app.clientId) return '应用不存在：client_id 不正确。';
  if (query.get('response_type') !== 'code') return 'response_type 应为 code。';
  if (!query.get('scope')?.split(/[ +]/).includes('openid')) return 'scope 应包含 openid。';
  if (redirectUri === null || !/^https?:\/\//.test(redirectUri) || !URL.canParse(redirectUri))
    return 'redirect_uri 不正确。';
  return null;
}

function choice(world: World, url: URL): string {
  const search = url.searchParams.get('sandbox_search') ?? '';
  const { people, total } = peopleFound(world, search);
  const lines = people.map(({ userid, name, title, department }) => {
    const target = new URL(url);
    target.searchParams.set('sandbox_user', userid);
    const about = [department, title].filter(Boolean).join(' · ');
    return `<a href="${escape(target.pathname + target.search)}"><b>${escape(name)}</b><span>${escape(about)}</span></a>`;
  });
  return page(
    `登录${world.app.name}`,
    `<p>这是本机的钉钉沙箱。请选择要用谁的身份登录。</p>${searchForm(url, search)}<nav>${lines.join('')}</nav>${more(total - people.length)}`,
  );
}

/** The search keeps what the app asked for. */
function searchForm(url: URL, search: string): string {
  const kept = [...url.searchParams].filter(([name]) => name !== 'sandbox_search');
  const hidden = kept.map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`);
  return `<form>${hidden.join('')}<input type="search" name="sandbox_search" value="${escape(search)}" placeholder="搜姓名、部门或职务" aria-label="搜索人员"></form>`;
}

const more = (count: number): string => (count > 0 ? `<p>还有 ${count} 人，请搜索。</p>` : '');

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<link rel="icon" href="/__sandbox/icon.svg" type="image/svg+xml">
<style>
  body { margin: 0; font: 16px/1.5 system-ui, "PingFang SC", sans-serif; color: #171a1d; background: #f2f2f6; }
  main { max-width: 420px; margin: 8vh auto; background: #fff; border-radius: 8px; padding: 24px; box-shadow: 0 8px 24px rgba(10, 30, 65, .12); }
  h1 { font-size: 20px; margin: 0; }
  p { color: rgba(23, 26, 29, .6); margin: 4px 0 16px; }
  a { display: flex; justify-content: space-between; gap: 16px; padding: 12px; border-radius: 6px; color: inherit; text-decoration: none; }
  a:hover, a:focus-visible { background: #e6f3ff; outline: none; }
  form { margin-bottom: 12px; }
  input[type="search"] { width: 100%; box-sizing: border-box; font: inherit; padding: 8px 12px; border: 1px solid rgba(126, 134, 142, .24); border-radius: 6px; }
  b { flex: none; }
  span { color: rgba(23, 26, 29, .6); font-size: 14px; text-align: right; }
</style>
<main><h1>${escape(title)}</h1>${body}</main>
</html>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
