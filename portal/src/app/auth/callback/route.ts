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
import { failureOf, load } from '../../../api/failure.ts';
import { sameText } from '../../../api/same-text.ts';
import { clientFor } from '../../../api/session.ts';
import { openSession, SESSION_COOKIE } from '../../../api/session-cookie.ts';
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

const left = (to: string): NextResponse => {
  const response = NextResponse.redirect(new URL(to, environment.portalUrl), 303);
  response.cookies.set(CONNECTION_COOKIE, '', { ...CONNECTION_ATTRIBUTES, maxAge: 0 });
  response.headers.set('Cache-Control', 'no-store');
  return response;
};

/** A sign-in that tries a connection: its code, or why there is none, goes to the API as the admin's, who began it. */
const finishTest = async (request: NextRequest, signIn: SignIn & { tests: string }): Promise<Response> => {
  const { searchParams } = request.nextUrl;
  const page = `/admin/connections/${signIn.tests}`;
  const session = await openSession(request.cookies.get(SESSION_COOKIE)?.value);
  const body = searchParams.has('error')
    ? { refusal: (searchParams.get('error_description') ?? searchParams.get('error') ?? '-').slice(0, 1000) || '-' }
    : {
        code: (searchParams.get('code') ?? '').slice(0, 2048) || '-',
        ...{ codeVerifier: signIn.codeVerifier, redirectUri: redirectUri(), nonce: signIn.nonce },
      };
  const begun = session && sameText(searchParams.get('state') ?? '', signIn.state);
  if (!begun) return left(`${page}?test=failed`);
  const told = await load(() => clientFor(session).testConnection({ connectionId: signIn.tests, body }));
  return left(told.ok ? page : `${page}?test=failed`);
};

export const GET = async (request: NextRequest): Promise<Response> => {
  const signIn = await openConnection(request.cookies.get(CONNECTION_COOKIE)?.value);
  if (signIn?.tests) return finishTest(request, { ...signIn, tests: signIn.tests });
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
  const response = left(to);
  if (!failed) await keepSession(response, outcome.created);
  return response;
};
