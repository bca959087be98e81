// Everything that is handed out and must come back: tokens, sign-in codes, tickets, reply addresses.
import type { SandboxApp } from '../options';
import { opaque } from './ids';

export const TOKEN_SECONDS = 7200;
const TOKEN_MS = TOKEN_SECONDS * 1000;
const CODE_MS = 5 * 60_000;
const TICKET_LONGEST_MS = 24 * 3_600_000;
const REFRESH_MS = 30 * 24 * 3_600_000;
const SESSION_MS = 5_400_000;

interface Expiring {
  expiresAt: number;
}

interface Code extends Expiring {
  userid: string;
  /** inside the client, or the browser's redirect */
  purpose: 'client' | 'browser';
}

/** Where a reply to one bot message goes. */
export interface Session extends Expiring {
  conversationId: string;
}

export type Credentials = ReturnType<typeof createCredentials>;

export function createCredentials(app: SandboxApp, now: () => number) {
  const codes = new Map<string, Code>();
  const userTokens = new Map<string, Expiring & { userid: string }>();
  const refreshTokens = new Map<string, Expiring & { userid: string }>();
  const sessions = new Map<string, Session>();
  const tickets: (Expiring & { value: string; createdAt: number })[] = [];
  let appToken = { value: '', expiresAt: 0 };

  const living = <T extends Expiring>(entry: T | undefined): T | null =>
    entry && entry.expiresAt > now() ? entry : null;

  return {
    isApp: (clientId: unknown, clientSecret: unknown): boolean =>
      clientId === app.clientId && clientSecret === app.clientSecret,

    /** A repeated request within its lifetime gets the same token, renewed. */
    appToken(): string {
      const value = living(appToken)?.value ?? opaque();
      appToken = { value, expiresAt: now() + TOKEN_MS };
      return value;
    },
    isAppToken: (token: string): boolean => living(appToken)?.value === token,
    /** As when an administrator resets the app: whatever is in use stops working. */
    expireTokens(): void {
      appToken = { value: '', expiresAt: 0 };
    },

    /** The same ticket is renewed, but never lives longer than a day. */
    jsapiTicket(): string {
      const latest = living(tickets.at(-1));
      if (latest && now() < latest.createdAt + TICKET_LONGEST_MS - TOKEN_MS) {
        latest.expiresAt = now() + TOKEN_MS;
        return latest.value;
      }
      const value = opaque(32);
      tickets.push({ value, createdAt: now(), expiresAt: now() + TOKEN_MS });
      return value;
    },
    livingTickets: (): string[] => tickets.filter((ticket) => living(ticket)).map((ticket) => ticket.value),

    issueCode(userid: string, purpose: Code['purpose']): string {
      const code = opaque();
      codes.set(code, { userid, purpose, expiresAt: now() + CODE_MS });
      return code;
    },
    /** @returns whose code it was; null when it is unknown, used or too old */
    redeemCode(code: string, purpose: Code['purpose']): string | null {
      const known = living(codes.get(code));
      if (known?.purpose !== purpose) return null;
      codes.delete(code);
      return known.userid;
    },

    issueUserTokens(userid: string): { accessToken: string; refreshToken: string } {
      const [accessToken, refreshToken] = [opaque(), opaque()];
      userTokens.set(accessToken, { userid, expiresAt: now() + TOKEN_MS });
      refreshTokens.set(refreshToken, { userid, expiresAt: now() + REFRESH_MS });
      return { accessToken, refreshToken };
    },
    userOfToken: (token: string): string | null => living(userTokens.get(token))?.userid ?? null,
    userOfRefreshToken: (token: string): string | null => living(refreshTokens.get(token))?.userid ?? null,

    /** @param from when the message that may be answered was sent */
    openSession(conversationId: string, from: number): { id: string; expiresAt: number } {
      const id = opaque();
      const expiresAt = from + SESSION_MS;
      sessions.set(id, { conversationId, expiresAt });
      return { id, expiresAt };
    },
    session: (id: string): Session | null => living(sessions.get(id)),
  };
}
