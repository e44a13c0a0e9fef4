import { environment } from './environment.ts';

const development = process.env.NODE_ENV === 'development';

const policyWith = (scripts: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' ${scripts} 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${new URL(environment.apiUrl).origin} ${environment.uploadsOrigin}${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    `form-action 'self' ${new URL(environment.signInUrl).origin}`,
  ].join('; ');

/** In which a page that is being made learns the nonce of its scripts. */
export const NONCE_HEADER = 'x-portico-nonce';

/** Of a page made for one reader: its scripts carry this answer's nonce. */
export const contentSecurityPolicy = (nonce: string): string => policyWith(`'nonce-${nonce}'`);

/** Of a page that is the same for every visitor: its scripts are those with these hashes, and what they fetch. */
export const hashPolicy = (hashes: readonly string[]): string =>
  policyWith([...new Set(hashes)].map((hash) => `'${hash}'`).join(' '));

/** Of what somebody uploaded: it is looked at, and nothing in it acts. */
export const UPLOADED_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};
