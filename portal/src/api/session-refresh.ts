import { ApiError, Portico } from '@portico/client';
import { environment } from './environment.ts';
import { type Session, sessionOf } from './session-cookie.ts';
import { askedFor, sendingFor } from './viewer.ts';

const REFRESH_BEFORE_MILLISECONDS = 30_000;
/** As long as the API tolerates a session token that was just replaced. */
const REMEMBERED_MILLISECONDS = 20_000;

/** `dead`: the API refused the session; `unreachable`: it could not say. */
export type Refreshed = Session | 'dead' | 'unreachable';

const underway = new Map<string, Promise<Refreshed>>();

const refresh = async (session: Session, headers: Headers): Promise<Refreshed> => {
  try {
    const send = sendingFor(() => askedFor(headers));
    const client = new Portico({ baseUrl: environment.apiUrl, timeoutMs: 10_000, retries: 0, fetch: send });
    return sessionOf(await client.refreshSession({ body: { sessionToken: session.sessionToken } }));
  } catch (error) {
    return error instanceof ApiError && (error.status === 401 || error.status === 400) ? 'dead' : 'unreachable';
  }
};

export const needsRefresh = (session: Session, now: number): boolean =>
  Date.parse(session.accessTokenExpiresAt) - now < REFRESH_BEFORE_MILLISECONDS;

/** Requests of one page that arrive together share one rotation of the session token. */
export const refreshOnce = (session: Session, headers: Headers): Promise<Refreshed> => {
  const known = underway.get(session.sessionToken);
  if (known) return known;
  const answer = refresh(session, headers);
  underway.set(session.sessionToken, answer);
  const forget = () => underway.delete(session.sessionToken);
  answer.then((refreshed) =>
    refreshed === 'unreachable' ? forget() : setTimeout(forget, REMEMBERED_MILLISECONDS).unref(),
  );
  return answer;
};
