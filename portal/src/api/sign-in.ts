import type { CreatedSession, PasskeyRequest, SignIn, SignInStep } from '@portico/client';
import { type NextRequest, NextResponse } from 'next/server';
import { LOCALE_COOKIE } from '../i18n/locale.ts';
import { LINK_COOKIE } from './link-cookie.ts';
import { safeReturnTo } from './return-to.ts';
import { seal, unseal } from './sealed.ts';
import { COOKIE_ATTRIBUTES, SESSION_ATTRIBUTES, SESSION_COOKIE, sealSession, sessionOf } from './session-cookie.ts';

/** What the sign-in page is told: where to go, or what is asked next. */
export type SignInOutcome =
  | { readonly to: string }
  | { readonly asks: SignInStep['asks']; readonly passkey?: PasskeyRequest | undefined };

const STEP_COOKIE = '__Host-portico-step';
const STEP_SECONDS = 180;
/** Says of this browser who signed in from it; it opens nothing. */
const DEVICE_COOKIE = '__Host-portico-device';
/** As long as browsers keep a cookie. */
const DEVICE_SECONDS = 400 * 86_400;

export const deviceTokenOf = ({ cookies }: NextRequest) => {
  const deviceToken = cookies.get(DEVICE_COOKIE)?.value;
  return deviceToken && /^[A-Za-z0-9_.~-]{20,800}$/.test(deviceToken) ? { deviceToken } : {};
};

/** The continuation of the step that this browser was asked; empty when there is none. */
export const continuationOf = async ({ cookies }: NextRequest): Promise<string> =>
  (await unseal<{ continuation: string }>('step', cookies.get(STEP_COOKIE)?.value))?.continuation ?? '';

/** As long as what somebody chooses in this browser. */
const CHOSEN = { path: '/', maxAge: 31_536_000, sameSite: 'lax' } as const;

/** What somebody prefers is how a browser shows the portal from their sign-in on. */
const keepPreferences = ({ cookies }: NextResponse, { language, theme }: CreatedSession['preferences']) => {
  if (language) cookies.set(LOCALE_COOKIE, language, CHOSEN);
  if (theme) cookies.set('theme', theme, CHOSEN);
};

/** The session goes into its sealed cookie, and into another that this browser is known. */
export const keepSession = async (response: NextResponse, created: CreatedSession): Promise<void> => {
  const { cookies } = response;
  keepPreferences(response, created.preferences);
  cookies.set(SESSION_COOKIE, await sealSession(sessionOf(created)), SESSION_ATTRIBUTES);
  if (created.deviceToken)
    cookies.set(DEVICE_COOKIE, created.deviceToken, { ...COOKIE_ATTRIBUTES, maxAge: DEVICE_SECONDS });
};

/** The session, or the step, goes into sealed cookies; the page hears where to go on. */
export const signedIn = async ({ created, step }: SignIn, returnTo: string): Promise<Response> => {
  const outcome: SignInOutcome = step ? { asks: step.asks, passkey: step.passkey } : { to: safeReturnTo(returnTo) };
  const response = NextResponse.json(outcome, { headers: { 'Cache-Control': 'private, no-store' } });
  // Whatever came of it, a link is worth nothing any more.
  if (created) response.cookies.set(LINK_COOKIE, '', { ...COOKIE_ATTRIBUTES, maxAge: 0 });
  const attributes = { ...COOKIE_ATTRIBUTES, maxAge: step ? STEP_SECONDS : 0 };
  const sealed = step ? await seal('step', { continuation: step.continuation }, STEP_SECONDS) : '';
  response.cookies.set(STEP_COOKIE, sealed, attributes);
  if (created) await keepSession(response, created);
  return response;
};
