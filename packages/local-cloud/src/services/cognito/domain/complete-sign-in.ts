import { textOf } from '../../wire/fields.ts';
import type { CognitoRoom } from '../cognito-room.ts';
import type { User } from '../user-store.ts';
import type { AuthorizationRequest } from './authorization-request.ts';
import { cookie, type DomainRequest, type DomainResponse, redirect, withQuery } from './http.ts';

export const SESSION_COOKIE = 'portico-signin';
const CODE_LIFE_SECONDS = 300;
const SESSION_LIFE_SECONDS = 3600;

type BrowserSession = {
  readonly user: User;
  readonly authTimeSeconds: number;
};

/** The person this browser signed in as, while the account is enabled. */
export const browserSession = (
  room: CognitoRoom,
  request: DomainRequest,
  asked: AuthorizationRequest,
): BrowserSession | undefined => {
  const payload = room.tickets.peek('browser', request.cookies.get(SESSION_COOKIE));
  if (!payload || payload.poolId !== asked.pool.id) return undefined;
  const user = room.users.find(asked.pool, textOf(payload, 'username') ?? '');
  return user?.enabled ? { user, authTimeSeconds: Number(payload.authTimeSeconds) } : undefined;
};

/** Back to the application with a code: single use, five minutes, bound to client, redirect URI and PKCE challenge. */
export const issueCode = (
  room: CognitoRoom,
  asked: AuthorizationRequest,
  session: BrowserSession,
  cookies: readonly string[] = [],
): DomainResponse => {
  const code = room.tickets.issue(
    'code',
    {
      poolId: asked.pool.id,
      clientId: asked.client.id,
      username: session.user.username,
      redirectUri: asked.redirectUri,
      challenge: asked.challenge,
      scopes: asked.scopes,
      nonce: asked.nonce,
      authTimeSeconds: session.authTimeSeconds,
    },
    CODE_LIFE_SECONDS,
  );
  return redirect(withQuery(asked.redirectUri, { code, state: asked.state }), cookies);
};

/** A fresh browser session (never a reused id) and a code. */
export const completeSignIn = (room: CognitoRoom, asked: AuthorizationRequest, user: User): DomainResponse => {
  const authTimeSeconds = Math.floor(room.context.now().getTime() / 1000);
  const token = room.tickets.issue(
    'browser',
    { poolId: asked.pool.id, username: user.username, authTimeSeconds },
    SESSION_LIFE_SECONDS,
  );
  return issueCode(room, asked, { user, authTimeSeconds }, [cookie(SESSION_COOKIE, token, SESSION_LIFE_SECONDS)]);
};
