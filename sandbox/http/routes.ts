// One API of DingTalk: its address, whether it costs quota, and what it does.
import type { Permission } from '../state/permissions';
import type { World } from '../world';
import type { Body } from './body';

export interface ApiCall extends Body {
  world: World;
  params: Record<string, string>;
  query: Record<string, string>;
  /** the token as sent, checked already unless the route is open */
  token: string;
  accept: string;
}

export interface ApiRoute {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** segments beginning with a colon are parameters */
  path: string;
  /** not counted against the monthly quota */
  free?: true;
  /** needs no token of the app */
  open?: true;
  /** what the app must have been granted */
  scope?: Permission;
  /** not held to the calls per second: an address handed out with a message, not an API of the app */
  unpaced?: true;
  answer: (call: ApiCall) => object | Promise<object>;
}

export interface Match {
  route: ApiRoute;
  params: Record<string, string>;
}

export function findRoute(routes: readonly ApiRoute[], method: string, path: string): Match | null {
  for (const route of routes) {
    if (route.method !== method) continue;
    const params = matchPath(route.path, path);
    if (params) return { route, params };
  }
  return null;
}

export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const expected = pattern.split('/');
  const given = path.split('/');
  if (expected.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decoded(value);
    else if (part !== value) return null;
  }
  return params;
}

/** The official client does not encode path parameters, so a stray "%" may come along. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
