import { type CreatedSession, Portico } from '@portico/client';
import { type NextRequest, NextResponse } from 'next/server';
import {
  CONNECTION_ATTRIBUTES,
  CONNECTION_COOKIE,
  openConnection,
  redirectUri,
  type SignIn,
} from '../../../api/connection.ts';
import { environment } from '../../../api/environment.ts';
import { failureOf } from '../../../api/failure.ts';
import { sameText } from '../../../api/same-text.ts';
import { deviceTokenOf, keepSession } from '../../../api/sign-in.ts';
import { askedFor, sendingFor } from '../../../api/viewer.ts';

type Outcome = { created: CreatedSession; to: string } | { reason: string; requestId?: string | undefined };

const exchange = async (signIn: SignIn, code: string, request: NextRequest): Promise<Outcome> => {
  const { headers } = request;
  const send = sendingFor(() => askedFor(headers));
  const client = new Portico({ baseUrl: environment.apiUrl, retries: 0, fetch: send });
  const device = (headers.get('user-agent') ?? '').slice(0, 300);
  const { codeVerifier, nonce, returnTo } = signIn;
  try {
    const created = await client.createSession({
      body: { code, codeVerifier, redirectUri: redirectUri(), nonce, device, ...deviceTokenOf(request) },
    });
    return { created, to: returnTo };
  } catch (error) {
    const { status, requestId } = failureOf(error);
    return { reason: status === 0 || status >= 500 ? 'unavailable' : 'exchange', requestId };
  }
};

/** Nothing of the query is shown or trusted before the state matched the cookie of this browser. */
const finish = async (request: NextRequest, signIn: SignIn | undefined): Promise<Outcome> => {
  const { searchParams } = request.nextUrl;
  const code = searchParams.get('code');
  if (!signIn) return { reason: 'expired' };
  if (!sameText(searchParams.get('state') ?? '', signIn.state)) return { reason: 'state' };
  if (searchParams.has('error')) return { reason: 'refused' };
  if (!code || code.length > 2048) return { reason: 'exchange' };
  return exchange(signIn, code, request);
};

export const GET = async (request: NextRequest): Promise<Response> => {
  const signIn = await openConnection(request.cookies.get(CONNECTION_COOKIE)?.value);
  const outcome = await finish(request, signIn);
  const failed = 'reason' in outcome;
  const query = failed
    ? {
        reason: outcome.reason,
        returnTo: signIn?.returnTo ?? '/',
        ...(outcome.requestId && { requestId: outcome.requestId }),
      }
    : {};
  const to = failed ? `/sign-in-failed?${new URLSearchParams(query)}` : outcome.to;
  const response = NextResponse.redirect(new URL(to, environment.portalUrl), 303);
  if (!failed) await keepSession(response, outcome.created);
  response.cookies.set(CONNECTION_COOKIE, '', { ...CONNECTION_ATTRIBUTES, maxAge: 0 });
  response.headers.set('Cache-Control', 'no-store');
  return response;
};
