import type { CreatedSession, User } from '@portico/client';
import { seal, unseal } from './sealed.ts';

export const SESSION_COOKIE = '__Host-portico-session';
const LIFETIME_SECONDS = 30 * 24 * 3600;
/** Chromium drops cookies above 4096 bytes, name and attributes included. */
const COOKIE_BYTES_MAX = 3900;

export type Session = {
  readonly sessionToken: string;
  readonly sessionId: string;
  readonly accessToken: string;
  /** RFC 3339. */
  readonly accessTokenExpiresAt: string;
  readonly user: Pick<User, 'id' | 'email' | 'name' | 'roles'>;
};

export const COOKIE_ATTRIBUTES = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const;
export const SESSION_ATTRIBUTES = { ...COOKIE_ATTRIBUTES, maxAge: LIFETIME_SECONDS };

export const sessionOf = ({
  session,
  sessionToken,
  accessToken,
  accessTokenExpiresAt,
  user,
}: CreatedSession): Session => ({
  sessionToken,
  sessionId: session.id,
  accessToken,
  accessTokenExpiresAt,
  user: { id: user.id, email: user.email, name: user.name, roles: user.roles },
});

export const sealSession = async (session: Session): Promise<string> => {
  const sealed = await seal('session', session, LIFETIME_SECONDS);
  if (sealed.length > COOKIE_BYTES_MAX) throw new Error(`The session cookie would have ${sealed.length} bytes.`);
  return sealed;
};

export const openSession = (cookie: string | undefined): Promise<Session | undefined> =>
  unseal<Session>('session', cookie);
