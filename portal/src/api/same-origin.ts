import { environment } from './environment.ts';

/** Whether a state-changing request comes from this portal's own pages (OWASP ASVS V3.5.1–3). */
export const isSameOrigin = (headers: Headers): boolean => {
  const origin = headers.get('origin');
  if (origin !== null && origin !== new URL(environment.portalUrl).origin) return false;
  const site = headers.get('sec-fetch-site');
  return site === null ? origin !== null : site === 'same-origin';
};

/**
 * Whether what programs ask too is asked by a page of somebody else's, whatever name was bound to this one (DNS rebinding);
 * programs say neither header.
 */
export const isForeignPage = (headers: Headers): boolean =>
  ['origin', 'sec-fetch-site'].some((name) => headers.has(name)) && !isSameOrigin(headers);
