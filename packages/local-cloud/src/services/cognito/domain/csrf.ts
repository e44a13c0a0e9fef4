import { randomBytes, timingSafeEqual } from 'node:crypto';
import { cookie, type DomainRequest } from './http.ts';

const NAME = 'portico-signin-csrf';

/** The token for a form and the cookie it must match; one that the browser already has is kept, so two tabs work. */
export const csrfToken = (request: DomainRequest): { token: string; cookies: readonly string[] } => {
  const existing = request.cookies.get(NAME);
  if (existing !== undefined && /^[A-Za-z0-9_-]{43}$/.test(existing)) return { token: existing, cookies: [] };
  const token = randomBytes(32).toString('base64url');
  return { token, cookies: [cookie(NAME, token, 3600)] };
};

/** A form counts only with the token of this browser, and never from another site. */
export const checkCsrf = (request: DomainRequest): boolean => {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const expected = Buffer.from(request.cookies.get(NAME) ?? '');
  const given = Buffer.from(request.form.get('_csrf') ?? '');
  return expected.length > 0 && expected.length === given.length && timingSafeEqual(expected, given);
};
