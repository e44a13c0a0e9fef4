import 'server-only';
import { ApiError, Portico } from '@portico/client';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { environment } from './environment.ts';
import { load } from './failure.ts';
import { openSession, SESSION_COOKIE, type Session } from './session-cookie.ts';

export const readSession = cache(
  async (): Promise<Session | undefined> => openSession((await cookies()).get(SESSION_COOKIE)?.value),
);

export const signInPath = (returnTo: string): string => `/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`;

/** The session of a page that is for signed-in people; a visitor signs in and comes back to this very page. */
export const requireSession = async (): Promise<Session> => {
  const session = await readSession();
  if (!session) redirect(signInPath((await headers()).get('x-portico-path') ?? '/'));
  return session;
};

export const clientFor = (session: Session | undefined): Portico =>
  new Portico({ baseUrl: environment.apiUrl, token: session?.accessToken, timeoutMs: 15_000 });

/** A client that acts as the signed-in reader, who signs in first when there is none. */
export const userClient = async (): Promise<Portico> => clientFor(await requireSession());

/** Teams of the reader; one call however many components ask. */
export const readTeams = cache(async () => load(async () => (await userClient()).getCurrentUser()));

/** Reads as the reader; a session that ended meanwhile reads as a visitor. */
export const asReaderOrVisitor = async <T>(
  reader: (client: Portico) => PromiseLike<T>,
  visitor: (client: Portico) => PromiseLike<T>,
): Promise<T> => {
  const session = await readSession();
  if (!session) return visitor(clientFor(undefined));
  try {
    return await reader(clientFor(session));
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return visitor(clientFor(undefined));
    throw error;
  }
};
