import 'server-only';
import { Portico } from '@portico/client';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { environment, visitorsApiUrl } from './environment.ts';
import { load } from './failure.ts';
import { publicReads } from './public-reads.ts';
import { signInPath } from './return-to.ts';
import { openSession, SESSION_COOKIE, type Session } from './session-cookie.ts';
import { askedFor, askedForAll, sendingFor } from './viewer.ts';

export const readSession = cache(
  async (): Promise<Session | undefined> => openSession((await cookies()).get(SESSION_COOKIE)?.value),
);

/** The session of a page that is for signed-in people; a visitor signs in and comes back to this very page. */
export const requireSession = async (): Promise<Session> => {
  const session = await readSession();
  if (!session) redirect(signInPath((await headers()).get('x-portico-path') ?? '/'));
  return session;
};

const TIMEOUT_MILLISECONDS = 15_000;

/** One for the whole server: what visitors read is the same for all of them. */
const readPublic = publicReads(sendingFor(askedForAll));

/** For the one who asks for this page. */
const send = sendingFor(async () => askedFor(await headers()));

export const clientFor = (session: Pick<Session, 'accessToken'> | undefined): Portico =>
  new Portico({
    baseUrl: session ? environment.apiUrl : visitorsApiUrl(),
    token: session?.accessToken,
    timeoutMs: TIMEOUT_MILLISECONDS,
    fetch: session ? send : readPublic,
  });

/** A client that acts as the signed-in reader, who signs in first when there is none. */
export const userClient = async (): Promise<Portico> => clientFor(await requireSession());

/** Teams of the reader; one call however many components ask. */
export const readTeams = cache(async () => load(async () => (await userClient()).getCurrentUser()));

/** Asks again without the token that was refused, where visitors are answered. */
const againAsVisitor = async (url: string, init: RequestInit): Promise<Response> => {
  const answer = await send(url, init);
  if (answer.status !== 401) return answer;
  const unsigned = new Headers(init.headers);
  unsigned.delete('authorization');
  return send(url.replace(environment.apiUrl, visitorsApiUrl()), { ...init, headers: unsigned });
};

/** Reads as the reader, as a visitor where there is none; a session that ended meanwhile reads as a visitor too. */
export const readerClient = async (): Promise<Portico> => {
  const session = await readSession();
  if (!session) return clientFor(undefined);
  const { accessToken } = session;
  return new Portico({
    baseUrl: environment.apiUrl,
    token: accessToken,
    timeoutMs: TIMEOUT_MILLISECONDS,
    fetch: againAsVisitor,
  });
};
