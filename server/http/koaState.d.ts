// What a request carries once the middlewares have found it out.
import type { Actor } from '../context';

declare module 'koa' {
  interface DefaultState {
    requestId: string;
    /** as the cookie brings it, whether or not its session still runs */
    sessionToken?: string;
    /** whoever is signed in */
    actor?: Actor;
  }
}
